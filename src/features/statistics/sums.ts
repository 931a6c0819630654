import { sql } from 'kysely'
import { COUNTED, type Counted, type Totals, toTotals, wholeSum } from '../profiles/index.ts'

/** In how many parts beats are added up. */
export const BEAT_PARTS = 10

/** The columns behind `Sums`; every column is in the index `workout_figures`. */
export const TALLIED = [
  ...COUNTED,
  sql<number>`count(workout.distance_m)`.as('distances'),
  sql<number | null>`sum(case when workout.distance_m is not null then workout.duration_min end)`.as(
    'distance_min',
  ),
  wholeSum(sql`workout.avg_hr_bpm * workout.duration_min`, BEAT_PARTS).as('tenths_of_beats'),
  sql<number | null>`sum(case when workout.avg_hr_bpm is not null then workout.duration_min end)`.as(
    'heart_min',
  ),
] as const

/** A row of `TALLIED`. */
export type Tally = Counted & {
  /** How many workouts have a distance, and how long they took. */
  distances: number
  distance_min: number | null
  tenths_of_beats: number | null
  /** How long hearts were measured. */
  heart_min: number | null
}

/** Sums and averages of workouts. */
export type Sums = Totals & {
  avg_duration: number
  avg_distance_m: number | null
  avg_speed_mps: number | null
  avg_hr_bpm: number | null
}

/**
 * What the workouts behind all `tallies` come to: minutes, metres, metres a second, beats a minute. The average
 * distance and speed are those of workouts that have a distance; heart rates weigh as much as they lasted.
 */
export function toSums(tallies: readonly Tally[]): Sums {
  const all = addUp(tallies)
  const { workouts, duration_min, distances, heart_min } = all
  const distance_cm = all.distance_cm ?? 0
  const distance_s = (all.distance_min ?? 0) * 60
  return {
    ...toTotals(all),
    avg_duration: workouts === 0 ? 0 : rounded((duration_min ?? 0) / workouts, 10),
    avg_distance_m: distances === 0 ? null : rounded(distance_cm / 100 / distances, 100),
    avg_speed_mps: distances === 0 ? null : rounded(distance_cm / 100 / distance_s, 1000),
    avg_hr_bpm: heart_min === null ? null : rounded((all.tenths_of_beats ?? 0) / BEAT_PARTS / heart_min, 10),
  }
}

/** All of them as one. */
export function addUp(tallies: readonly Tally[]): Tally {
  if (tallies.length === 1) return tallies[0]!
  const sum = nothing()
  for (const tally of tallies) addTo(sum, tally)
  return sum
}

/** The tally of no workout. */
export function nothing(): Tally {
  return {
    workouts: 0,
    duration_min: null,
    distance_cm: null,
    ascent_cm: null,
    calories_cal: null,
    distances: 0,
    distance_min: null,
    tenths_of_beats: null,
    heart_min: null,
  }
}

/** Adds `part` to `sum`, which changes. */
export function addTo(sum: Tally, part: Tally): void {
  sum.workouts += part.workouts
  sum.duration_min = plus(sum.duration_min, part.duration_min)
  sum.distance_cm = plus(sum.distance_cm, part.distance_cm)
  sum.ascent_cm = plus(sum.ascent_cm, part.ascent_cm)
  sum.calories_cal = plus(sum.calories_cal, part.calories_cal)
  sum.distances += part.distances
  sum.distance_min = plus(sum.distance_min, part.distance_min)
  sum.tenths_of_beats = plus(sum.tenths_of_beats, part.tenths_of_beats)
  sum.heart_min = plus(sum.heart_min, part.heart_min)
}

/** As a database adds: nothing and nothing is nothing. */
function plus(a: number | null, b: number | null): number | null {
  return a === null ? b : a + (b ?? 0)
}

/** To a whole `1 / parts`. */
export function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts
}
