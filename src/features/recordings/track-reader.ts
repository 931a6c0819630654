import { AppError } from '../../platform/errors.ts'
import { RESPOND_WITHIN_MS } from '../../platform/http/slow-clients.ts'
import { openWorkerPool, TaskFailure } from '../../platform/processes/index.ts'
import type { Owner } from '../../platform/turns.ts'
import type { ShownPart } from '../cropping/index.ts'
import type { StreamsTask } from './streams-json.ts'
import { readTrackReply, type TrackOverview, type TrackReply } from './track-reply.ts'
import type { HidingOfTracks, TrackTask } from './track-worker.ts'

const SCRIPT = new URL('./track-worker.ts', import.meta.url)

const PROCESSES = 2
const MAX_HEAP_MB = 256
const MAX_MEMORY_BYTES = 512_000_000
const TIME_MS = 8_000
const MAX_WAIT_MS = 8_000
const MAX_WAITING = 60
const RETRY_AFTER_S = 5

/** 20,000 points of ten channels are 4 MB of JSON. */
const ANSWER = { max_json_bytes: 200_000, max_parts_bytes: 10_000_000 }

declare module '../../platform/services.ts' {
  interface Services {
    trackReader: TrackReader
  }
}

type LoadData = () => Promise<Uint8Array>
type LoadTracks = () => Promise<Uint8Array[]>

/**
 * Reads tracks in worker processes, one task at a time for each person or other `owner`. Calls `load` for the stored
 * data when the task's turn comes. Throws AppError `unavailable` when too many tasks wait or the track cannot be read.
 */
export type TrackReader = {
  /** The JSON of the track's streams. */
  streams(owner_id: number, task: StreamsTask, load: LoadData): Promise<Uint8Array>
  overview(owner_id: number, load: LoadData): Promise<TrackOverview>
  /** What others get of each track; null for a damaged one. */
  shownParts(owner: string, hiding: HidingOfTracks, load: LoadTracks): Promise<(ShownPart | null)[]>
  close(): void
}

export type TrackReaderOptions = { processes?: number; maxWait_ms?: number; time_ms?: number }

export function openTrackReader(options: TrackReaderOptions = {}): TrackReader {
  const { processes = PROCESSES, maxWait_ms = MAX_WAIT_MS, time_ms = TIME_MS } = options
  const pool = openWorkerPool({
    script: SCRIPT,
    processes,
    turns: { maxPerOwner: 1, waiting: { max: MAX_WAITING, max_ms: maxWait_ms, tooMany: busy } },
    max_heap_mb: MAX_HEAP_MB,
    max_memory_bytes: MAX_MEMORY_BYTES,
    time_ms,
    answer: ANSWER,
    readResult: readTrackReply,
  })

  function run(owner: Owner, input: TrackTask, loadParts: LoadTracks): Promise<TrackReply> {
    const deadline_ms = performance.now() + RESPOND_WITHIN_MS
    return pool.run({ owner, input, loadParts, deadline_ms }).catch(throwUnavailable)
  }

  return {
    async streams(owner_id, task, load) {
      const reply = await run(owner_id, { kind: 'streams', ...task }, alone(load))
      return reply.kind === 'streams' ? reply.json : throwUnavailable(reply)
    },
    async overview(owner_id, load) {
      const reply = await run(owner_id, { kind: 'overview' }, alone(load))
      return reply.kind === 'overview' ? reply : throwUnavailable(reply)
    },
    async shownParts(owner, hiding, load) {
      const reply = await run(owner, { kind: 'shown_parts', ...hiding }, load)
      return reply.kind === 'shown_parts' ? reply.shown : throwUnavailable(reply)
    },
    close: pool.close,
  }
}

function alone(load: LoadData): LoadTracks {
  return async () => [await load()]
}

function throwUnavailable(cause: unknown): never {
  if (cause instanceof AppError) throw cause
  if (cause instanceof TaskFailure && cause.reason === 'starved') throw busy()
  throw new AppError('unavailable', 'track_unavailable', { cause, retryAfter_s: RETRY_AFTER_S })
}

function busy(): AppError {
  return new AppError('unavailable', 'tracks_busy', { retryAfter_s: RETRY_AFTER_S, isForgiven: true })
}
