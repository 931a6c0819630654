import { AppError } from '../../platform/errors.ts'
import { turns } from '../../platform/turns.ts'
import { end, Late, nextMessage, openImageWorkers } from './image-processes.ts'
import type { ImageOutcome } from './renditions.ts'

const WALL_CLOCK_MS = 8_000
const LONGEST_WAIT_MS = 9_000
/** A connection on which nothing moves is cut after 15 s; who waits on it is to be answered before. */
const ANSWER_WITHIN_MS = 14_000
/** Each has a file of at most 10 MB on disk meanwhile. */
const MOST_WAITING = 60
const RETRY_AFTER_S = 5

declare module '../../platform/services.ts' {
  interface Services {
    images: ImagePool
  }
}

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
  const workers = openImageWorkers()

  async function run(path: string, until_ms: number): Promise<ImageOutcome> {
    // The clock starts when the process has: neither a queue nor its start costs the picture time.
    const worker = await workers.take()
    const left_ms = Math.min(wallClock_ms, until_ms - performance.now())
    try {
      worker.send({ path })
      const outcome = (await nextMessage(worker, left_ms)) as ImageOutcome
      if (outcome.status === 'refused' && outcome.reason === 'too_much_memory') end(worker)
      else workers.giveBack(worker)
      return outcome
    } catch (error) {
      end(worker)
      if (!(error instanceof Late)) throw error
      // What was given less time than a picture has is not too slow by itself.
      if (left_ms < wallClock_ms) throw busy()
      return { status: 'refused', reason: 'took_too_long' }
    }
  }

  return {
    resize(path) {
      const waited = AbortSignal.timeout(longestWait_ms)
      const until_ms = performance.now() + ANSWER_WITHIN_MS
      return inTurn(() => run(path, until_ms), waited).catch((error) => {
        if (error instanceof AppError) throw error
        throw error === waited.reason ? busy() : unavailable(error)
      })
    },
    close: workers.close,
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
