import { ascentAndDescentOf } from './ascent.ts'
import { distanceColumn } from './distance.ts'
import { movementOf, PAUSE_GAP_S } from './movement.ts'
import type { Track } from './track.ts'

const NONE = {
  elapsed_s: null,
  timer_s: null,
  moving_s: null,
  distance_m: null,
  ascent_m: null,
  descent_m: null,
  avg_hr_bpm: null,
  max_hr_bpm: null,
  avg_cadence_rpm: null,
  avg_power_w: null,
  max_power_w: null,
  calories_kcal: null,
  avg_speed_mps: null,
  max_speed_mps: null,
}

/** The figures of a workout; null where the track has no data for one. */
export type Totals = Record<keyof typeof NONE, number | null>

export const NO_TOTALS: Readonly<Totals> = Object.freeze(NONE)

/**
 * The figures in SI units, computed from the track alone. Times and speeds are those of `movementOf`, ascents those of
 * `ascentAndDescentOf`. Averages are weighted by time: each point counts until the next one, but at most 10 s, and the
 * last one counts 1 s. Zeros count for power, but not for heart rate and cadence, as on Garmin's devices by default.
 */
export function totalsOfTrack(track: Track): Totals {
  const { altitude_m, hr_bpm, cadence_rpm, power_w, speed_mps } = track.columns
  const { elapsed_s, timer_s, moving_s, avg_speed_mps, top_speed_mps } = movementOf(track)
  const climb = altitude_m ? ascentAndDescentOf(altitude_m) : null
  const weights = weightsOf(track)
  return {
    elapsed_s,
    timer_s,
    moving_s,
    distance_m: maximum(distanceColumn(track) ?? undefined),
    ascent_m: climb?.ascent_m ?? null,
    descent_m: climb?.descent_m ?? null,
    avg_hr_bpm: average(hr_bpm, weights, 0),
    max_hr_bpm: maximum(hr_bpm),
    avg_cadence_rpm: average(cadence_rpm, weights, 0),
    avg_power_w: average(power_w, weights, -1),
    max_power_w: maximum(power_w),
    calories_kcal: null,
    avg_speed_mps,
    max_speed_mps: maximum(speed_mps) ?? top_speed_mps,
  }
}

/** The weight of each point in seconds; 1 for every point of a track without times. */
function weightsOf(track: Track): Float64Array {
  const { time_s } = track.columns
  const weights = new Float64Array(track.length).fill(1)
  if (!time_s) return weights
  for (let i = 0; i + 1 < time_s.length; i++) {
    const step_s = time_s[i + 1]! - time_s[i]!
    if (step_s >= 0) weights[i] = Math.min(step_s, PAUSE_GAP_S)
  }
  return weights
}

/** Weighted mean of the values above `floor`; null when there are none. */
function average(column: Float64Array | undefined, weights: Float64Array, floor: number): number | null {
  if (!column) return null
  let sum = 0
  let weight = 0
  for (let i = 0; i < column.length; i++) {
    if (!(column[i]! > floor)) continue
    sum += column[i]! * weights[i]!
    weight += weights[i]!
  }
  return weight > 0 ? sum / weight : null
}

function maximum(column: Float64Array | undefined): number | null {
  let top = Number.NEGATIVE_INFINITY
  for (const value of column ?? []) if (value > top) top = value
  return top === Number.NEGATIVE_INFINITY ? null : top
}
