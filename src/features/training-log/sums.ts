import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import { workoutsFor } from '../zones/index.ts'
import { type WorkoutFilter, workoutWhere } from './filter.ts'

/**
 * The columns of `workoutAmounts`, and how many fixed-point units a minute, metre or kilocalorie has. Each workout's
 * value is rounded to whole units before it is added, because whole numbers have the same sum in any order and on any
 * database.
 */
export const FIXED_POINT_SCALE = {
  duration_min: 1,
  distance_cm: 100,
  ascent_cm: 100,
  calories_cal: 1000,
} as const

type AmountColumn = keyof typeof FIXED_POINT_SCALE
const AMOUNT_COLUMNS = Object.keys(FIXED_POINT_SCALE) as AmountColumn[]

/** What one workout adds to each sum, in SQL; null where it was not measured. */
const AMOUNT = {
  duration_min: sql<number>`workout.duration_min`,
  distance_cm: toFixedPoint(sql`workout.distance_m`, FIXED_POINT_SCALE.distance_cm),
  ascent_cm: toFixedPoint(sql`workout.ascent_m`, FIXED_POINT_SCALE.ascent_cm),
  calories_cal: toFixedPoint(sql`workout.calories_kcal`, FIXED_POINT_SCALE.calories_cal),
  heartbeats_tenths: toFixedPoint(sql`workout.avg_hr_bpm * workout.duration_min`, 10),
} satisfies Record<AmountColumn | 'heartbeats_tenths', RawBuilder<number | null>>

/** Sums of workouts in whole units; 0 where nothing was measured. */
export type WorkoutSums = {
  workouts: number
  duration_min: number
  distance_cm: number
  ascent_cm: number
  calories_cal: number
  /** Workouts that have a distance, and their duration. */
  distance_workouts: number
  distance_duration_min: number
  /** Average heart rate times duration, and the duration of workouts that have a heart rate. */
  heartbeats_tenths: number
  heart_rate_duration_min: number
}

const SUMS = {
  workouts: sql<number>`count(*)`,
  duration_min: sum(AMOUNT.duration_min),
  distance_cm: sum(AMOUNT.distance_cm),
  ascent_cm: sum(AMOUNT.ascent_cm),
  distance_workouts: sql<number>`count(workout.distance_m)`,
  distance_duration_min: sum(sql`case when workout.distance_m is not null then workout.duration_min end`),
}

const BODY_SUMS = {
  calories_cal: AMOUNT.calories_cal,
  heartbeats_tenths: AMOUNT.heartbeats_tenths,
  heart_rate_duration_min: sql<number>`case when workout.avg_hr_bpm is not null then workout.duration_min end`,
}

/** The sums in SQL. With `shown_to`, those of body figures leave out workouts whose body figures these people do not see. */
function sumsFor({ shown_to }: WorkoutFilter): Record<keyof WorkoutSums, RawBuilder<number>> {
  const shown = (amount: RawBuilder<number | null>) =>
    shown_to === undefined
      ? amount
      : sql`case when workout.body_visibility in ('public', ${shown_to}) then ${amount} end`
  return {
    ...SUMS,
    calories_cal: sum(shown(BODY_SUMS.calories_cal)),
    heartbeats_tenths: sum(shown(BODY_SUMS.heartbeats_tenths)),
    heart_rate_duration_min: sum(shown(BODY_SUMS.heart_rate_duration_min)),
  }
}

/** A query for the sums of the workouts that pass the filter: one row, or one for each group that the caller adds. */
export function workoutSums(db: Db, filter: WorkoutFilter) {
  return workoutsFor(db, filter)
    .select(Object.entries(sumsFor(filter)).map(([name, value]) => value.as(name as keyof WorkoutSums)))
    .where(workoutWhere(db, filter))
}

/** A query for the amounts that each workout passing the filter adds to the sums. */
export function workoutAmounts(db: Db, filter: WorkoutFilter) {
  return workoutsFor(db, filter)
    .select(['workout.local_date', 'workout.started_at', 'workout.type', 'workout.sport'])
    .select(AMOUNT_COLUMNS.map((name) => orZero(AMOUNT[name]).as(name)))
    .where(workoutWhere(db, filter))
}

/** The totals that the API shows: minutes, metres, kilocalories. */
export function toTotals({ workouts, duration_min, distance_cm, ascent_cm, calories_cal }: WorkoutSums) {
  return {
    workouts,
    duration: duration_min,
    distance_m: distance_cm / FIXED_POINT_SCALE.distance_cm,
    ascent_m: ascent_cm / FIXED_POINT_SCALE.ascent_cm,
    calories_kcal: calories_cal / FIXED_POINT_SCALE.calories_cal,
  }
}

function toFixedPoint(value: RawBuilder<unknown>, scale: number): RawBuilder<number | null> {
  return sql`floor(${value} * ${sql.lit(scale)} + 0.5)`
}

function sum(amount: RawBuilder<unknown>): RawBuilder<number> {
  return orZero(sql`sum(${amount})`)
}

function orZero(value: RawBuilder<unknown>): RawBuilder<number> {
  return sql`coalesce(${value}, 0)`
}
