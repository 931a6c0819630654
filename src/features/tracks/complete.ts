import { distanceColumn, fillGaps } from './distance.ts'
import type { Track } from './track.ts'

/** Speed is the mean over this time, which smooths the errors of single positions. */
const SPEED_WINDOW_S = 5

/**
 * Adds missing channels that can be computed: distance in metres from the positions, and speed in m/s from distance and
 * time as the mean over 5 s around each point. Recorded channels do not change.
 */
export function completeTrack(track: Track): Track {
  const distance_m = distanceColumn(track)
  if (!distance_m) return track
  const columns = { ...track.columns, distance_m }
  const { time_s } = columns
  if (!columns.speed_mps && time_s && !time_s.some(Number.isNaN)) {
    columns.speed_mps = meanSpeeds_mps(time_s, fillGaps(distance_m, time_s))
  }
  return { length: track.length, columns }
}

function meanSpeeds_mps(time_s: Float64Array, distance_m: Float64Array): Float64Array {
  const speeds = new Float64Array(time_s.length).fill(Number.NaN)
  const last = time_s.length - 1
  let from = 0
  let to = 0
  for (let i = 0; i <= last; i++) {
    while (from < i - 1 && time_s[i]! - time_s[from]! > SPEED_WINDOW_S / 2) from++
    while (to < last && (to <= i || time_s[to]! - time_s[i]! < SPEED_WINDOW_S / 2)) to++
    const span_s = time_s[to]! - time_s[from]!
    if (span_s > 0) speeds[i] = Math.max(distance_m[to]! - distance_m[from]!, 0) / span_s
  }
  return speeds
}
