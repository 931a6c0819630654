import type { Db, Trx } from '../../platform/database/schema.ts'
import { invalidField } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { updateWorkoutCounters } from '../profiles/index.ts'
import { IDS_PER_STATEMENT } from './bulk-queries.ts'
import { workoutsChanged } from './jobs.ts'
import { lockWorkoutOf, updateWorkout, type WorkoutRow } from './queries.ts'

type Needs = Pick<Services, 'clock' | 'queue'>

/** Hides a workout or shows it again; false if that cannot be done. */
export function setHidden(services: Needs, trx: Trx, id: number, isHidden: boolean): Promise<boolean> {
  return isHidden ? hideWorkout(services, trx, id) : showWorkout(services, trx, id)
}

/** Hides a workout from everybody but its owner, who cannot show it meanwhile; false if there is no such workout. */
async function hideWorkout(services: Needs, trx: Trx, id: number): Promise<boolean> {
  const before = await lockAnyWorkout(trx, id)
  if (!before) return false
  await trx
    .insertInto('hidden_workout')
    .values({ workout_id: id, visibility: before.visibility })
    .onConflict((conflict) => conflict.column('workout_id').doNothing())
    .execute()
  await writeVisibility(services, trx, before, 'private')
  return true
}

/** Shows a hidden workout again, to those who saw it before; false if it is not hidden. */
async function showWorkout(services: Needs, trx: Trx, id: number): Promise<boolean> {
  const before = await lockAnyWorkout(trx, id)
  const hidden = await trx
    .deleteFrom('hidden_workout')
    .where('workout_id', '=', id)
    .returning('visibility')
    .executeTakeFirst()
  if (!before || !hidden) return false
  await writeVisibility(services, trx, before, hidden.visibility)
  return true
}

async function lockAnyWorkout(trx: Trx, id: number): Promise<WorkoutRow | undefined> {
  const owner = await trx.selectFrom('workout').select('owner_id').where('id', '=', id).executeTakeFirst()
  return owner && lockWorkoutOf(trx, owner.owner_id, id)
}

async function writeVisibility(
  services: Needs,
  trx: Trx,
  before: WorkoutRow,
  visibility: WorkoutRow['visibility'],
): Promise<void> {
  const after = await updateWorkout(trx, before.id, { visibility, updated_at: services.clock.now() })
  // The counters leave out the trash.
  const isCounted = before.deleted_at === null
  await updateWorkoutCounters(trx, before.owner_id, isCounted ? { before, after } : {})
  await workoutsChanged(services, trx, before.owner_id, [before.sport])
}

/**
 * Refuses a visibility that the owner gives to hidden workouts. One that they make private stays private when it is
 * shown again.
 */
export async function assertMayShow(
  trx: Trx,
  ids: number[],
  visibility: WorkoutRow['visibility'],
  field = 'visibility',
): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT) {
    const some = ids.slice(from, from + IDS_PER_STATEMENT)
    if (visibility === 'private') await keepPrivate(trx, some)
    else if (await hasHidden(trx, some)) throw invalidField(field, 'hidden_by_moderators')
  }
}

async function keepPrivate(trx: Trx, ids: number[]): Promise<void> {
  await trx
    .updateTable('hidden_workout')
    .set({ visibility: 'private' })
    .where('workout_id', 'in', ids)
    .execute()
}

async function hasHidden(db: Db, ids: number[]): Promise<boolean> {
  const hidden = await db
    .selectFrom('hidden_workout')
    .select('workout_id')
    .where('workout_id', 'in', ids)
    .limit(1)
    .executeTakeFirst()
  return hidden !== undefined
}
