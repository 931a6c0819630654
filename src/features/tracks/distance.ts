import { haversine_m } from '../../platform/geo.ts'
import type { Track } from './track.ts'

/**
 * The distance in metres at each point: the device's own, or else the sum of great-circle distances between known
 * positions. NaN at points without either; null when the track has neither.
 */
export function distanceColumn(track: Track): Float64Array | null {
  const { distance_m, lat, lon } = track.columns
  if (distance_m) return distance_m
  return lat && lon ? cumulativeDistance(lat, lon) : null
}

function cumulativeDistance(lat: Float64Array, lon: Float64Array): Float64Array {
  const column = new Float64Array(lat.length).fill(Number.NaN)
  let last = -1
  let total_m = 0
  for (let i = 0; i < lat.length; i++) {
    if (Number.isNaN(lat[i]!) || Number.isNaN(lon[i]!)) continue
    if (last >= 0) total_m += haversine_m(lat[last]!, lon[last]!, lat[i]!, lon[i]!)
    column[i] = total_m
    last = i
  }
  return column
}

/** Fills gaps by linear interpolation over `time_s`, and with the first and last value at the ends. */
export function fillGaps(column: Float64Array, time_s: Float64Array): Float64Array {
  const filled = Float64Array.from(column)
  let last = -1
  for (let i = 0; i < filled.length; i++) {
    if (Number.isNaN(column[i]!)) continue
    const span_s = last < 0 ? 0 : time_s[i]! - time_s[last]!
    for (let gap = last + 1; gap < i; gap++) {
      const share = span_s > 0 ? (time_s[gap]! - time_s[last]!) / span_s : 1
      filled[gap] = last < 0 ? column[i]! : column[last]! + share * (column[i]! - column[last]!)
    }
    last = i
  }
  if (last >= 0) filled.fill(column[last]!, last)
  return filled
}
