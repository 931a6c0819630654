import { lockRow } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { workoutWhere } from '../training-log/index.ts'
import type { Selection } from './bulk-schemas.ts'
import { toWorkoutFilter } from './list-queries.ts'
import type { WorkoutChanges } from './queries.ts'

/** A statement takes so many parameters on every database. */
const IDS_AT_ONCE = 1000

export type Selected = { id: number; tags: string }

/** At most so many of the owner's workouts with these ids, or those that pass the filters; none from the trash; locked. */
export function selectedWorkouts(
  trx: Trx,
  owner_id: number,
  { ids, filters = {} }: Selection,
  limit: number,
): Promise<Selected[]> {
  return trx
    .selectFrom('workout')
    .select(['id', 'tags'])
    .where(workoutWhere(toWorkoutFilter(owner_id, filters)))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('id')
    .limit(limit)
    .$call(lockRow(trx))
    .execute()
}

/** Gives all of them the same columns. */
export async function updateWorkouts(trx: Trx, ids: number[], change: WorkoutChanges): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE)
    await trx
      .updateTable('workout')
      .set(change)
      .where('id', 'in', ids.slice(from, from + IDS_AT_ONCE))
      .execute()
}
