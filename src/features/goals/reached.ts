import { calendarPeriod, type WeekStart } from '../../platform/calendar.ts'
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
  const reached = counted.flatMap((goal) => reachedBy(goal, workouts, owner.week_start))
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
  const starts = goals.map((goal) => periodOf(goal, goal.start_date, week_start).first_date)
  const workouts = await workoutAmounts(db, { owner_id, date_after: starts.toSorted()[0] })
    .select('workout.id')
    .execute()
  return workouts.sort((a, b) => a.started_at - b.started_at || a.id - b.id)
}

function periodOf({ period, start_date, deadline }: GoalRow, date: string, week_start: WeekStart): Period {
  if (period === 'once') return { first_date: start_date, last_date: deadline }
  return endingBy(deadline, calendarPeriod(period, date, week_start))
}

/** The workouts that reached the goal, one for each period in which it was reached. */
function reachedBy(goal: GoalRow, workouts: readonly Amounts[], week_start: WeekStart): ReachedGoal[] {
  const measures = measureOf(goal.kind)
  if (!measures) return []
  const first = periodOf(goal, goal.start_date, week_start)
  const periods = new Map<string, Period>()
  const periodOn = (date: string) => {
    const known = periods.get(date) ?? periodOf(goal, date, week_start)
    periods.set(date, known)
    return known
  }
  const counted = workouts.filter(({ local_date }) => local_date >= first.first_date)
  const byPeriod = Map.groupBy(counted, ({ local_date }) => periodOn(local_date).first_date)
  return [...byPeriod.values()].flatMap((some) => {
    const period = periodOn(some[0]!.local_date)
    const { reached_by } = countWorkouts(goal, period, some, measures)
    if (!reached_by) return []
    return [{ goal_id: goal.id, first_date: periodKey(goal, period), workout_id: reached_by.id }]
  })
}
