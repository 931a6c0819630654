import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../platform/errors.ts'
import { turns } from '../../platform/turns.ts'
import type { ImageOutcome } from './renditions.ts'

const WORKER = fileURLToPath(new URL('./image-worker.ts', import.meta.url))

const START_WITHIN_MS = 10_000
/** With the wait before it less than the 15 s after which a connection on which nothing moves is cut. */
const WALL_CLOCK_MS = 8_000
const LONGEST_WAIT_MS = 6_000
/** Each has a file of at most 10 MB on disk meanwhile. */
const MOST_WAITING = 60
const RETRY_AFTER_S = 5
/** Idle processes go, and their memory with them. */
const IDLE_MS = 10_000

export type ImagePool = {
  /**
   * Makes every size of the picture at a path; answers for every content, however bad.
   * @throws AppError `unavailable` when too many wait, or the process died
   */
  resize(path: string): Promise<ImageOutcome>
  close(): void
}

export type ImagePoolOptions = { processes: number; wallClock_ms?: number; longestWait_ms?: number }

/**
 * Processes that make pictures smaller, each with 8 s for a picture, at a lower priority than the server. Not threads:
 * a decoder can neither be stopped nor held to an amount of memory in a thread, and its faults would be the server's.
 */
export function openImagePool(options: ImagePoolOptions): ImagePool {
  const { processes, wallClock_ms = WALL_CLOCK_MS, longestWait_ms = LONGEST_WAIT_MS } = options
  const inTurn = turns(processes, { most: MOST_WAITING, full: busy })
  const idle = new Map<ChildProcess, NodeJS.Timeout>()
  const all = new Set<ChildProcess>()

  function takeWorker(): { worker: ChildProcess; isNew: boolean } {
    const [known] = idle
    if (!known) return { worker: hire(), isNew: true }
    const [worker, timer] = known
    clearTimeout(timer)
    idle.delete(worker)
    return { worker, isNew: false }
  }

  function hire(): ChildProcess {
    const worker = startWorker()
    all.add(worker)
    worker.once('exit', () => {
      all.delete(worker)
      clearTimeout(idle.get(worker))
      idle.delete(worker)
    })
    return worker
  }

  function giveBack(worker: ChildProcess): void {
    idle.set(worker, setTimeout(() => worker.kill('SIGKILL'), IDLE_MS).unref())
  }

  async function run(path: string): Promise<ImageOutcome> {
    const { worker, isNew } = takeWorker()
    try {
      // The clock starts when the process has: neither a queue nor its start costs the picture time.
      if (isNew) await messageOf(worker, START_WITHIN_MS)
      worker.send({ path })
      const outcome = (await messageOf(worker, wallClock_ms)) as ImageOutcome
      if (outcome.status === 'refused' && outcome.reason === 'too_much_memory') worker.kill('SIGKILL')
      else giveBack(worker)
      return outcome
    } catch (error) {
      worker.kill('SIGKILL')
      if (error instanceof Late) return { status: 'refused', reason: 'took_too_long' }
      throw error
    }
  }

  return {
    resize(path) {
      const waited = AbortSignal.timeout(longestWait_ms)
      return inTurn(() => run(path), waited).catch((error) => {
        if (error instanceof AppError) throw error
        throw error === waited.reason ? busy() : unavailable(error)
      })
    },
    close() {
      for (const worker of all) worker.kill('SIGKILL')
    },
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
  // Told by `messageOf` to who waits for it.
  worker.on('error', () => {})
  worker.unref()
  worker.channel?.unref()
  return worker
}

class Late extends Error {}

/** The next message of a worker; rejects when it dies before, or is late. */
async function messageOf(worker: ChildProcess, within_ms: number): Promise<unknown> {
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

function busy(): AppError {
  return new AppError('unavailable', 'Too many pictures are being read; please try again.', {
    retryAfter_s: RETRY_AFTER_S,
    isForgiven: true,
  })
}

function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', 'The picture cannot be read at the moment; please try again.', {
    cause,
    retryAfter_s: RETRY_AFTER_S,
  })
}
