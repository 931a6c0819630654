import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { assertCanSeePerson } from '../profiles/index.ts'
import { visibleWorkout } from '../workouts/index.ts'
import { type ImageRow, imageByName } from './queries.ts'

/**
 * The image, if `viewer` may see the workout or the person that it belongs to; throws the same `not_found` for a
 * hidden image as for a missing one.
 */
export async function visibleImage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Viewer,
  name: string,
): Promise<ImageRow> {
  const image = await imageByName(db, name)
  if (!image) throw notFound()
  if (image.workout_id !== null) await visibleWorkout(db, viewer, image.workout_id, clock.now())
  else await assertCanSeePerson(db, viewer, image.owner_id, clock.now())
  return image
}
