import type { Db } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'
import { measureGoal, type PeriodOverride, type ProgressInputs } from './measure.ts'
import { currentPeriod, pastPeriods, periodKey } from './periods.ts'
import { type GoalView, toGoal, toPastPeriod } from './presenter.ts'
import { type GoalState, goalState, isOnTrack, periodResult } from './progress.ts'
import { type GoalPeriod, loadProgressInputs } from './progress-inputs.ts'
import { type GoalRow, goalOf, goalsOf } from './queries.ts'
import type { Goal, GoalQuery, GoalSummary, HistoryQuery, PastPeriod } from './schemas.ts'

const MAX_NEXT = 5

type Needs = Pick<Services, 'db' | 'clock'>

/** The actor's current day. */
export function todayOf({ clock }: Pick<Services, 'clock'>, { time_zone }: Actor): string {
  return localDate(clock.now(), time_zone)
}

/** Loads the goals in their current periods, in one statement. */
function loadCurrentViews(
  db: Db,
  actor: Actor,
  goals: readonly GoalRow[],
  today: string,
): Promise<GoalView[]> {
  return loadViews(
    db,
    actor,
    goals.map((goal) => inCurrentPeriod(goal, actor, today)),
  )
}

function inCurrentPeriod(goal: GoalRow, { week_start }: Actor, today: string): GoalPeriod {
  return { goal, period: currentPeriod(goal, today, week_start) }
}

async function loadViews(db: Db, actor: Actor, goalPeriods: GoalPeriod[]): Promise<GoalView[]> {
  const { overrideOf, ...inputs } = await loadProgressInputs(db, actor.account_id, goalPeriods)
  return goalPeriods.map((goalPeriod) => toView(goalPeriod, inputs, overrideOf(goalPeriod)))
}

function toView({ goal, period }: GoalPeriod, inputs: ProgressInputs, override: PeriodOverride): GoalView {
  return { goal, period, result: periodResult(measureGoal(goal, period, inputs, override), override) }
}

/**
 * Loads a goal's override and result in its current period. `presentWith` presents the goal with another override,
 * without loading anything again.
 */
export async function loadCurrentGoal(db: Db, { clock }: Pick<Needs, 'clock'>, actor: Actor, goal: GoalRow) {
  const today = todayOf({ clock }, actor)
  const goalPeriod = inCurrentPeriod(goal, actor, today)
  const { overrideOf, ...inputs } = await loadProgressInputs(db, actor.account_id, [goalPeriod])
  const override = overrideOf(goalPeriod)
  return {
    override,
    key: periodKey(goal, goalPeriod.period),
    result: toView(goalPeriod, inputs, override).result,
    presentWith: (next: PeriodOverride): Goal => toGoal(toView(goalPeriod, inputs, next), today),
  }
}

/** One of the actor's goals with its progress; throws `not_found`. */
export async function loadGoal({ db, clock }: Needs, actor: Actor, id: number): Promise<Goal> {
  const goal = await goalOf(db, actor.account_id, id)
  if (!goal) throw notFound()
  return presentGoal({ db, clock }, actor, goal)
}

/** The goal with its progress in its current period. */
export async function presentGoal({ db, clock }: Needs, actor: Actor, goal: GoalRow): Promise<Goal> {
  const today = todayOf({ clock }, actor)
  const [view] = await loadCurrentViews(db, actor, [goal], today)
  return toGoal(view!, today)
}

/** A page of the actor's goals. All goals are loaded, because state and percentage are not in the database. */
export async function findGoals({ db, clock }: Needs, actor: Actor, query: GoalQuery) {
  const { page, page_size, ordering, state, ...filters } = query
  const today = todayOf({ clock }, actor)
  const goals = await goalsOf(db, { ...filters, owner_id: actor.account_id })
  const views = (await loadCurrentViews(db, actor, goals, today))
    .filter((view) => state === undefined || stateOfView(view, today) === state)
    .toSorted(compareBy(ordering))
  const shown = views.slice((page - 1) * page_size, page * page_size)
  return { count: views.length, results: shown.map((view) => toGoal(view, today)) }
}

function stateOfView({ result, goal, period }: GoalView, today: string): GoalState {
  return goalState(result, goal.start_date, period, today)
}

/** Counts of the actor's goals by state, and the goals that are due next. */
export async function loadGoalSummary({ db, clock }: Needs, actor: Actor): Promise<GoalSummary> {
  const today = todayOf({ clock }, actor)
  const goals = await goalsOf(db, { owner_id: actor.account_id })
  const views = await loadCurrentViews(db, actor, goals, today)
  const active = views.filter((view) => stateOfView(view, today) === 'active')
  const next = active
    .filter(({ period }) => period.last_date !== null)
    .toSorted(byValue(({ period }) => period.last_date))
    .slice(0, MAX_NEXT)
  return {
    total: views.length,
    active: active.length,
    completed: views.filter(({ result }) => result.completed).length,
    on_track: active.filter(({ result, period }) => isOnTrack(result, period, today)).length,
    next: next.map((view) => toGoal(view, today)),
  }
}

/** A page of the goal's past periods, the latest first; throws `not_found`. */
export async function loadGoalHistory({ db, clock }: Needs, actor: Actor, id: number, query: HistoryQuery) {
  const goal = await goalOf(db, actor.account_id, id)
  if (!goal) throw notFound()
  const { page, page_size: limit } = query
  const slice = { limit, offset: (page - 1) * limit }
  const { count, periods } = pastPeriods(goal, todayOf({ clock }, actor), actor.week_start, slice)
  const views = await loadViews(
    db,
    actor,
    periods.map((period) => ({ goal, period })),
  )
  return { count, results: views.map((view): PastPeriod => toPastPeriod(view)) }
}

type Comparison = (a: GoalView, b: GoalView) => number

function compareBy(ordering: GoalQuery['ordering']): Comparison {
  const direction = ordering.startsWith('-') ? -1 : 1
  switch (ordering.replace(/^-/, '')) {
    case 'deadline':
      return byValue(({ goal }) => goal.deadline, direction)
    case 'percent':
      return byValue(({ result }) => result.share, direction)
    default:
      return byValue(({ goal }) => goal.created_at, direction)
  }
}

/** Compares by a value, nulls last, then by id. */
function byValue(read: (view: GoalView) => string | number | null, direction: 1 | -1 = 1): Comparison {
  return (a, b) => {
    const [left, right] = [read(a), read(b)]
    if (left === right) return direction * (a.goal.id - b.goal.id)
    if (left === null) return 1
    if (right === null) return -1
    return left < right ? -direction : direction
  }
}
