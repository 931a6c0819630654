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

/** The amount in a period, and the workout that reached the target; null when none has. */
type Count<Workout> = { amount: number; reached_by: Workout | null }

/** Counts the workouts in the scope, or adds up one of their columns. `workouts` must be sorted by their starts. */
export function countAmount<Workout extends WorkoutAmounts>(
  workouts: readonly Workout[],
  scope: GoalScope,
  counted: 'workouts' | AmountColumn,
  target: number,
): Count<Workout> {
  let amount = 0
  let reached_by: Workout | null = null
  for (const workout of workouts) {
    if (!isInScope(workout, scope)) continue
    amount += counted === 'workouts' ? 1 : workout[counted]
    if (amount >= target) reached_by ??= workout
  }
  return { amount, reached_by }
}

/** The longest run of consecutive days with a workout in the scope. `workouts` must be sorted by their starts. */
export function countLongestStreak<Workout extends WorkoutAmounts>(
  workouts: readonly Workout[],
  scope: GoalScope,
  target: number,
): Count<Workout> {
  const firstOfDay = new Map<string, Workout>()
  for (const workout of workouts) {
    const { local_date } = workout
    if (isInScope(workout, scope) && !firstOfDay.has(local_date)) firstOfDay.set(local_date, workout)
  }
  let amount = 0
  let reached_by: Workout | null = null
  let streak = 0
  let previous: string | undefined
  // Sorted by date: in another time zone, a workout on a later date may have started earlier.
  for (const date of [...firstOfDay.keys()].sort()) {
    streak = previous !== undefined && daysBetween(previous, date) === 1 ? streak + 1 : 1
    previous = date
    amount = Math.max(amount, streak)
    if (streak >= target) reached_by ??= firstOfDay.get(date)!
  }
  return { amount, reached_by }
}
