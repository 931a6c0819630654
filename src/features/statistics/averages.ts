import { toTotals, type WorkoutSums } from '../training-log/index.ts'
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

/** Adds up the sums of several groups. */
export function addSums(groups: readonly WorkoutSums[]): WorkoutSums {
  const total: WorkoutSums = {
    workouts: 0,
    duration_min: 0,
    distance_cm: 0,
    ascent_cm: 0,
    calories_cal: 0,
    distance_workouts: 0,
    distance_duration_min: 0,
    heartbeats_tenths: 0,
    heart_rate_duration_min: 0,
  }
  for (const group of groups) {
    total.workouts += group.workouts
    total.duration_min += group.duration_min
    total.distance_cm += group.distance_cm
    total.ascent_cm += group.ascent_cm
    total.calories_cal += group.calories_cal
    total.distance_workouts += group.distance_workouts
    total.distance_duration_min += group.distance_duration_min
    total.heartbeats_tenths += group.heartbeats_tenths
    total.heart_rate_duration_min += group.heart_rate_duration_min
  }
  return total
}
