import { randomBytes } from 'node:crypto'
import { localDate } from '../../platform/time.ts'
import type { ShownPart } from '../cropping/index.ts'
import { NO_TOTALS } from '../tracks/index.ts'
import type { PendingTrack } from './queries.ts'
import type { ShownTrackTable } from './tables.ts'

export type CoveredTrack = Omit<PendingTrack, 'point_count'>

/** Nothing is shown of a damaged track. */
const DAMAGED: ShownPart = {
  bounds: null,
  has_unknown_ends: false,
  cells: [],
  rest: { point_count: 0, start_s: null, totals: NO_TOTALS, summary_polyline: null },
}

/** The row of a track of which others get `part`; null for a damaged track. */
export function toShownTrack(track: CoveredTrack, part: ShownPart | null): ShownTrackTable {
  const { workout_id, hidden_ends_m } = track
  const { bounds, has_unknown_ends, cells, rest } = part ?? DAMAGED
  const { calories_kcal: _, ...totals } = rest?.totals ?? NO_TOTALS
  const duration_s = totals.timer_s ?? totals.elapsed_s
  return {
    workout_id,
    hidden_ends_m,
    south: bounds?.south ?? null,
    west: bounds?.west ?? null,
    north: bounds?.north ?? null,
    east: bounds?.east ?? null,
    has_unknown_ends: has_unknown_ends ? 1 : 0,
    is_cut: rest ? 1 : 0,
    cells: JSON.stringify(cells),
    mark: randomBytes(16).toString('base64url'),
    point_count: rest?.point_count ?? 0,
    start_ms: startOf(track, rest?.start_s ?? null),
    duration_min: duration_s === null ? null : Math.max(1, Math.round(duration_s / 60)),
    summary_polyline: rest?.summary_polyline ?? null,
    ...totals,
  }
}

/** Null if it is unknown, or on another day than the start of the workout, which would tell how much is hidden. */
function startOf({ started_at, time_zone, local_date }: CoveredTrack, start_s: number | null): number | null {
  if (start_s === null) return null
  const start_ms = Math.round(start_s * 1000)
  return localDate(started_at + start_ms, time_zone) === local_date ? start_ms : null
}
