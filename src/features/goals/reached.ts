import { setImmediate as nextTurn } from 'node:timers/promises'
import { calendarPeriod, type Days, type WeekStart } from '../../platform/calendar.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { Sport } from '../sports/index.ts'
import { workoutAmounts } from '../training-log/index.ts'
import type { WorkoutAmounts } from './counting.ts'
import { rulesOf } from './kinds.ts'
import { countWorkouts } from './measure.ts'
import { endingBy, type Period, periodKey } from './periods.ts'
import { type GoalRow, goalsOf, loadOverrides } from './queries.ts'

type Owner = { owner_id: number; week_start: WeekStart }
type Amounts = WorkoutAmounts & { id: number }

/** A workout that reached a goal in one of its periods; `first_date` identifies the period. */
export type ReachedGoal = { goal_id: number; first_date: string; workout_id: number }

/**
 * The workouts that reached the owner's goals, in all periods, and the goals that were looked at: all of them, or with
 * `sport` those that a workout of this sport can change. A goal that the owner marked as not completed in a period is
 * not reached there. Runs three statements, however many goals there are.
 */
export async function loadReachedGoals(
  db: Db,
  owner: Owner,
  sport?: Sport,
): Promise<{ goal_ids: number[]; reached: ReachedGoal[] }> {
  const goals = (await goalsOf(db, { owner_id: owner.owner_id })).filter(
    (goal) => sport === undefined || (goal.sport ?? sport) === sport,
  )
  const goal_ids = goals.map(({ id }) => id)
  const counted = goals.filter(({ kind }) => measureOf(kind) !== null)
  if (counted.length === 0) return { goal_ids, reached: [] }
  const workouts = await workoutsOf(db, owner, counted)
  const overrides = await loadOverrides(db, owner.owner_id)
  const refused = new Set(
    overrides
      .filter(({ is_completed }) => is_completed === 0)
      .map(({ goal_id, first_date }) => `${goal_id} ${first_date}`),
  )
  const periodOn = openPeriods(owner.week_start)
  const reached: ReachedGoal[] = []
  for (const goal of counted) {
    reached.push(...reachedBy(goal, workouts, periodOn))
    // A person may have hundreds of goals and many thousand workouts.
    await nextTurn()
  }
  return {
    goal_ids,
    reached: reached.filter(({ goal_id, first_date }) => !refused.has(`${goal_id} ${first_date}`)),
  }
}

/** What a goal of this kind counts of workouts; null if it counts none. */
function measureOf(kind: GoalRow['kind']) {
  const { measures } = rulesOf(kind)
  return measures === 'weight' || measures === 'override' ? null : measures
}

/** The workouts since the first period of the goals, by their starts. */
async function workoutsOf(db: Db, { owner_id, week_start }: Owner, goals: GoalRow[]): Promise<Amounts[]> {
  const periodOn = openPeriods(week_start)
  const starts = goals.map((goal) => periodOn(goal, goal.start_date).first_date)
  const workouts = await workoutAmounts(db, { owner_id, date_after: starts.toSorted()[0] })
    .select('workout.id')
    .execute()
  return workouts.sort((a, b) => a.started_at - b.started_at || a.id - b.id)
}

type PeriodOn = (goal: GoalRow, date: string) => Period

/** Computes the period of a goal on a day. Keeps the calendar's periods, which most goals share. */
function openPeriods(week_start: WeekStart): PeriodOn {
  const known = new Map<string, Days>()
  return ({ period, start_date, deadline }, date) => {
    if (period === 'once') return { first_date: start_date, last_date: deadline }
    const key = `${period} ${date}`
    const days = known.get(key) ?? calendarPeriod(period, date, week_start)
    known.set(key, days)
    return endingBy(deadline, days)
  }
}

/** The workouts that reached the goal, one for each period in which it was reached. */
function reachedBy(goal: GoalRow, workouts: readonly Amounts[], periodOn: PeriodOn): ReachedGoal[] {
  const measures = measureOf(goal.kind)
  if (!measures) return []
  const { first_date } = periodOn(goal, goal.start_date)
  const counted = workouts.filter(({ local_date }) => local_date >= first_date)
  const byPeriod = Map.groupBy(counted, ({ local_date }) => periodOn(goal, local_date).first_date)
  return [...byPeriod.values()].flatMap((some) => {
    const period = periodOn(goal, some[0]!.local_date)
    const { reached_by } = countWorkouts(goal, period, some, measures)
    if (!reached_by) return []
    return [{ goal_id: goal.id, first_date: periodKey(goal, period), workout_id: reached_by.id }]
  })
}
