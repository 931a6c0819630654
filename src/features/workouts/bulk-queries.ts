import { lockRowForChange } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { Sport } from '../sports/index.ts'
import { workoutWhere } from '../training-log/index.ts'
import type { WorkoutSelection } from './bulk-schemas.ts'
import { toWorkoutFilter } from './list-queries.ts'
import type { WorkoutUpdate } from './queries.ts'

/** Keeps a statement below the parameter limit of each database. */
export const IDS_PER_STATEMENT = 1000

export type SelectedWorkout = { id: number; title: string; notes: string; tags: string; sport: Sport }

/** Locks and returns up to `limit` of the owner's workouts that the ids or filters select; none in the trash. */
export function lockSelectedWorkouts(
  trx: Trx,
  owner_id: number,
  { ids, filters = {} }: WorkoutSelection,
  limit: number,
): Promise<SelectedWorkout[]> {
  return trx
    .selectFrom('workout')
    .select(['id', 'title', 'notes', 'tags', 'sport'])
    .where(workoutWhere(trx, toWorkoutFilter(owner_id, filters, 'filters.')))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('id')
    .limit(limit)
    .$call(lockRowForChange(trx))
    .execute()
}

/** Writes the same columns to all of the workouts. */
export async function updateWorkouts(trx: Trx, ids: number[], change: WorkoutUpdate): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT)
    await trx
      .updateTable('workout')
      .set(change)
      .where('id', 'in', ids.slice(from, from + IDS_PER_STATEMENT))
      .execute()
}
