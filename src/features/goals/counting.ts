import { daysBetween } from '../../platform/calendar.ts'
import type { workoutAmounts } from '../training-log/index.ts'
import type { AmountColumn } from './kinds.ts'
import type { Period } from './periods.ts'
import type { GoalTable } from './tables.ts'

/** What one workout adds to a goal of each kind, in fixed-point units. */
export type WorkoutAmounts = Awaited<ReturnType<ReturnType<typeof workoutAmounts>['execute']>>[number]

/** Which workouts a goal counts in one period. */
export type GoalScope = Period & Pick<GoalTable, 'type' | 'sport'>

/**
 * Compares the goal's `type` and `sport` here and not in `workoutWhere`, because one statement loads the workouts of
 * all goals.
 */
function isInScope(workout: WorkoutAmounts, { type, sport, first_date, last_date }: GoalScope): boolean {
  return (
    (sport === null || workout.sport === sport) &&
    (type === null || workout.type === type) &&
    workout.local_date >= first_date &&
    (last_date === null || workout.local_date <= last_date)
  )
}

/** The amount in a period, and the start of the workout that reached the target; null when none has. */
type Count = { amount: number; reached_at: number | null }

/** Counts the workouts in the scope, or adds up one of their columns. `workouts` must be sorted by their starts. */
export function countAmount(
  workouts: readonly WorkoutAmounts[],
  scope: GoalScope,
  counted: 'workouts' | AmountColumn,
  target: number,
): Count {
  let amount = 0
  let reached_at: number | null = null
  for (const workout of workouts) {
    if (!isInScope(workout, scope)) continue
    amount += counted === 'workouts' ? 1 : workout[counted]
    if (amount >= target) reached_at ??= workout.started_at
  }
  return { amount, reached_at }
}

/** The longest run of consecutive days with a workout in the scope. `workouts` must be sorted by their starts. */
export function countLongestStreak(
  workouts: readonly WorkoutAmounts[],
  scope: GoalScope,
  target: number,
): Count {
  const firstStarts = new Map<string, number>()
  for (const workout of workouts) {
    const { local_date, started_at } = workout
    if (isInScope(workout, scope) && !firstStarts.has(local_date)) firstStarts.set(local_date, started_at)
  }
  let amount = 0
  let reached_at: number | null = null
  let streak = 0
  let previous: string | undefined
  // Sorted by date: in another time zone, a workout on a later date may have started earlier.
  for (const date of [...firstStarts.keys()].sort()) {
    streak = previous !== undefined && daysBetween(previous, date) === 1 ? streak + 1 : 1
    previous = date
    amount = Math.max(amount, streak)
    if (streak >= target) reached_at ??= firstStarts.get(date)!
  }
  return { amount, reached_at }
}
