import { addSums, toTotals, type WorkoutSums } from '../training-log/index.ts'
import { round } from './rounding.ts'
import type { Sums } from './schemas.ts'

/**
 * Totals and averages of all groups together. Average distance and speed cover the workouts that have a distance; the
 * average heart rate is weighted by duration.
 */
export function toSums(groups: readonly WorkoutSums[]): Sums {
  const sums = groups.length === 1 ? groups[0]! : addSums(groups)
  const totals = toTotals(sums)
  const { workouts, duration, distance_m } = totals
  const { distance_workouts, distance_duration_min, heart_rate_duration_min } = sums
  const heartbeats = sums.heartbeats_tenths / 10
  return {
    ...totals,
    avg_duration: workouts === 0 ? 0 : round(duration / workouts, 1),
    avg_distance_m: distance_workouts === 0 ? null : round(distance_m / distance_workouts, 2),
    avg_speed_mps: distance_workouts === 0 ? null : round(distance_m / (distance_duration_min * 60), 3),
    avg_hr_bpm: heart_rate_duration_min === 0 ? null : round(heartbeats / heart_rate_duration_min, 1),
  }
}
