import { type Owner, openTurns, type TurnsOptions } from '../turns.ts'
import type { Frame } from './frames.ts'
import { type IdleProcesses, openIdleProcesses } from './idle-processes.ts'
import { type BrokenLimit, type TaskLimits, watchTask } from './watch.ts'
import { ProcessEnded, type ProcessOptions, type WorkerProcess } from './worker-process.ts'

/** One process may die by accident. When a second one dies of the same task, the task is to blame. */
const MAX_DEATHS = 2

/**
 * Why a task has no result:
 * - memory: it needed more memory than allowed.
 * - time: it used up its time, most of it on the processor.
 * - starved: the machine was too busy to give it its time.
 * - died: two processes in a row ended, or replied with nonsense, while they worked on it.
 */
export class TaskFailure extends Error {
  readonly reason: BrokenLimit | 'died'

  constructor(reason: BrokenLimit | 'died', cause?: unknown) {
    super(`a task in a worker process failed: ${reason}`, { cause })
    this.reason = reason
  }
}

export type PoolOptions<Result> = ProcessOptions &
  TaskLimits & {
    /** How many tasks run at once, each in a process. Owners take turns. */
    processes: number
    turns?: Omit<TurnsOptions, 'limit'>
    /** Checks a reply, because a hostile file may control the process. @throws Error when the reply is wrong */
    readResult(frame: Frame): Result
  }

type PoolTask = {
  owner: Owner
  input: unknown
  /** Loads the bytes that go with the input, once it is the task's turn. */
  loadParts?: () => Promise<Uint8Array[]>
  /** Ends the task, whether it waits or runs. */
  signal?: AbortSignal | undefined
  /** At this time of `performance.now()`, an unfinished task fails as starved. */
  deadline_ms?: number
  onProgress?: ((share: number) => void) | undefined
}

export type WorkerPool<Result> = {
  /**
   * Does the task in a process. The task's time starts when the process is ready.
   * @throws TaskFailure, the signal's reason, or Error when the task threw, no process starts, or the pool is closed
   */
  run(task: PoolTask): Promise<Result>
  /** Kills all processes. */
  close(): void
}

/**
 * Worker processes that read what people send. Not threads: only a process can be killed at any time, limited in
 * memory, given a lower priority, and kept away from the server's secrets when a file exploits a decoder.
 */
export function openWorkerPool<Result>(options: PoolOptions<Result>): WorkerPool<Result> {
  const runInTurn = openTurns({ ...options.turns, limit: options.processes })
  const processes = openIdleProcesses(options)
  const closed = new AbortController()
  let tasks = 0

  /** @throws ProcessEnded when the process died */
  async function attempt(task: PoolTask, stop: AbortSignal): Promise<Result> {
    const parts = (await task.loadParts?.()) ?? []
    const worker = await acquireBefore(processes, task.deadline_ms)
    const kill = () => worker.kill('its task was ended')
    const watch = watchTask(worker.pid, options, task.deadline_ms ?? Number.POSITIVE_INFINITY, kill)
    stop.addEventListener('abort', kill)
    try {
      stop.throwIfAborted()
      const result = await perform(worker, { ...task, number: ++tasks, parts }, options.readResult)
      const broken = watch.finish()
      if (broken) throw new TaskFailure(broken)
      processes.release(worker)
      return result
    } catch (error) {
      kill()
      stop.throwIfAborted()
      if (error instanceof TaskFailure) throw error
      const broken = watch.finish()
      if (broken) throw new TaskFailure(broken, error)
      // V8 aborts a process whose heap is full.
      if (error instanceof ProcessEnded && error.hasAborted) throw new TaskFailure('memory', error)
      throw error
    } finally {
      watch.finish()
      stop.removeEventListener('abort', kill)
    }
  }

  return {
    run(task) {
      const stop = AbortSignal.any(task.signal ? [closed.signal, task.signal] : [closed.signal])
      return runInTurn(
        task.owner,
        async () => {
          for (let deaths = 1; ; deaths++) {
            try {
              return await attempt(task, stop)
            } catch (error) {
              if (!(error instanceof ProcessEnded)) throw error
              if (deaths === MAX_DEATHS) throw new TaskFailure('died', error)
            }
          }
        },
        stop,
      )
    },
    close() {
      closed.abort(new Error('the worker processes are closed'))
      processes.close()
    },
  }
}

/**
 * Sends the task and waits for its result. A message about anything else kills the process.
 * @throws ProcessEnded, and Error when the task threw
 */
async function perform<Result>(
  worker: WorkerProcess,
  { number, input, parts, onProgress }: PoolTask & { number: number; parts: Uint8Array[] },
  readResult: (frame: Frame) => Result,
): Promise<Result> {
  const answered = worker.listen(({ message, parts }) => {
    if (message.kind === 'ready' || message.task !== number) throw new Error('it answered another task')
    if (message.kind === 'progress') {
      onProgress?.(message.share)
      return undefined
    }
    if (message.kind === 'failure') return { failure: message.message }
    return { result: readResult({ value: message.result, parts }) }
  })
  worker.send({ task: number, input }, parts)
  const answer = await answered
  if ('failure' in answer) throw new Error(`a task in a worker process threw: ${answer.failure}`)
  return answer.result
}

/** @throws TaskFailure `starved` at the deadline; the process that was starting then serves another task */
async function acquireBefore(
  processes: IdleProcesses,
  deadline_ms = Number.POSITIVE_INFINITY,
): Promise<WorkerProcess> {
  const acquiring = processes.acquire()
  if (deadline_ms === Number.POSITIVE_INFINITY) return acquiring
  const { promise: late, reject } = Promise.withResolvers<never>()
  const giveUp = () => {
    reject(new TaskFailure('starved'))
    acquiring.then(processes.release, () => {})
  }
  const timer = setTimeout(giveUp, Math.max(0, deadline_ms - performance.now()))
  return Promise.race([acquiring, late]).finally(() => clearTimeout(timer))
}
