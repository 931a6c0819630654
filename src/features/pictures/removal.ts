import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { writeProfile } from '../profiles/index.ts'
import { changeImages } from '../workouts/index.ts'
import { deleteImageRow, type ImageRow, imageByName, insertImage } from './queries.ts'
import { MAX_PER_WORKOUT } from './workout-images.ts'

type Needs = Pick<Services, 'clock'>

/** A picture that was taken away from its owner, and where it was in its workout. */
export type RemovedImage = Omit<ImageRow, 'id'> & { position: number }

/**
 * Takes a picture out of its workout or profile. Its files stay: the caller keeps them or enqueues their deletion.
 * Undefined if there is no such picture, or its workout is in the trash.
 */
export async function removeImage(
  services: Needs,
  trx: Trx,
  name: string,
): Promise<RemovedImage | undefined> {
  const image = await imageByName(trx, name)
  if (!image) return undefined
  const { id: _, ...kept } = image
  const owner = { account_id: image.owner_id }
  let position = 0
  if (image.workout_id === null) await writeProfile(trx, image.owner_id, { image: null })
  else {
    if (!(await isInLog(trx, image.workout_id))) return undefined
    await changeImages(services, trx, owner, image.workout_id, (names) => {
      position = Math.max(0, names.indexOf(name))
      return names.filter((other) => other !== name)
    })
  }
  await deleteImageRow(trx, name)
  return { ...kept, position }
}

/** Puts a picture back, if its workout is still there and not full, or the profile has no other picture. */
export async function putBackImage(
  services: Needs,
  trx: Trx,
  { position, ...image }: RemovedImage,
): Promise<void> {
  const { owner_id, workout_id, name } = image
  if (workout_id === null) {
    const profile = await trx
      .selectFrom('profile')
      .select('image')
      .where('account_id', '=', owner_id)
      .executeTakeFirst()
    if (profile?.image != null) return
    await insertImage(trx, image)
    await writeProfile(trx, owner_id, { image: name })
    return
  }
  if (!(await isInLog(trx, workout_id))) return
  const names = await changeImages(services, trx, { account_id: owner_id }, workout_id, (names) =>
    names.length >= MAX_PER_WORKOUT ? names : names.toSpliced(position, 0, name),
  )
  if (names.includes(name)) await insertImage(trx, image)
}

async function isInLog(trx: Trx, workout_id: number): Promise<boolean> {
  const workout = await trx
    .selectFrom('workout')
    .select('id')
    .where('id', '=', workout_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return workout !== undefined
}
