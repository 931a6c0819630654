import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import { FIXED_POINT_SCALE, workoutAmounts } from '../training-log/index.ts'
import type { WorkoutAmounts } from './counting.ts'
import { type AmountColumn, countsWorkouts, rulesOf } from './kinds.ts'
import { NO_OVERRIDE, type PeriodOverride, type ProgressInputs } from './measure.ts'
import { type Period, periodKey } from './periods.ts'
import type { GoalRow } from './queries.ts'

export type GoalPeriod = { goal: GoalRow; period: Period }

type LoadedInputs = ProgressInputs & { overrideOf(goalPeriod: GoalPeriod): PeriodOverride }

const END_OF_TIME = '9999-12-31'

/**
 * Loads in one statement what the progress of these goals depends on: overrides, workouts and weights. The workouts
 * are not added up in the database, which would have to read them again for each goal.
 */
export async function loadProgressInputs(
  db: Db,
  owner_id: number,
  goalPeriods: readonly GoalPeriod[],
): Promise<LoadedInputs> {
  const workouts: WorkoutAmounts[] = []
  const weights: ProgressInputs['weights'][number][] = []
  const overrides = new Map<string, PeriodOverride>()
  for (const row of goalPeriods.length === 0 ? [] : await inputRows(db, owner_id, goalPeriods)) {
    const { source, local_date, value } = row
    if (source === 'workout') workouts.push(row as WorkoutAmounts)
    else if (source === 'weight') weights.push({ local_date, weight_kg: value! })
    else
      overrides.set(`${row.goal_id} ${local_date}`, {
        amount: value,
        is_completed: row.is_completed,
        marked_at: row.started_at,
      })
  }
  workouts.sort((a, b) => a.started_at - b.started_at)
  weights.sort((a, b) => (a.local_date < b.local_date ? -1 : 1))
  return {
    workouts,
    weights,
    overrideOf: ({ goal, period }) => overrides.get(`${goal.id} ${periodKey(goal, period)}`) ?? NO_OVERRIDE,
  }
}

/** A row of any source. Columns that the source does not have are null. */
type InputRow = { [Column in keyof Omit<WorkoutAmounts, 'local_date'>]: WorkoutAmounts[Column] | null } & {
  local_date: string
  source: 'workout' | 'weight' | 'override'
  goal_id: number | null
  is_completed: number | null
  value: number | null
}

async function inputRows(db: Db, owner_id: number, goalPeriods: readonly GoalPeriod[]): Promise<InputRow[]> {
  let query = overridesOf(db, goalPeriods)
  const counted = goalPeriods.filter(({ goal }) => countsWorkouts(goal.kind))
  if (counted.length > 0) query = query.unionAll(workoutsOf(db, owner_id, spanOf(counted)))
  const weighed = goalPeriods.filter(({ goal }) => rulesOf(goal.kind).measures === 'weight')
  if (weighed.length > 0) query = query.unionAll(weightsOf(db, owner_id, spanOf(weighed)))
  return query.execute()
}

const noText = sql<null>`cast(null as text)`
const noInteger = sql<null>`cast(null as bigint)`
const noReal = sql<null>`cast(null as double precision)`
/** In the order of `workoutAmounts`: a union matches columns by position. */
const noAmounts = (Object.keys(FIXED_POINT_SCALE) as AmountColumn[]).map((name) => noReal.as(name))

function overridesOf(db: Db, goalPeriods: readonly GoalPeriod[]) {
  const keys = goalPeriods.map(
    ({ goal, period }) => sql`(cast(${goal.id} as bigint), cast(${periodKey(goal, period)} as text))`,
  )
  return db
    .selectFrom('goal_period')
    .select(['first_date as local_date', 'marked_at as started_at'])
    .select([noText.as('type'), noText.as('sport'), ...noAmounts])
    .select([sql.lit('override').as('source'), 'goal_id', 'is_completed', 'amount as value'])
    .where(sql<SqlBool>`(goal_id, first_date) in (values ${sql.join(keys)})`)
    .$castTo<InputRow>()
}

function workoutsOf(db: Db, owner_id: number, [date_after, date_before]: Span) {
  return workoutAmounts(db, { owner_id, date_after, date_before })
    .select([sql.lit('workout').as('source'), noInteger.as('goal_id')])
    .select([noInteger.as('is_completed'), noReal.as('value')])
    .$castTo<InputRow>()
}

/** Includes the weight that was the newest one on the first day, even if it is older. */
function weightsOf(db: Db, account_id: number, [from, to]: Span) {
  const newestAtStart = db
    .selectFrom('body_weight')
    .select((of) => of.fn.max('local_date').as('local_date'))
    .where('account_id', '=', account_id)
    .where('local_date', '<=', from)
  return db
    .selectFrom('body_weight')
    .select(['local_date', noInteger.as('started_at'), noText.as('type'), noText.as('sport')])
    .select(noAmounts)
    .select([sql.lit('weight').as('source'), noInteger.as('goal_id')])
    .select([noInteger.as('is_completed'), 'weight_kg as value'])
    .where('account_id', '=', account_id)
    .where('local_date', '<=', to)
    .where(sql<SqlBool>`local_date >= coalesce(${newestAtStart}, ${from})`)
    .$castTo<InputRow>()
}

type Span = [from: string, to: string]

/** The shortest range of days that contains all the periods. */
function spanOf(goalPeriods: readonly GoalPeriod[]): Span {
  let [from, to] = [END_OF_TIME, '']
  for (const { period } of goalPeriods) {
    const last_date = period.last_date ?? END_OF_TIME
    if (period.first_date < from) from = period.first_date
    if (last_date > to) to = last_date
  }
  return [from, to]
}
