import { distanceColumn, fillGaps } from './distance.ts'
import type { Track } from './track.ts'

/** A lower speed counts as standing still: 1 km/h, as in gpxpy. */
const MOVING_MPS = 1 / 3.6

/** Smart recording leaves up to 8 s between points. A longer gap while standing still is a pause. */
export const PAUSE_GAP_S = 10

/** A top speed must last this long, so that a single jump of the position does not count. */
const TOP_SPEED_WINDOW_S = 5

export type Movement = {
  elapsed_s: number | null
  timer_s: number | null
  moving_s: number | null
  avg_speed_mps: number | null
  top_speed_mps: number | null
}

/**
 * Times in seconds and speeds in m/s, from the track alone.
 * - elapsed: last time minus first time.
 * - timer: elapsed without pauses. A pause is more than 10 s without a point, with a mean speed that is below 1 km/h or
 *   unknown.
 * - moving: the sum of the intervals with a mean speed of at least 1 km/h; equals timer when no speed is known.
 * - average speed: distance over timer time, as the FIT profile defines it.
 * - top speed: the highest mean speed over at least 5 s.
 */
export function movementOf(track: Track): Movement {
  const timed = timedPoints(track)
  if (!timed)
    return { elapsed_s: null, timer_s: null, moving_s: null, avg_speed_mps: null, top_speed_mps: null }
  const { time_s, distance_m } = timed
  let paused_s = 0
  let still_s = 0
  for (let i = 1; i < time_s.length; i++) {
    const step_s = time_s[i]! - time_s[i - 1]!
    if (!distance_m) {
      if (step_s > PAUSE_GAP_S) paused_s += step_s
    } else if (distance_m[i]! - distance_m[i - 1]! < MOVING_MPS * step_s) {
      still_s += step_s
      if (step_s > PAUSE_GAP_S) paused_s += step_s
    }
  }
  const elapsed_s = time_s[time_s.length - 1]! - time_s[0]!
  const timer_s = elapsed_s - paused_s
  return {
    elapsed_s,
    timer_s,
    moving_s: distance_m ? elapsed_s - still_s : timer_s,
    avg_speed_mps: distance_m && timer_s > 0 ? (distance_m.at(-1)! - distance_m[0]!) / timer_s : null,
    top_speed_mps: distance_m ? topSpeed_mps(time_s, distance_m) : null,
  }
}

/** The points that have a time. Gaps in the distance are filled; a track without distance gives null. */
function timedPoints(track: Track): { time_s: Float64Array; distance_m: Float64Array | null } | null {
  const { time_s } = track.columns
  if (!time_s) return null
  const distance_m = changingDistance(track)
  if (!time_s.some(Number.isNaN)) return { time_s, distance_m: distance_m && fillGaps(distance_m, time_s) }
  const timed = time_s.filter((time) => !Number.isNaN(time))
  if (timed.length === 0) return null
  const distances = distance_m?.filter((_, i) => !Number.isNaN(time_s[i]!))
  return { time_s: timed, distance_m: distances ? fillGaps(distances, timed) : null }
}

/** The distance; null when it never changes, because the trainer or rower does not measure it. */
function changingDistance(track: Track): Float64Array | null {
  const distance_m = distanceColumn(track)
  const first = distance_m?.find((value) => !Number.isNaN(value))
  return distance_m?.some((value) => value > first!) ? distance_m : null
}

function topSpeed_mps(time_s: Float64Array, distance_m: Float64Array): number | null {
  let top = -1
  let from = 0
  for (let to = 1; to < time_s.length; to++) {
    while (time_s[to]! - time_s[from + 1]! >= TOP_SPEED_WINDOW_S) from++
    const span_s = time_s[to]! - time_s[from]!
    if (span_s >= TOP_SPEED_WINDOW_S) top = Math.max(top, (distance_m[to]! - distance_m[from]!) / span_s)
  }
  return top < 0 ? null : top
}
