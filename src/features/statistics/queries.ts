import { prepared } from '../../platform/database/index.ts'
import type { Tables } from '../../platform/database/schema.ts'
import { matching, OWNER, ownedWorkouts, SHOWN } from '../workouts/index.ts'
import { TALLIED } from './sums.ts'

/** Which workouts are asked for: whose, of what kind, and on which days, the first and the last among them. */
export type Selection = {
  owner_id: number
  type?: Tables['workout']['type'] | undefined
  sport?: Tables['workout']['sport'] | undefined
  intensity?: Tables['workout']['intensity'] | undefined
  from?: string | undefined
  to?: string | undefined
}

/** The condition that a workout is one of the selection. Reads no column that `workout_figures` lacks. */
export function selected({ owner_id, type, sport, intensity, from, to }: Selection) {
  return matching({ owner_id, type, sport, intensity, date_after: from, date_before: to })
}

/** The figures of each day of a selection, beside the counters of its owner: without such a day one row has those. */
export const recentRowsOf = prepared((db, selection: Selection) =>
  db
    .selectFrom('profile')
    .leftJoin(
      db
        .selectFrom('workout')
        .select('workout.local_date')
        .select(TALLIED)
        .where(selected(selection))
        .groupBy('workout.local_date')
        .as('day'),
      (join) => join.onTrue(),
    )
    .select(['profile.total_workouts', 'profile.last_workout_at', 'profile.longest_streak'])
    .select(['profile.streak_first_date', 'profile.streak_last_date'])
    .selectAll('day')
    .where('profile.account_id', '=', selection.owner_id),
)

/** The figures of each sport on each day, the first day first. */
export const calendarRowsOf = prepared((db, selection: Selection) =>
  db
    .selectFrom('workout')
    .select(['workout.local_date', 'workout.sport'])
    .select(TALLIED)
    .where(selected(selection))
    .groupBy(['workout.local_date', 'workout.type', 'workout.sport'])
    .orderBy('workout.local_date'),
)

/** The owner's latest workouts. */
export const recentWorkoutsOf = prepared((db, { owner_id, limit }: { owner_id: number; limit: number }) =>
  ownedWorkouts(db)
    .select(SHOWN)
    .select(OWNER)
    .where(selected({ owner_id }))
    .orderBy('workout.started_at', 'desc')
    .orderBy('workout.id', 'desc')
    .limit(limit),
)
