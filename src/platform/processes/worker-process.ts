import { type ChildProcess, spawn } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Compile } from 'typebox/compile'
import { encodeFrame, type Frame, type FrameLimits, openFrameReader } from './frames.ts'
import { CHANNEL_FD, type TaskMessage, WorkerMessage } from './messages.ts'

const START_TIMEOUT_MS = 20_000
/** How long after the end of the process its last error output may arrive. */
const LAST_OUTPUT_MS = 100
const MAX_ERROR_OUTPUT = 4_000
/** Far more than needed: the progress of a file of 100 MB is 1,600 messages. */
const MAX_MESSAGES_PER_TASK = 10_000

export type ProcessOptions = {
  /** A module that calls `serveTasks`. */
  script: URL
  max_heap_mb: number
  /** The limits of one message from the process. */
  answer: FrameLimits
}

export type Answer = { message: WorkerMessage; parts: Uint8Array[] }

/** Why a process ended. `hasAborted` is true when it called `abort`. */
export class ProcessEnded extends Error {
  readonly hasAborted: boolean

  constructor(reason: string, hasAborted = false) {
    super(`a worker process ended: ${reason}`)
    this.hasAborted = hasAborted
  }
}

/** The exit code after `abort` on Windows, which has no signals. */
const ABORT_CODE = 134

type Listener = { take(answer: Answer): void; reject(reason: ProcessEnded): void }

const messageCheck = Compile(WorkerMessage)

/** The process shares the cache of compiled code, so that it starts in a third of the time. */
function environment(): Record<string, string> {
  const folder = getCompileCacheDir()
  return { VIPS_WARNING: '0', ...(folder && { NODE_COMPILE_CACHE: path.dirname(folder) }) }
}

/**
 * A worker process. It does not get the server's environment, so that its memory contains no secret of the server. It
 * is killed when it sends a message that nobody waits for. Every event has a listener at all times, so that none throws.
 */
export class WorkerProcess {
  readonly pid: number
  readonly #child: ChildProcess
  readonly #channel: Duplex | undefined
  #listener: Listener | undefined
  #onEnd: (() => void) | undefined
  #end: ProcessEnded | undefined
  #isUsable = true
  #messages = 0
  #errorOutput = ''

  constructor({ script, max_heap_mb, answer }: ProcessOptions) {
    this.#child = spawn(process.execPath, [`--max-old-space-size=${max_heap_mb}`, fileURLToPath(script)], {
      env: environment(),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    })
    this.pid = this.#child.pid ?? 0
    // Without free file descriptors, the child has no streams.
    this.#channel = (this.#child.stdio as unknown[] | undefined)?.[CHANNEL_FD] as Duplex | undefined
    this.#watchChild()
    this.#watchChannel(openFrameReader(answer))
    // An idle process must not keep the server running.
    for (const handle of [this.#child, this.#child.stderr, this.#channel])
      (handle as { unref?(): void } | undefined)?.unref?.()
  }

  #watchChild(): void {
    const child = this.#child
    child.on('error', (error) => this.#finish(new ProcessEnded(error.message)))
    child.on('exit', (code, signal) => {
      this.#isUsable = false
      const finish = () =>
        this.#finish(
          new ProcessEnded(this.#wordsOfExit(code, signal), signal === 'SIGABRT' || code === ABORT_CODE),
        )
      child.once('close', finish)
      setTimeout(finish, LAST_OUTPUT_MS)
    })
    child.stderr?.on('error', () => {})
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#errorOutput += chunk.toString('utf8')
      // The process must not keep the server busy by its output.
      if (this.#errorOutput.length > MAX_ERROR_OUTPUT) child.stderr?.destroy()
    })
  }

  #watchChannel(read: (chunk: Uint8Array) => Frame[]): void {
    const channel = this.#channel
    if (!channel) {
      this.kill('it has no channel')
      return
    }
    channel.on('data', (chunk: Buffer) => {
      try {
        for (const frame of read(chunk)) this.#receive(frame)
      } catch (error) {
        this.kill((error as Error).message)
      }
    })
    // Only kills: the event `exit` follows and gives the reason.
    const close = () => {
      this.#isUsable = false
      this.#child.kill('SIGKILL')
    }
    channel.on('error', close)
    channel.on('close', close)
  }

  /** False when the process has ended or is about to end. */
  get isUsable(): boolean {
    return this.#isUsable
  }

  /** Calls `onEnd` when the process ends. */
  onEnd(onEnd: () => void): void {
    this.#onEnd = onEnd
  }

  /** Resolves when the process can take tasks. @throws ProcessEnded when it does not start */
  async ready(): Promise<void> {
    const timer = setTimeout(() => this.kill('it did not start in time'), START_TIMEOUT_MS)
    try {
      await this.listen(({ message }) => (message.kind === 'ready' ? true : undefined))
    } finally {
      clearTimeout(timer)
    }
  }

  send(message: TaskMessage, parts: Uint8Array[]): void {
    this.#messages = 0
    this.#channel?.cork()
    for (const bytes of encodeFrame({ value: message, parts })) this.#channel?.write(bytes)
    this.#channel?.uncork()
  }

  /**
   * Passes each message to `take` until `take` returns a result. If `take` throws, the process is killed.
   * @throws ProcessEnded when the process ends before there is a result
   */
  listen<T>(take: (answer: Answer) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end)
      this.#listener = {
        reject,
        take: (answer) => {
          const result = take(answer)
          if (result === undefined) return
          this.#listener = undefined
          resolve(result)
        },
      }
    })
  }

  /** Kills the process by SIGKILL, the only signal that it cannot ignore. The listener gets `ProcessEnded`. */
  kill(reason: string): void {
    this.#finish(new ProcessEnded(reason))
  }

  #receive({ value, parts }: Frame): void {
    if (this.#end) return
    const isExpected = messageCheck.Check(value) && ++this.#messages <= MAX_MESSAGES_PER_TASK
    if (!isExpected || !this.#listener) throw new Error('it sent a message that nobody expects')
    this.#listener.take({ message: value as WorkerMessage, parts })
  }

  #wordsOfExit(code: number | null, signal: NodeJS.Signals | null): string {
    return [signal ?? `exit code ${code}`, this.#errorOutput.slice(0, MAX_ERROR_OUTPUT)]
      .filter(Boolean)
      .join(', ')
  }

  #finish(end: ProcessEnded): void {
    if (this.#end) return
    this.#end = end
    this.#isUsable = false
    this.#child.kill('SIGKILL')
    this.#channel?.destroy()
    this.#child.stderr?.destroy()
    this.#listener?.reject(end)
    this.#listener = undefined
    this.#onEnd?.()
  }
}
