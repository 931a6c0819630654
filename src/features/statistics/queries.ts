import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { type WorkoutFilter, workoutSums, workoutWhere } from '../training-log/index.ts'
import { listedWorkouts } from '../workouts/index.ts'

/** One row per day with its sums and the owner's counters; without any workout, one row with only the counters. */
export const recentRows = prepared((db, filter: WorkoutFilter) =>
  db
    .selectFrom('profile')
    .leftJoin(
      workoutSums(db, filter).select('workout.local_date').groupBy('workout.local_date').as('day'),
      (join) => join.onTrue(),
    )
    .select(['profile.total_workouts', 'profile.last_workout_at', 'profile.longest_streak'])
    .select(['profile.streak_first_date', 'profile.streak_last_date'])
    .selectAll('day')
    .where('profile.account_id', '=', filter.owner_id),
)

/** The sums of each sport on each day, the earliest day first. */
export const calendarRows = prepared((db, filter: WorkoutFilter) =>
  workoutSums(db, filter)
    .select(['workout.local_date', 'workout.sport'])
    .groupBy(['workout.local_date', 'workout.type', 'workout.sport'])
    .orderBy('workout.local_date'),
)

/** The owner's latest workouts. */
export function latestWorkouts(db: Db, owner_id: number, limit: number) {
  return listedWorkouts(db, { viewer_id: owner_id })
    .where(workoutWhere(db, { owner_id }))
    .orderBy('workout.started_at', 'desc')
    .orderBy('workout.id', 'desc')
    .limit(limit)
    .execute()
}
