import { closeSync, existsSync, writeFileSync, writeSync } from 'node:fs'
import { encodeFrame } from '../../src/platform/processes/frames.ts'
import { CHANNEL_FD } from '../../src/platform/processes/messages.ts'
import { serveTasks } from '../../src/platform/processes/serve-tasks.ts'

/** What a worker process of the tests does with a task. */
export type Behaviour =
  | 'echo'
  | 'throw'
  | 'sleep'
  | 'spin'
  | 'fill memory'
  | 'fill heap'
  | 'report'
  | 'exit'
  | 'exit once'
  | 'close channel'
  | 'crash'
  | 'answer another task'
  | 'wrong shape'
  | 'no frame'
  | 'broken JSON'
  | 'huge frame'
  | 'endless frame'
  | 'endless reports'
  | 'chatter'
  | 'write errors'

/** `marker` is the path of a file by which a process knows that another one has tried before. */
export type UnreliableTask = { behaviour: Behaviour; text?: string; marker?: string }

const kept: Uint8Array[] = []

/** Writes bytes that break the protocol, as a process might after a malicious file has taken it over. */
function writeRaw(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(CHANNEL_FD, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
const writeFrame = (value: unknown, parts: Uint8Array[] = []) =>
  writeRaw(Buffer.concat(encodeFrame({ value, parts })))
const header = (...numbers: number[]) => Buffer.from(Uint32Array.from(numbers).buffer)
const forever = () => {
  for (;;) Math.random()
}

const MISBEHAVIOURS: Partial<Record<Behaviour, () => unknown>> = {
  throw: () => {
    throw new Error('the work failed')
  },
  sleep: () => new Promise(() => setInterval(() => {}, 1_000)),
  spin: forever,
  'fill memory': () => {
    for (;;) kept.push(Buffer.alloc(1_000_000, 1))
  },
  'fill heap': () => {
    const all: object[] = []
    for (;;) all.push({ number: Math.random() })
  },
  exit: () => process.exit(0),
  'close channel': () => {
    closeSync(CHANNEL_FD)
    forever()
  },
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  'answer another task': () => writeFrame({ kind: 'result', task: 0, result: 'of another task' }),
  'wrong shape': () => writeFrame({ kind: 'resolt', task: 1 }),
  'no frame': () => writeRaw(Buffer.from('these bytes are no frame at all')),
  'broken JSON': () => writeRaw(Buffer.concat([header(2, 0), Buffer.from('{]')])),
  'huge frame': () => writeRaw(header(2, 1, 0xffff_ffff)),
  'endless frame': () => {
    writeRaw(header(900, 0))
    forever()
  },
  'endless reports': () => {
    for (;;) writeFrame({ kind: 'progress', task: 1, share: 0.5 })
  },
  chatter: () => setTimeout(() => writeFrame({ kind: 'ready' }), 50),
  'write errors': () => {
    for (let i = 0; i < 1_000; i++) console.error('an endless complaint '.repeat(100))
  },
}

serveTasks<UnreliableTask>(async ({ input: { behaviour, text, marker = '' }, parts, report }) => {
  if (behaviour === 'exit once' && !existsSync(marker)) {
    writeFileSync(marker, '')
    process.exit(0)
  }
  if (behaviour === 'report') for (const share of [0, 0.25, 1]) report(share)
  await MISBEHAVIOURS[behaviour]?.()
  return { result: { text: text ?? behaviour, pid: process.pid }, parts }
})
