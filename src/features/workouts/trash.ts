import { inTransaction } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { bumpRevision, countWorkout } from '../profiles/index.ts'
import { lockOwnWorkout, lockTrashedWorkout } from './access.ts'
import { parseImages } from './presenter.ts'
import { type DetailRow, removeWorkouts, trashedBefore, updateWorkout } from './queries.ts'
import { withOwner } from './service.ts'

/** How long what was deleted can be taken back. */
export const KEPT_IN_TRASH_MS = 30 * 86_400_000
const PURGED_AT_ONCE = 200

/** Puts the workout into the trash: from now on it is in no list and no sum, and nobody sees it. */
export function deleteWorkout(services: Services, actor: Actor, id: number): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const workout = await lockOwnWorkout(trx, actor, id)
    await updateWorkout(trx, id, { deleted_at: services.clock.now() })
    await countWorkout(trx, actor.account_id, workout, null)
  })
}

/** Takes the workout out of the trash and returns it. */
export async function restoreWorkout(trx: Trx, actor: Actor, id: number): Promise<DetailRow> {
  await lockTrashedWorkout(trx, actor, id)
  const workout = await updateWorkout(trx, id, { deleted_at: null })
  const owner = await countWorkout(trx, actor.account_id, null, workout)
  return withOwner(workout, actor, owner)
}

/** Deletes a workout in the trash for good. */
export function purgeWorkout(services: Services, actor: Actor, id: number): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await removeForGood(services, trx, [await lockTrashedWorkout(trx, actor, id)])
    await bumpRevision(trx, actor.account_id)
  })
}

/** Deletes for good what the actor has in the trash; answers how many. */
export function emptyTrash(services: Services, actor: Actor): Promise<number> {
  return purge(services, services.clock.now() + 1, actor.account_id)
}

/** Deletes for good what has been in the trash for thirty days; answers how many. */
export function purgeTrash(services: Pick<Services, 'db' | 'queue' | 'clock'>): Promise<number> {
  return purge(services, services.clock.now() - KEPT_IN_TRASH_MS)
}

async function purge(
  services: Pick<Services, 'db' | 'queue'>,
  before: number,
  owner_id?: number,
): Promise<number> {
  let removed = 0
  for (;;) {
    const count = await purgeSome(services, before, owner_id)
    removed += count
    if (count < PURGED_AT_ONCE) return removed
  }
}

function purgeSome(
  services: { db: Db; queue: Services['queue'] },
  before: number,
  owner_id?: number,
): Promise<number> {
  return inTransaction(services.db, async (trx) => {
    const workouts = await trashedBefore(trx, before, PURGED_AT_ONCE, owner_id)
    await removeForGood(services, trx, workouts)
    for (const id of new Set(workouts.map((workout) => workout.owner_id))) await bumpRevision(trx, id)
    return workouts.length
  })
}

type Removed = Pick<DetailRow, 'id' | 'recording_item_id' | 'images'>

/** The recordings and the images that nothing needs any more go with them, by jobs. */
async function removeForGood(
  { queue }: Pick<Services, 'queue'>,
  trx: Trx,
  workouts: Removed[],
): Promise<void> {
  if (workouts.length === 0) return
  await removeWorkouts(
    trx,
    workouts.map(({ id }) => id),
  )
  for (const { recording_item_id } of workouts)
    if (recording_item_id !== null)
      await queue.enqueue(trx, { kind: 'recordings.release', payload: { recording_item_id } })
  const names = workouts.flatMap(({ images }) => parseImages(images))
  if (names.length > 0) await queue.enqueue(trx, { kind: 'images.release', payload: { names } })
}
