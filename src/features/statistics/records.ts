import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import { viewOwn } from '../audience/index.ts'
import { type WorkoutFilter, workoutWhere } from '../training-log/index.ts'
import { listedWorkouts, toWorkout } from '../workouts/index.ts'
import { round } from './rounding.ts'

/** On shorter distances one wrong GPS position gives an impossible speed. */
const MIN_FASTEST_M = 400
/** Durations are whole minutes, which is too coarse to derive a speed from a shorter workout. */
const MIN_TIMED_MIN = 10

const SPEED = sql<number | null>`case when workout.distance_m >= ${sql.lit(MIN_FASTEST_M)} then coalesce(
  workout.avg_speed_mps,
  case when workout.duration_min >= ${sql.lit(MIN_TIMED_MIN)} then workout.distance_m / (workout.duration_min * 60) end
) end`

/**
 * What each record compares. `fastest` covers workouts of at least 400 m: their average speed, or else distance by
 * duration if they took at least 10 minutes.
 */
export const RECORDS = {
  longest: { unit: 'min', value: sql`workout.duration_min` },
  furthest: { unit: 'm', value: sql`workout.distance_m` },
  fastest: { unit: 'mps', value: SPEED },
  most_climbing: { unit: 'm', value: sql`workout.ascent_m` },
  highest_avg_power: { unit: 'w', value: sql`workout.avg_power_w` },
} as const satisfies Record<string, { unit: string; value: RawBuilder<unknown> }>

export type RecordKind = keyof typeof RECORDS
export const RECORD_KINDS = Object.keys(RECORDS) as [RecordKind, ...RecordKind[]]
export const RECORD_UNITS = ['min', 'm', 'mps', 'w'] as const

const forEachKind = <T>(make: (kind: RecordKind, value: RawBuilder<unknown>) => T): T[] =>
  RECORD_KINDS.map((kind) => make(kind, RECORDS[kind].value))

/** Records are the owner's alone: they read columns that others get only in part. */
type OwnFilter = WorkoutFilter & { shown_to?: undefined }

type Best = Record<RecordKind, number | null>
type BestAt = Record<`${RecordKind}_at`, number | null>

/** The best value of each kind, and the earliest start with that value. */
async function loadBest(db: Db, filter: OwnFilter): Promise<(Best & BestAt) | undefined> {
  return (
    db
      // Materialized, or the database may compute it again for each workout.
      .with(
        (cte) => cte('best').materialized(),
        () =>
          db
            .selectFrom('workout')
            .select(forEachKind((kind, value) => sql<number | null>`max(${value})`.as(kind)))
            .where(workoutWhere(db, filter)),
      )
      .selectFrom('workout')
      .innerJoin('best', (join) => join.onTrue())
      .select(
        forEachKind((kind, value): AliasedRawBuilder<number | null, string>[] => {
          const best = sql.ref(`best.${kind}`)
          const started_at = sql`case when ${value} = ${best} then workout.started_at end`
          return [
            sql<number | null>`max(${best})`.as(kind),
            sql<number | null>`min(${started_at})`.as(`${kind}_at`),
          ]
        }).flat(),
      )
      .where(workoutWhere(db, filter))
      .$castTo<Best & BestAt>()
      .executeTakeFirst()
  )
}

/** The workouts with one of these starts, and their values, in the order in which they were added. */
function loadHolders(db: Db, filter: OwnFilter, starts: number[]) {
  return listedWorkouts(db, { viewer_id: filter.owner_id })
    .select(forEachKind((kind, value) => value.$castTo<number | null>().as(kind)))
    .where(workoutWhere(db, filter))
    .where('workout.started_at', 'in', starts)
    .orderBy('workout.id')
    .execute()
}

/** Each record with the workout that holds it, the earliest one of several equals. */
export async function recordsOf(db: Db, filter: OwnFilter) {
  const best = await loadBest(db, filter)
  const kinds = RECORD_KINDS.filter((kind) => (best?.[kind] ?? 0) > 0)
  if (!best || kinds.length === 0) return []
  const rows = await loadHolders(
    db,
    filter,
    kinds.map((kind) => best[`${kind}_at`] ?? 0),
  )
  return kinds.flatMap((kind) => {
    const holder = rows.find((row) => row[kind] === best[kind] && row.started_at === best[`${kind}_at`])
    // The workout was changed between the two statements. That write bumped the revision, so the next read is right.
    if (!holder) return []
    const { unit } = RECORDS[kind]
    return [
      { kind, value: round(best[kind] ?? 0, 3), unit, workout: toWorkout(viewOwn(filter.owner_id, holder)) },
    ]
  })
}
