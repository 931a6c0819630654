import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { bumpRevision } from '../profiles/index.ts'
import { lockOwnWorkout } from './access.ts'
import { parseImages } from './presenter.ts'
import { updateWorkout } from './queries.ts'

/**
 * Replaces the image names of the actor's workout by the result of `change`; returns the new names. Locks the
 * actor's profile row, so that no other image of this person can be written until the transaction ends.
 */
export async function changeImages(
  services: Pick<Services, 'clock'>,
  trx: Trx,
  actor: Viewer,
  id: number,
  change: (names: string[]) => string[],
): Promise<string[]> {
  const workout = await lockOwnWorkout(trx, actor, id)
  const names = change(parseImages(workout.images))
  await updateWorkout(trx, id, { images: JSON.stringify(names), updated_at: services.clock.now() })
  await bumpRevision(trx, actor.account_id)
  return names
}
