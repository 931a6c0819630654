import type { FastifyRequest } from 'fastify'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { imageUrl, type NewImage, receiveImage, storeImage } from '../media/index.ts'
import { changeImages, ownWorkout } from '../workouts/index.ts'
import { enqueueFileDeletion, insertWithinQuota, type OpenUpload } from './insert-image.ts'
import { deleteWorkoutImageRow, imageByName } from './queries.ts'
import type { WorkoutImage } from './schemas.ts'

export const MAX_PER_WORKOUT = 10

type WorkoutImageId = { workout_id: number; name: string }

/** Adds a picture after the other ones of the actor's workout. */
export async function addWorkoutImage(
  services: Services,
  request: FastifyRequest,
  workout_id: number,
  openUpload: OpenUpload,
): Promise<WorkoutImage> {
  const { actor } = request
  await ownWorkout(services.db, actor, workout_id)
  const image = await receiveImage(services, actor.account_id, await openUpload())
  const commit = <T>(work: (trx: Trx) => Promise<T>) =>
    idempotently(services, request, { sha256: image.sha256 }, work)
  return storeImage(services, image, commit, async (trx) => {
    await changeImages(services, trx, actor, workout_id, (names) => {
      if (names.length >= MAX_PER_WORKOUT)
        throw new AppError('conflict', { code: 'image_limit', maximum: MAX_PER_WORKOUT })
      return [...names, image.name]
    })
    await insertWithinQuota(services, trx, actor, image, workout_id)
    return toWorkoutImage(image)
  })
}

/** Replaces a picture of the actor's workout by a new one, in the same position. */
export async function replaceWorkoutImage(
  services: Services,
  actor: Actor,
  { workout_id, name }: WorkoutImageId,
  openUpload: OpenUpload,
): Promise<WorkoutImage> {
  await assertHasImage(services, actor, { workout_id, name })
  const image = await receiveImage(services, actor.account_id, await openUpload())
  const commit = <T>(work: (trx: Trx) => Promise<T>) => inTransaction(services.db, work)
  return storeImage(services, image, commit, async (trx) => {
    await changeImages(services, trx, actor, workout_id, (names) =>
      names.with(positionOf(names, name), image.name),
    )
    await deleteWorkoutImageRow(trx, workout_id, name)
    await insertWithinQuota(services, trx, actor, image, workout_id)
    await enqueueFileDeletion(services, trx, actor.account_id, name)
    return toWorkoutImage(image)
  })
}

/** Reorders the images of the actor's workout; returns their addresses. */
export async function reorderWorkoutImages(
  services: Services,
  actor: Actor,
  workout_id: number,
  wanted: string[],
): Promise<string[]> {
  const names = await inTransaction(services.db, (trx) =>
    changeImages(services, trx, actor, workout_id, (names) => {
      const isSame = wanted.length === names.length && names.every((name) => wanted.includes(name))
      if (!isSame) throw invalidField('images', 'not_all_images')
      return wanted
    }),
  )
  return names.map(imageUrl)
}

/** Deletes an image of the actor's workout. */
export function deleteWorkoutImage(
  services: Services,
  actor: Actor,
  { workout_id, name }: WorkoutImageId,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await changeImages(services, trx, actor, workout_id, (names) =>
      names.toSpliced(positionOf(names, name), 1),
    )
    await deleteWorkoutImageRow(trx, workout_id, name)
    await enqueueFileDeletion(services, trx, actor.account_id, name)
  })
}

/** Throws `not_found` unless the image belongs to a workout of the actor. */
async function assertHasImage(
  { db }: Services,
  actor: Actor,
  { workout_id, name }: WorkoutImageId,
): Promise<void> {
  await ownWorkout(db, actor, workout_id)
  const image = await imageByName(db, name)
  if (image?.workout_id !== workout_id) throw notFound()
}

function positionOf(names: string[], name: string): number {
  const position = names.indexOf(name)
  if (position < 0) throw notFound()
  return position
}

function toWorkoutImage({ name, width, height }: NewImage): WorkoutImage {
  return { name, image: imageUrl(name), width, height }
}
