import { type RawBuilder, sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'

/**
 * The sum of `value`, each workout's part of it first rounded to a whole `1 / parts`: whole numbers add up to the same
 * in any order, and on any database. Null where nobody has one.
 */
export function wholeSum(value: RawBuilder<unknown>, parts: number): RawBuilder<number | null> {
  return sql<number | null>`sum(floor(${value} * ${sql.lit(parts)} + 0.5))`
}

/** In how many parts of its unit a figure is added up. */
export const PARTS = { distance_m: 100, ascent_m: 100, calories_kcal: 1000 } as const

/** What a workout adds to the sum of a figure, in its parts, as `wholeSum` has it; 0 where it was not measured. */
export function partsOf<F extends keyof typeof PARTS>(workout: Record<F, number | null>, figure: F): number {
  return inParts(workout[figure] ?? 0, PARTS[figure])
}

/** The value in whole parts, as `wholeSum` rounds each before it adds them up. */
export function inParts(value: number, parts: number): number {
  return Math.floor(value * parts + 0.5)
}

/** The columns behind `Totals`, for a query of workouts; every column is in the index `workout_figures`. */
export const COUNTED = [
  sql<number>`count(*)`.as('workouts'),
  sql<number | null>`sum(workout.duration_min)`.as('duration_min'),
  wholeSum(sql`workout.distance_m`, PARTS.distance_m).as('distance_cm'),
  wholeSum(sql`workout.ascent_m`, PARTS.ascent_m).as('ascent_cm'),
  wholeSum(sql`workout.calories_kcal`, PARTS.calories_kcal).as('calories_cal'),
] as const

/** A row of `COUNTED`. */
export type Counted = {
  workouts: number
  duration_min: number | null
  distance_cm: number | null
  ascent_cm: number | null
  calories_cal: number | null
}

/** What somebody trained altogether: minutes, metres, kilocalories; 0 where nothing was measured. */
export type Totals = {
  workouts: number
  duration: number
  distance_m: number
  ascent_m: number
  calories_kcal: number
}

export function toTotals({ workouts, duration_min, distance_cm, ascent_cm, calories_cal }: Counted): Totals {
  return {
    workouts,
    duration: duration_min ?? 0,
    distance_m: (distance_cm ?? 0) / PARTS.distance_m,
    ascent_m: (ascent_cm ?? 0) / PARTS.ascent_m,
    calories_kcal: (calories_cal ?? 0) / PARTS.calories_kcal,
  }
}

const countedRows = prepared((db, { owner_id }: { owner_id: number }) =>
  db
    .selectFrom('workout')
    .select(COUNTED)
    .where('workout.owner_id', '=', owner_id)
    .where('workout.deleted_at', 'is', null),
)

/** All that the owner trained. */
export async function totalsOf(db: Db, owner_id: number): Promise<Totals> {
  const [row] = await countedRows(db, { owner_id })
  return toTotals(row!)
}
