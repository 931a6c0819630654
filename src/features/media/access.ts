import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { assertKnownTo } from '../profiles/index.ts'
import { visibleWorkout } from '../workouts/index.ts'
import { type ImageRow, imageByName } from './queries.ts'

/**
 * The image, if `viewer` may see what it belongs to, a workout or a person; throws `not_found` for what is hidden as
 * for what is absent.
 */
export async function visibleImage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Actor,
  name: string,
): Promise<ImageRow> {
  const image = await imageByName(db, name)
  if (!image) throw notFound()
  if (image.workout_id !== null) await visibleWorkout(db, viewer, image.workout_id)
  else await assertKnownTo(db, viewer, image.owner_id, clock.now())
  return image
}
