import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { ROOT } from '../tools.ts'
import type { LoopDelay } from './loop-delay.ts'

/** The script to load before a server that is to be asked. */
export const LOOP_DELAY = path.join(ROOT, 'test', 'support', 'loop-delay.ts')
/** A server that does nothing, so that any delay of its event loop is caused by the machine. */
export const IDLE = 'test/support/idle.ts'

/** How long the event loop of a process with an IPC channel was blocked since the last call. */
export async function askLoopDelay(child: ChildProcess): Promise<LoopDelay> {
  child.send('loop-delay')
  const [answer] = await once(child, 'message')
  return answer
}
