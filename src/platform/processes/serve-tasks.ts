import { readdirSync, writeFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { Socket } from 'node:net'
import os from 'node:os'
import { encodeFrame, type Frame, openFrameReader } from './frames.ts'
import { CHANNEL_FD, type TaskMessage, type WorkerMessage } from './messages.ts'

const LOWER_PRIORITY = 10

/** No limits for what the server sends, because it is trusted. */
const NO_LIMITS = { max_json_bytes: Number.POSITIVE_INFINITY, max_parts_bytes: Number.POSITIVE_INFINITY }

/** A task and the bytes that came with it. `report` tells the server which share of the task is done, from 0 to 1. */
export type Task<T> = { input: T; parts: Uint8Array[]; report(share: number): void }
export type Reply = { result: unknown; parts?: Uint8Array[] }

/**
 * Makes this process a worker of `openWorkerPool`: it does one task at a time until it is killed or the server ends.
 * The server logs what `work` throws and treats it as an unexpected failure.
 */
export function serveTasks<T>(work: (task: Task<T>) => Reply | Promise<Reply>): void {
  yieldToServer()
  // Signals are ignored, because a server that is shutting down still waits for its tasks.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  const server = process.ppid
  const channel = new Socket({ fd: CHANNEL_FD })
  const read = openFrameReader(NO_LIMITS)
  const send = (message: WorkerMessage, parts: Uint8Array[] = []) => {
    channel.cork()
    for (const bytes of encodeFrame({ value: message, parts })) channel.write(bytes)
    channel.uncork()
  }

  async function perform({ value, parts }: Frame): Promise<void> {
    const { task, input } = value as TaskMessage
    const report = (share: number) => {
      // A task that never yields gets no event `end` from the channel, so without this check it outlives the server.
      if (process.ppid !== server) endProcess()
      send({ kind: 'progress', task, share })
    }
    try {
      const reply = await work({ input: input as T, parts, report })
      send({ kind: 'result', task, result: reply.result }, reply.parts)
    } catch (error) {
      send({ kind: 'failure', task, message: String((error as Error).stack ?? error).slice(0, 2_000) })
    }
  }

  channel.on('data', (chunk: Buffer) => {
    for (const frame of read(chunk)) void perform(frame)
  })
  for (const event of ['end', 'error', 'close'] as const) channel.on(event, endProcess)
  send({ kind: 'ready' })
  // Node.js would write the cache at the end of the process, but this process is killed.
  flushCompileCache()
}

/** Ends the process at once; `process.exit` would wait for threads of native code. */
function endProcess(): void {
  process.kill(process.pid, 'SIGKILL')
}

/** Gives the server priority when CPU time or memory is short, where the system allows that. */
function yieldToServer(): void {
  ignoreFailure(() => os.setPriority(LOWER_PRIORITY))
  if (process.platform !== 'linux') return
  ignoreFailure(() => {
    // On Linux each thread has a priority of its own, which the threads that it starts inherit.
    for (const thread of readdirSync('/proc/self/task')) os.setPriority(Number(thread), LOWER_PRIORITY)
  })
  ignoreFailure(() => writeFileSync('/proc/self/oom_score_adj', '1000'))
  // A file that makes the process abort must not fill the disk with dumps of its memory.
  ignoreFailure(() => writeFileSync('/proc/self/coredump_filter', '0'))
}

function ignoreFailure(attempt: () => void): void {
  try {
    attempt()
  } catch {
    // Optional: the process also works without it.
  }
}
