import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { OWNER, ownedWorkouts, SHOWN, toWorkout } from '../workouts/index.ts'
import { type Selection, selected } from './queries.ts'
import { rounded } from './sums.ts'

/** Over less than this, a position that jumps is faster than anybody. */
const SHORTEST_FAST_M = 400
/** Whole minutes tell the speed of what is shorter too badly. */
const SHORTEST_TIMED_MIN = 10

const SPEED = sql<number | null>`case when workout.distance_m >= ${sql.lit(SHORTEST_FAST_M)} then coalesce(
  workout.avg_speed_mps,
  case when workout.duration_min >= ${sql.lit(SHORTEST_TIMED_MIN)} then workout.distance_m / (workout.duration_min * 60) end
) end`

/**
 * What is compared. The fastest is so over at least 400 m, by the average speed that is given; where none is, by
 * distance and duration, if that is at least 10 minutes.
 */
const KINDS = {
  longest: { unit: 'min', value: sql`workout.duration_min` },
  furthest: { unit: 'm', value: sql`workout.distance_m` },
  fastest: { unit: 'mps', value: SPEED },
  most_climbing: { unit: 'm', value: sql`workout.ascent_m` },
  highest_avg_power: { unit: 'w', value: sql`workout.avg_power_w` },
} as const satisfies Record<string, { unit: string; value: RawBuilder<unknown> }>

type Kind = keyof typeof KINDS
export const RECORD_KINDS = Object.keys(KINDS) as [Kind, ...Kind[]]
export const RECORD_UNITS = ['min', 'm', 'mps', 'w'] as const

const forEachKind = <T>(make: (kind: Kind, value: RawBuilder<unknown>) => T): T[] =>
  RECORD_KINDS.map((kind) => make(kind, KINDS[kind].value))

type Best = Record<Kind, number | null>
type BestAt = Record<`${Kind}_at`, number | null>

/** The best value of each kind, and when the first workout with it began. */
const bestRows = prepared((db, selection: Selection) =>
  db
    // Told to be worked out once: who has far more workouts than others would wait for it once for each of them.
    .with(
      (cte) => cte('best').materialized(),
      () =>
        db
          .selectFrom('workout')
          .select(forEachKind((kind, value) => sql<number | null>`max(${value})`.as(kind)))
          .where(selected(selection)),
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
    .where(selected(selection))
    .$castTo<Best & BestAt>(),
)

type Starts = { at0: number; at1: number; at2: number; at3: number; at4: number }

/** The workouts of the selection that began then, with their values, the first that was added first. */
const holderRows = prepared((db, { at0, at1, at2, at3, at4, ...selection }: Selection & Starts) =>
  ownedWorkouts(db)
    .select(SHOWN)
    .select(OWNER)
    .select(forEachKind((kind, value) => value.$castTo<number | null>().as(kind)))
    .where(selected(selection))
    .where('workout.started_at', 'in', [at0, at1, at2, at3, at4])
    .orderBy('workout.id'),
)

/** Each record of the selection with the workout that holds it, of several alike the earliest. */
export async function recordsOf(db: Db, selection: Selection) {
  const [best] = await bestRows(db, selection)
  const kinds = RECORD_KINDS.filter((kind) => (best?.[kind] ?? 0) > 0)
  if (!best || kinds.length === 0) return []
  const at = (i: number) => best[`${kinds[i] ?? kinds[0]!}_at`] ?? 0
  const starts = { at0: at(0), at1: at(1), at2: at(2), at3: at(3), at4: at(4) }
  const rows = await holderRows(db, { ...selection, ...starts })
  return kinds.flatMap((kind) => {
    const holder = rows.find((row) => row[kind] === best[kind] && row.started_at === best[`${kind}_at`])
    // Changed since the first statement: the next answer has it.
    if (!holder) return []
    const { unit } = KINDS[kind]
    return [{ kind, value: rounded(best[kind] ?? 0, 1000), unit, workout: toWorkout(holder) }]
  })
}
