import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('./image-worker.ts', import.meta.url))

const START_WITHIN_MS = 10_000
/** Idle processes go, and their memory with them. */
const IDLE_MS = 10_000

/** Processes of `image-worker.ts`: started when one is wanted and none is idle. */
export type ImageWorkers = {
  /** One that is ready. Give it back when it has answered; end it when it has not. */
  take(): Promise<ChildProcess>
  giveBack(worker: ChildProcess): void
  close(): void
}

export function openImageWorkers(): ImageWorkers {
  const idle = new Map<ChildProcess, NodeJS.Timeout>()
  const all = new Set<ChildProcess>()

  async function hire(): Promise<ChildProcess> {
    const worker = startWorker()
    all.add(worker)
    worker.once('exit', () => {
      all.delete(worker)
      clearTimeout(idle.get(worker))
      idle.delete(worker)
    })
    // Its first word says that it is ready.
    await nextMessage(worker, START_WITHIN_MS).catch((error) => {
      end(worker)
      throw new Error('a process for pictures did not start', { cause: error })
    })
    return worker
  }

  return {
    async take() {
      const [known] = idle
      if (!known) return hire()
      const [worker, timer] = known
      clearTimeout(timer)
      idle.delete(worker)
      return worker
    },
    giveBack: (worker) => void idle.set(worker, setTimeout(() => end(worker), IDLE_MS).unref()),
    close() {
      for (const worker of all) end(worker)
    },
  }
}

/** At once: a decoder does not listen. */
export function end(worker: ChildProcess): void {
  worker.kill('SIGKILL')
}

/** Nobody answered in time. */
export class Late extends Error {}

/** The next message of a worker; throws `Late`, or what it died of. */
export async function nextMessage(worker: ChildProcess, within_ms: number): Promise<unknown> {
  const over = new AbortController()
  const died = () => over.abort(new Error(`the process ended (${worker.signalCode ?? worker.exitCode})`))
  const timer = setTimeout(() => over.abort(new Late()), within_ms)
  worker.once('exit', died)
  try {
    const [message] = await once(worker, 'message', { signal: over.signal })
    return message
  } catch (error) {
    throw over.signal.reason ?? error
  } finally {
    clearTimeout(timer)
    worker.off('exit', died)
  }
}

/** It is given no environment: no secret of the server is in its memory. */
function startWorker(): ChildProcess {
  const worker = fork(WORKER, {
    env: { VIPS_WARNING: '0' },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // Who waits for it hears of it by `nextMessage`.
  worker.on('error', () => {})
  worker.unref()
  worker.channel?.unref()
  return worker
}
