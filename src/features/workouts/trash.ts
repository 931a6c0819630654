import { inTransaction } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Viewed } from '../audience/index.ts'
import type { Actor } from '../auth/index.ts'
import { updateWorkoutCounters } from '../profiles/index.ts'
import { lockOwnWorkout, lockTrashedWorkout } from './access.ts'
import { workoutsChanged } from './jobs.ts'
import { parseImages } from './presenter.ts'
import { type DetailRow, deleteWorkoutRows, trashedBefore, updateWorkout } from './queries.ts'
import { withOwner } from './service.ts'

export const TRASH_RETENTION_MS = 30 * 86_400_000
const PURGE_BATCH_SIZE = 200

/** Puts the workout into the trash. Lists and sums leave it out from then on, and nobody can read it. */
export function deleteWorkout(services: Services, actor: Actor, id: number): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const workout = await lockOwnWorkout(trx, actor, id)
    await updateWorkout(trx, id, { deleted_at: services.clock.now() })
    await updateWorkoutCounters(trx, actor.account_id, { before: workout })
    await workoutsChanged(services, trx, actor.account_id, [workout.sport])
  })
}

/** Takes the workout out of the trash and returns it. */
export async function restoreWorkout(
  services: Pick<Services, 'queue'>,
  trx: Trx,
  actor: Actor,
  id: number,
): Promise<Viewed<DetailRow>> {
  await lockTrashedWorkout(trx, actor, id)
  const workout = await updateWorkout(trx, id, { deleted_at: null })
  const owner = await updateWorkoutCounters(trx, actor.account_id, { after: workout })
  await workoutsChanged(services, trx, actor.account_id, [workout.sport])
  return withOwner(workout, actor, owner)
}

/** Deletes a workout in the trash for good. */
export function purgeWorkout(services: Services, actor: Actor, id: number): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await deleteForGood(services, trx, [await lockTrashedWorkout(trx, actor, id)])
  })
}

/** Deletes all workouts in the actor's trash for good; returns how many. */
export function emptyTrash(services: Services, actor: Actor): Promise<number> {
  return purge(services, services.clock.now() + 1, actor.account_id)
}

/** Deletes workouts for good that were in the trash for longer than the retention time; returns how many. */
export function purgeTrash(services: Pick<Services, 'db' | 'queue' | 'clock'>): Promise<number> {
  return purge(services, services.clock.now() - TRASH_RETENTION_MS)
}

async function purge(
  services: Pick<Services, 'db' | 'queue'>,
  before: number,
  owner_id?: number,
): Promise<number> {
  let removed = 0
  for (;;) {
    const count = await purgeBatch(services, before, owner_id)
    removed += count
    if (count < PURGE_BATCH_SIZE) return removed
  }
}

function purgeBatch(
  services: { db: Db; queue: Services['queue'] },
  before: number,
  owner_id?: number,
): Promise<number> {
  return inTransaction(services.db, async (trx) => {
    const workouts = await trashedBefore(trx, before, PURGE_BATCH_SIZE, owner_id)
    await deleteForGood(services, trx, workouts)
    return workouts.length
  })
}

type DeletedWorkout = Pick<DetailRow, 'id' | 'owner_id' | 'recording_item_id' | 'images'>

/** Deletes the rows and counts them. Jobs delete the recordings and images that no workout uses any more. */
async function deleteForGood(
  { queue }: Pick<Services, 'queue'>,
  trx: Trx,
  workouts: DeletedWorkout[],
): Promise<void> {
  if (workouts.length === 0) return
  await deleteWorkoutRows(
    trx,
    workouts.map(({ id }) => id),
  )
  for (const { recording_item_id, owner_id } of workouts)
    if (recording_item_id !== null)
      await queue.enqueue(trx, { kind: 'recordings.release', payload: { recording_item_id }, owner_id })
  for (const [owner_id, owned] of Map.groupBy(workouts, (workout) => workout.owner_id)) {
    const names = owned.flatMap(({ images }) => parseImages(images))
    if (names.length > 0) await queue.enqueue(trx, { kind: 'images.release', payload: { names }, owner_id })
    await updateWorkoutCounters(trx, owner_id, { stored: -owned.length })
  }
}
