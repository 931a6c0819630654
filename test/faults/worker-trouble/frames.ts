import { randomBytes } from 'node:crypto'
import { closeSync, readFileSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as real from '../../../src/platform/processes/frames.ts'
import { CHANNEL_FD, type TaskMessage, type WorkerMessage } from '../../../src/platform/processes/messages.ts'
import { isStart, type Kind, type WorkerName } from './kinds.ts'
import { hostileKindOf, type Order, Orders } from './orders.ts'

// Stands between a worker process and its channel, and makes the process misbehave as the test orders. The scripts
// and decoders of the process are those of the server.

type Frame = real.Frame & { value: WorkerMessage }

const orders = new Orders(new URL(import.meta.url).searchParams.get('orders') ?? '')
const worker = path.basename(process.argv[1] ?? '', '.ts') as WorkerName

/** What the process does in its present task. */
let trouble: { kind: Kind; at: Order['at'] } | undefined

export function openFrameReader(limits: real.FrameLimits): (chunk: Uint8Array) => real.Frame[] {
  const read = real.openFrameReader(limits)
  return (chunk) => {
    const frames = read(chunk)
    for (const frame of frames) begin(frame)
    return frames
  }
}

function begin({ value }: real.Frame): void {
  const { path: file } = (value as TaskMessage).input as { path?: string }
  const hostile = file && hostileKindOf(readFileSync(file))
  if (hostile) trouble = { kind: hostile, at: 'result' }
  // A second death would be the task's own fault. So only its first attempt gets into trouble, and only by an order from
  // before the file was there: an earlier trouble may have ended a process that was about to read the file.
  else if (file && !orders.isFirstAttempt(file)) trouble = undefined
  else if (isOrderForStart(file)) process.exit()
  else trouble = orders.take(worker, file)
}

/** Whether the order that waits is for a process that starts. */
function isOrderForStart(file?: string): boolean {
  const order = orders.waiting(worker, file)
  return order !== undefined && isStart(order.kind)
}

export function encodeFrame(frame: real.Frame): Uint8Array[] {
  const { kind } = frame.value as WorkerMessage
  if (kind === 'ready' && isOrderForStart()) trouble = orders.take(worker)
  const isNow = trouble && (trouble.at === 'first message' || kind !== 'progress')
  if (!trouble || !isNow) return real.encodeFrame(frame)
  const what = trouble.kind
  trouble = undefined
  return ACTIONS[what](frame as Frame)
}

const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer)
const hang = (): never => {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
const spin = (): never => {
  // Otherwise a busy machine gives it so little time that it is not to blame. Only root may do this.
  try {
    os.setPriority(-10)
  } catch {}
  for (;;) Math.random()
}
const exit = (): never => process.exit()
const crash = (): never => {
  process.kill(process.pid, 'SIGSEGV')
  return hang()
}
const rubbish = () => [randomBytes(10_000)]
const hugeFrame = () => [number(2), number(1), number(0xffff_ffff)]
/** Stops itself; goes on when the test lets it. */
const stop = (frame: Frame) => {
  process.kill(process.pid, 'SIGSTOP')
  return real.encodeFrame(frame)
}

/** What the process does at one of its messages; returns the bytes to send instead. */
const ACTIONS: Record<Kind, (frame: Frame) => Uint8Array[]> = {
  exits: exit,
  crashes: crash,
  'closes the channel': () => {
    closeSync(CHANNEL_FD)
    return hang()
  },
  'sends rubbish': rubbish,
  'sends broken JSON': () => [number(2), number(0), Buffer.from('{]')],
  'sends half a frame and exits': (frame) => {
    const bytes = Buffer.concat(real.encodeFrame(frame))
    writeNow(bytes.subarray(0, bytes.length / 2))
    return exit()
  },
  'announces a huge frame': hugeFrame,
  'sends a wrong shape': ({ value, parts }) =>
    real.encodeFrame({ value: { ...value, kind: 'resolt' }, parts }),
  'answers another task': ({ value, parts }) =>
    real.encodeFrame({ value: { ...value, task: 1 + ('task' in value ? value.task : 0) }, parts }),
  'answers twice': (frame) => [...real.encodeFrame(frame), ...real.encodeFrame(frame)],
  'reports without end': ({ value }) => {
    const report = { kind: 'progress', task: 'task' in value ? value.task : 0, share: 0.5 }
    for (;;) writeNow(Buffer.concat(real.encodeFrame({ value: report, parts: [] })))
  },
  'speaks when idle': (frame) => {
    setTimeout(() => writeNow(Buffer.concat(real.encodeFrame({ value: { kind: 'ready' }, parts: [] }))), 20)
    return real.encodeFrame(frame)
  },
  'floods the error output': (frame) => {
    for (let i = 0; i < 1_000; i++) console.error('an endless complaint '.repeat(100))
    return real.encodeFrame(frame)
  },
  // Sends nothing, so that the signal always comes in time.
  'is killed': () => [],
  'is stopped for a moment': stop,
  'gets little time': stop,
  'is stopped for good': stop,
  'exits while it starts': exit,
  'sends rubbish while it starts': rubbish,
  'reads a file that makes it exit': exit,
  'reads a file that makes it crash': crash,
  'reads a file that makes it send rubbish': rubbish,
  'reads a file that makes it announce a huge frame': hugeFrame,
  'reads a file that fills its heap': () => {
    const all: object[] = []
    for (;;) all.push({ number: Math.random() })
  },
  'reads a file that fills its memory': () => {
    const all: Uint8Array[] = []
    for (;;) all.push(Buffer.alloc(1_000_000, 1))
  },
  'reads a file that takes for ever': spin,
}

/** Writes past the queue of the stream. */
function writeNow(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(CHANNEL_FD, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
