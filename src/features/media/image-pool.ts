import { AppError } from '../../platform/errors.ts'
import { limitConcurrency } from '../../platform/limit-concurrency.ts'
import { killWorker, nextMessage, openImageWorkers, WorkerTimeout } from './image-processes.ts'
import type { ImageOutcome } from './renditions.ts'

const READ_TIMEOUT_MS = 8_000
const MAX_WAIT_MS = 9_000
/** The client must get an answer before the server cuts the idle connection, which is after 15 s. */
const ANSWER_WITHIN_MS = 14_000
/** Each waiting request keeps a file of up to 10 MB on disk. */
const MAX_WAITING = 60
const RETRY_AFTER_S = 5

declare module '../../platform/services.ts' {
  interface Services {
    images: ImagePool
  }
}

export type ImagePool = {
  /**
   * Makes every size of the picture at a path. A file that is not a readable picture gives a refusal, not an error.
   * @throws AppError `unavailable` when too many requests wait, or the process died
   */
  resize(path: string): Promise<ImageOutcome>
  close(): void
}

export type ImagePoolOptions = { processes: number; readTimeout_ms?: number; maxWait_ms?: number }

/**
 * A pool of processes that resize pictures, with 8 s for each picture. Threads would not do: in a thread, a decoder
 * cannot be stopped or limited in memory, and its crash would end the server.
 */
export function openImagePool(options: ImagePoolOptions): ImagePool {
  const { processes, readTimeout_ms = READ_TIMEOUT_MS, maxWait_ms = MAX_WAIT_MS } = options
  const runLimited = limitConcurrency(processes, { maxWaiting: MAX_WAITING, tooMany: busy })
  const workers = openImageWorkers()

  async function run(path: string, deadline_ms: number): Promise<ImageOutcome> {
    // The time limit starts here: waiting and starting a process do not count.
    const worker = await workers.acquire()
    const left_ms = Math.min(readTimeout_ms, deadline_ms - performance.now())
    try {
      worker.send({ path })
      const outcome = (await nextMessage(worker, left_ms)) as ImageOutcome
      if (outcome.status === 'refused' && outcome.reason === 'too_much_memory') killWorker(worker)
      else workers.release(worker)
      return outcome
    } catch (error) {
      killWorker(worker)
      if (!(error instanceof WorkerTimeout)) throw error
      // The picture had waited and got less than its full time, so the answer blames the server: 503.
      if (left_ms < readTimeout_ms) throw busy()
      return { status: 'refused', reason: 'took_too_long' }
    }
  }

  return {
    resize(path) {
      const waitLimit = AbortSignal.timeout(maxWait_ms)
      const deadline_ms = performance.now() + ANSWER_WITHIN_MS
      return runLimited(() => run(path, deadline_ms), waitLimit).catch((error) => {
        if (error instanceof AppError) throw error
        throw error === waitLimit.reason ? busy() : unavailable(error)
      })
    },
    close: workers.close,
  }
}

function busy(): AppError {
  return new AppError('unavailable', 'images_busy', {
    retryAfter_s: RETRY_AFTER_S,
    isForgiven: true,
  })
}

function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', 'image_unavailable', {
    cause,
    retryAfter_s: RETRY_AFTER_S,
  })
}
