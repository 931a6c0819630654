import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import { type Facts, NOTHING_SAID, type Said } from './measure.ts'
import { keyOf, type Period } from './periods.ts'
import type { GoalRow } from './queries.ts'
import { KINDS } from './rules.ts'
import { type Training, trainingLog } from './training.ts'

/** A period of a goal that is asked for. */
export type Asked = { goal: GoalRow; period: Period }

type Read = Facts & { saidOf(asked: Asked): Said }

const END_OF_TIME = '9999-12-31'

/**
 * All that the progress of the owner's goals in these periods follows from, in one statement: what was said of them,
 * the workouts from the first day to the last, and the weights. Adding them up is left to the caller: a statement that
 * did it would look at every workout once more, and sort them, for each goal.
 */
export async function factsOf(db: Db, owner_id: number, asked: readonly Asked[]): Promise<Read> {
  const workouts: Training[] = []
  const weights: Facts['weights'][number][] = []
  const said = new Map<string, Said>()
  const saidOf = ({ goal, period }: Asked) => said.get(`${goal.id} ${keyOf(goal, period)}`) ?? NOTHING_SAID
  if (asked.length === 0) return { log: trainingLog([]), weights, saidOf }
  const parts = [saidIn(asked)]
  const counting = asked.filter(({ goal }) => KINDS[goal.kind].countsWorkouts)
  if (counting.length > 0) parts.push(workoutsIn(owner_id, spanOf(counting)))
  const weighing = asked.filter(({ goal }) => goal.kind === 'weight')
  if (weighing.length > 0) parts.push(weightsIn(owner_id, spanOf(weighing)))
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(db)
  for (const row of rows) {
    if (row.about === 'workout') workouts.push(row)
    else if (row.about === 'weight') weights.push({ local_date: row.local_date, weight_kg: row.value })
    else
      said.set(`${row.goal_id} ${row.local_date}`, {
        amount: row.value,
        is_completed: row.is_completed,
        marked_at: row.started_at,
      })
  }
  weights.sort((a, b) => (a.local_date < b.local_date ? -1 : 1))
  return { log: trainingLog(workouts), weights, saidOf }
}

/** Each part of the statement fills the columns that it has, in this order. */
type Row =
  | ({ about: 'workout' } & Training)
  | { about: 'weight'; local_date: string; value: number }
  | {
      about: 'said'
      local_date: string
      started_at: number | null
      goal_id: number
      is_completed: number | null
      value: number | null
    }

function saidIn(asked: readonly Asked[]): RawBuilder<unknown> {
  const keys = asked.map(
    ({ goal, period }) => sql`(cast(${goal.id} as bigint), cast(${keyOf(goal, period)} as text))`,
  )
  return sql`
    select 'said' as about, first_date as local_date, marked_at as started_at, cast(null as text) as type,
      cast(null as text) as sport, cast(null as bigint) as duration_min, cast(null as double precision) as distance_m,
      cast(null as double precision) as ascent_m, cast(null as double precision) as calories_kcal,
      goal_id, is_completed, amount as value
    from goal_period where (goal_id, first_date) in (values ${sql.join(keys)})`
}

/** All of it is in the index `workout_figures`. */
function workoutsIn(owner_id: number, [from, to]: Span): RawBuilder<unknown> {
  return sql`
    select 'workout', local_date, started_at, type, sport, duration_min, distance_m, ascent_m, calories_kcal,
      null, null, null
    from workout
    where owner_id = ${owner_id} and deleted_at is null and local_date >= ${from} and local_date <= ${to}`
}

/** From the one that was the newest on the first day. */
function weightsIn(owner_id: number, [from, to]: Span): RawBuilder<unknown> {
  return sql`
    select 'weight', local_date, null, null, null, null, null, null, null, null, null, weight_kg
    from body_weight
    where account_id = ${owner_id} and local_date <= ${to} and local_date >= coalesce(
      (select max(local_date) from body_weight where account_id = ${owner_id} and local_date <= ${from}), ${from})`
}

type Span = [from: string, to: string]

/** From the first day of all the periods to the last one. */
function spanOf(asked: readonly Asked[]): Span {
  let [from, to] = [END_OF_TIME, '']
  for (const { period } of asked) {
    const last_date = period.last_date ?? END_OF_TIME
    if (period.first_date < from) from = period.first_date
    if (last_date > to) to = last_date
  }
  return [from, to]
}
