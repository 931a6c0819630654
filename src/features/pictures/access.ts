import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { assertCanSeePerson } from '../profiles/index.ts'
import { visibleWorkout } from '../workouts/index.ts'
import { type ImageRow, imageByName } from './queries.ts'

/** No workout has this id. */
const NO_WORKOUT = -1

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
  if (image?.workout_id === null) await assertCanSeePerson(db, viewer, image.owner_id, clock.now())
  // Asks for the workout of an absent image, too, so that it takes as long as a hidden one.
  else await visibleWorkout(db, viewer, image?.workout_id ?? NO_WORKOUT, clock.now())
  if (!image) throw notFound()
  return image
}
