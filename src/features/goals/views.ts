import type { Db } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'
import { type Asked, factsOf } from './facts.ts'
import { type Facts, measure, type Said } from './measure.ts'
import { currentPeriod, keyOf, pastPeriods } from './periods.ts'
import { toGoal, toPastPeriod, type View } from './presenter.ts'
import { isOnTrack, type State, standingOf, stateOf } from './progress.ts'
import { type GoalRow, goalOf, goalsOf } from './queries.ts'
import type { Goal, GoalQuery, GoalSummary, HistoryQuery, PastPeriod } from './schemas.ts'

const MOST_NEXT = 5

type Reads = Pick<Services, 'db' | 'clock'>

/** The day that it is for the actor. */
export function todayOf({ clock }: Pick<Services, 'clock'>, { time_zone }: Actor): string {
  return localDate(clock.now(), time_zone)
}

/** The goals, each in the period that runs on `today`; one statement. */
function currentViews(db: Db, actor: Actor, goals: readonly GoalRow[], today: string): Promise<View[]> {
  return viewsOf(
    db,
    actor,
    goals.map((goal) => inCurrentPeriod(goal, actor, today)),
  )
}

function inCurrentPeriod(goal: GoalRow, { week_start }: Actor, today: string): Asked {
  return { goal, period: currentPeriod(goal, today, week_start) }
}

async function viewsOf(db: Db, actor: Actor, asked: Asked[]): Promise<View[]> {
  const { saidOf, ...facts } = await factsOf(db, actor.account_id, asked)
  return asked.map((each) => viewOf(each, facts, saidOf(each)))
}

function viewOf({ goal, period }: Asked, facts: Facts, said: Said): View {
  return { goal, period, standing: standingOf(measure(goal, period, facts, said), said) }
}

/**
 * What was said of a goal's period that runs now and how it stands there, and how it is shown after something else was
 * said: whoever says it need not read everything again.
 */
export async function currentlySaid(db: Db, { clock }: Pick<Reads, 'clock'>, actor: Actor, goal: GoalRow) {
  const today = todayOf({ clock }, actor)
  const asked = inCurrentPeriod(goal, actor, today)
  const { saidOf, ...facts } = await factsOf(db, actor.account_id, [asked])
  const said = saidOf(asked)
  return {
    said,
    key: keyOf(goal, asked.period),
    standing: viewOf(asked, facts, said).standing,
    shownAfter: (next: Said): Goal => toGoal(viewOf(asked, facts, next), today),
  }
}

/** One goal of the actor's own; throws `not_found`. */
export async function shownGoal({ db, clock }: Reads, actor: Actor, id: number): Promise<Goal> {
  const goal = await goalOf(db, actor.account_id, id)
  if (!goal) throw notFound()
  return showGoal({ db, clock }, actor, goal)
}

/** A goal as it stands now. */
export async function showGoal({ db, clock }: Reads, actor: Actor, goal: GoalRow): Promise<Goal> {
  const today = todayOf({ clock }, actor)
  const [view] = await currentViews(db, actor, [goal], today)
  return toGoal(view!, today)
}

/** A page of the actor's goals: what it is ordered and filtered by is not in the database, so all of them are looked at. */
export async function goalsFound({ db, clock }: Reads, actor: Actor, query: GoalQuery) {
  const { page, page_size, ordering, state, ...filters } = query
  const today = todayOf({ clock }, actor)
  const goals = await goalsOf(db, { ...filters, owner_id: actor.account_id })
  const views = (await currentViews(db, actor, goals, today))
    .filter((view) => state === undefined || stateIn(view, today) === state)
    .toSorted(inOrder(ordering))
  const shown = views.slice((page - 1) * page_size, page * page_size)
  return { count: views.length, results: shown.map((view) => toGoal(view, today)) }
}

function stateIn({ standing, goal, period }: View, today: string): State {
  return stateOf(standing, goal.start_date, period, today)
}

/** How many goals the actor has in which state, and those that are due next. */
export async function goalSummary({ db, clock }: Reads, actor: Actor): Promise<GoalSummary> {
  const today = todayOf({ clock }, actor)
  const goals = await goalsOf(db, { owner_id: actor.account_id })
  const views = await currentViews(db, actor, goals, today)
  const active = views.filter((view) => stateIn(view, today) === 'active')
  const next = active
    .filter(({ period }) => period.last_date !== null)
    .toSorted(by(({ period }) => period.last_date))
    .slice(0, MOST_NEXT)
  return {
    total: views.length,
    active: active.length,
    completed: views.filter(({ standing }) => standing.completed).length,
    on_track: active.filter(({ standing, period }) => isOnTrack(standing, period, today)).length,
    next: next.map((view) => toGoal(view, today)),
  }
}

/** A page of the periods of a goal that are over, the last one first; throws `not_found`. */
export async function goalHistory({ db, clock }: Reads, actor: Actor, id: number, query: HistoryQuery) {
  const goal = await goalOf(db, actor.account_id, id)
  if (!goal) throw notFound()
  const { page, page_size: limit } = query
  const slice = { limit, offset: (page - 1) * limit }
  const { count, periods } = pastPeriods(goal, todayOf({ clock }, actor), actor.week_start, slice)
  const views = await viewsOf(
    db,
    actor,
    periods.map((period) => ({ goal, period })),
  )
  return { count, results: views.map((view): PastPeriod => toPastPeriod(view)) }
}

type Comparison = (a: View, b: View) => number

function inOrder(ordering: GoalQuery['ordering']): Comparison {
  const direction = ordering.startsWith('-') ? -1 : 1
  switch (ordering.replace(/^-/, '')) {
    case 'deadline':
      return by(({ goal }) => goal.deadline, direction)
    case 'percent':
      return by(({ standing }) => standing.share, direction)
    default:
      return by(({ goal }) => goal.created_at, direction)
  }
}

/** Compares by a value, nulls last, then by id. */
function by(read: (view: View) => string | number | null, direction: 1 | -1 = 1): Comparison {
  return (a, b) => {
    const [left, right] = [read(a), read(b)]
    if (left === right) return direction * (a.goal.id - b.goal.id)
    if (left === null) return 1
    if (right === null) return -1
    return left < right ? -direction : direction
  }
}
