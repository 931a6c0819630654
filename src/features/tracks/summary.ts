import { summaryPolyline } from './polyline.ts'
import { type Totals, totalsOfTrack } from './totals.ts'
import type { Track } from './track.ts'

type Summary = {
  totals: Totals
  /** See `summaryPolyline`. */
  summary_polyline: string | null
}

/** What a workout shows of its track without reading it. */
export function summaryOf(track: Track): Summary {
  return { totals: totalsOfTrack(track), summary_polyline: summaryPolyline(track) }
}
