import { AppError } from '../../platform/errors.ts'
import { RESPOND_WITHIN_MS } from '../../platform/http/slow-clients.ts'
import { openWorkerPool, TaskFailure } from '../../platform/processes/index.ts'
import { readImageReply } from './image-reply.ts'
import { type DrawTask, type ImageOutcome, MAX_MEMORY_BYTES, type ResizeTask } from './renditions.ts'

const SCRIPT = new URL('./image-worker.ts', import.meta.url)

const TIME_MS = 8_000
const MAX_WAIT_MS = 9_000
/** Each waiting request keeps a file of up to 10 MB on disk. */
const MAX_WAITING = 60
const RETRY_AFTER_S = 5

/** Small, because decoders use memory outside the heap. */
const MAX_HEAP_MB = 128

/** A rendition of pure noise takes half a megabyte. */
const ANSWER = { max_json_bytes: 1_000, max_parts_bytes: 10_000_000 }

declare module '../../platform/services.ts' {
  interface Services {
    images: ImagePool
  }
}

export type ImagePool = {
  /**
   * Makes every size of the picture at a path. A file that is not a readable picture gives a refusal, not an error.
   * @throws AppError `unavailable` when too many pictures wait, or the machine is too busy to read this one
   */
  resize(path: string, owner_id: number): Promise<ImageOutcome>
  /**
   * Draws a picture as PNG. The SVG must be the server's own; nothing that people wrote may be in it.
   * @throws AppError `unavailable` when it cannot be drawn now
   */
  draw(svg: string, owner_id: number): Promise<Uint8Array>
  close(): void
}

export type ImagePoolOptions = {
  processes: number
  time_ms?: number
  patience_ms?: number
  maxWait_ms?: number
}

/** Processes that resize and draw pictures. People take turns. */
export function openImagePool(options: ImagePoolOptions): ImagePool {
  const { processes, time_ms = TIME_MS, patience_ms = time_ms, maxWait_ms = MAX_WAIT_MS } = options
  const pool = openWorkerPool({
    script: SCRIPT,
    processes,
    turns: { waiting: { max: MAX_WAITING, max_ms: maxWait_ms, tooMany: busy } },
    max_heap_mb: MAX_HEAP_MB,
    max_memory_bytes: MAX_MEMORY_BYTES,
    time_ms,
    patience_ms,
    answer: ANSWER,
    readResult: readImageReply,
  })
  return {
    async resize(path, owner) {
      const input: ResizeTask = { path }
      const deadline_ms = performance.now() + RESPOND_WITHIN_MS
      const outcome = await pool.run({ owner, input, deadline_ms }).catch(refusedAs)
      if (outcome.status === 'drawn') throw unavailable(new Error('a drawing came instead of sizes'))
      return outcome
    },
    async draw(svg, owner) {
      const input: DrawTask = { svg }
      const deadline_ms = performance.now() + RESPOND_WITHIN_MS
      const outcome = await pool.run({ owner, input, deadline_ms }).catch((error: unknown) => {
        throw error instanceof AppError ? error : unavailable(error)
      })
      if (outcome.status !== 'drawn') throw unavailable(new Error('sizes came instead of a drawing'))
      return outcome.png
    },
    close: pool.close,
  }
}

/** A picture that breaks a limit is refused. @throws AppError for everything that is not the picture's fault */
function refusedAs(error: unknown): ImageOutcome {
  if (error instanceof AppError) throw error
  if (!(error instanceof TaskFailure)) throw unavailable(error)
  switch (error.reason) {
    case 'memory':
      return { status: 'refused', reason: 'too_much_memory' }
    case 'time':
      return { status: 'refused', reason: 'took_too_long' }
    case 'died':
      return { status: 'refused', reason: 'damaged', cause: String(error.cause) }
    case 'starved':
      throw busy()
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
