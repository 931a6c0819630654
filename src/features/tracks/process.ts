import { encodeTrack } from './codec.ts'
import { completeTrack } from './complete.ts'
import { makeOverview, type TrackOverview } from './overview.ts'
import { type Position, startPosition, summaryPolyline } from './polyline.ts'
import { type Totals, totalsOfTrack } from './totals.ts'
import type { Track } from './track.ts'

/** A track in its stored form, with the values that are computed from it. */
export type ProcessedTrack = TrackOverview & {
  data: Uint8Array
  point_count: number
  totals: Totals
  /** See `summaryPolyline`. */
  summary_polyline: string | null
  start_position: Position | null
}

export function processTrack(track: Track): ProcessedTrack {
  const complete = completeTrack(track)
  const data = encodeTrack(complete)
  return {
    data,
    ...makeOverview(data, complete),
    point_count: track.length,
    totals: totalsOfTrack(track),
    summary_polyline: summaryPolyline(track),
    start_position: startPosition(track),
  }
}
