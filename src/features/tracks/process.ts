import type { Position } from '../../platform/geo.ts'
import { encodeTrack } from './codec.ts'
import { completeTrack } from './complete.ts'
import { makeOverview, type TrackOverview } from './overview.ts'
import { startPosition } from './polyline.ts'
import { summaryOf } from './summary.ts'
import type { Track } from './track.ts'

/** A track in its stored form, with the values that are computed from it. */
export type ProcessedTrack = TrackOverview &
  ReturnType<typeof summaryOf> & {
    data: Uint8Array
    point_count: number
    start_position: Position | null
  }

export function processTrack(track: Track): ProcessedTrack {
  const complete = completeTrack(track)
  const data = encodeTrack(complete)
  return {
    data,
    ...makeOverview(data, complete),
    point_count: track.length,
    ...summaryOf(track),
    start_position: startPosition(track),
  }
}
