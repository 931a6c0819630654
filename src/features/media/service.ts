import type { FastifyRequest } from 'fastify'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import type { OnlyFile } from '../../platform/http/forms.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { imageUrl, writeProfileImage } from '../profiles/index.ts'
import { changeImages, ownWorkout, parseImages } from '../workouts/index.ts'
import { keepImage, type NewImage, readPicture } from './intake.ts'
import { insertImage, removeProfileImage, removeWorkoutImage, usedBytes } from './queries.ts'
import type { WorkoutImage } from './schemas.ts'

const MOST_OF_A_WORKOUT = 10

/** Gives the file that comes in; not asked for before it is known that the actor may send one. */
type Incoming = () => Promise<OnlyFile>

/** Adds a picture to the actor's workout, behind those that it has. */
export async function addWorkoutImage(
  services: Services,
  request: FastifyRequest,
  workout_id: number,
  incoming: Incoming,
): Promise<WorkoutImage> {
  const { actor } = request
  await ownWorkout(services.db, actor, workout_id)
  const image = await readPicture(services, await incoming())
  const commit = <T>(work: (trx: Trx) => Promise<T>) =>
    idempotently(services, request, { sha256: image.sha256 }, work)
  return keepImage(services, image, commit, async (trx) => {
    await changeImages(services, trx, actor, workout_id, (names) => {
      if (names.length >= MOST_OF_A_WORKOUT)
        throw new AppError('conflict', `A workout has at most ${MOST_OF_A_WORKOUT} pictures.`)
      return [...names, image.name]
    })
    await insertWithinQuota(services, trx, actor, image, workout_id)
    return toWorkoutImage(image)
  })
}

/** Puts a picture in the place of another one of the actor's workout. */
export async function replaceWorkoutImage(
  services: Services,
  actor: Actor,
  { workout_id, name }: { workout_id: number; name: string },
  incoming: Incoming,
): Promise<WorkoutImage> {
  await assertHasImage(services, actor, workout_id, name)
  const image = await readPicture(services, await incoming())
  const commit = <T>(work: (trx: Trx) => Promise<T>) => inTransaction(services.db, work)
  return keepImage(services, image, commit, async (trx) => {
    await changeImages(services, trx, actor, workout_id, (names) =>
      names.with(placeOf(names, name), image.name),
    )
    await removeWorkoutImage(trx, workout_id, name)
    await insertWithinQuota(services, trx, actor, image, workout_id)
    await release(services, trx, name)
    return toWorkoutImage(image)
  })
}

/** Shows the images of the actor's workout in another order; answers their addresses. */
export async function orderWorkoutImages(
  services: Services,
  actor: Actor,
  workout_id: number,
  wanted: string[],
): Promise<string[]> {
  const names = await inTransaction(services.db, (trx) =>
    changeImages(services, trx, actor, workout_id, (names) => {
      const isSame = wanted.length === names.length && names.every((name) => wanted.includes(name))
      if (!isSame) throw invalidField('images', 'must be the names of all its images, each once')
      return wanted
    }),
  )
  return names.map(imageUrl)
}

/** Takes an image off the actor's workout. */
export function deleteWorkoutImage(
  services: Services,
  actor: Actor,
  { workout_id, name }: { workout_id: number; name: string },
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await changeImages(services, trx, actor, workout_id, (names) => names.toSpliced(placeOf(names, name), 1))
    await removeWorkoutImage(trx, workout_id, name)
    await release(services, trx, name)
  })
}

/** Gives the actor's profile a picture, in the place of the one that it had; answers its address. */
export async function writePicture(services: Services, actor: Actor, incoming: Incoming): Promise<string> {
  const image = await readPicture(services, await incoming())
  const commit = <T>(work: (trx: Trx) => Promise<T>) => inTransaction(services.db, work)
  return keepImage(services, image, commit, async (trx) => {
    await writeProfileImage(trx, actor.account_id, image.name)
    const before = await removeProfileImage(trx, actor.account_id)
    await insertWithinQuota(services, trx, actor, image, null)
    if (before !== undefined) await release(services, trx, before)
    return imageUrl(image.name)
  })
}

/** Takes the actor's picture off their profile, if there is one. */
export function deletePicture(services: Services, { account_id }: Actor): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await writeProfileImage(trx, account_id, null)
    const before = await removeProfileImage(trx, account_id)
    if (before !== undefined) await release(services, trx, before)
  })
}

/** Call it once the owner's profile is written: from then on no other image of theirs is, and the sum holds. */
async function insertWithinQuota(
  { config, clock }: Services,
  trx: Trx,
  { account_id }: Actor,
  { name, width, height, size_bytes }: NewImage,
  workout_id: number | null,
): Promise<void> {
  const { quota_bytes } = config.images
  if ((await usedBytes(trx, account_id)) + size_bytes > quota_bytes)
    throw new AppError(
      'conflict',
      `Your pictures would take up more than the ${quota_bytes / 1_000_000} MB that each person has here.`,
    )
  await insertImage(trx, {
    name,
    owner_id: account_id,
    workout_id,
    width,
    height,
    size_bytes,
    created_at: clock.now(),
  })
}

async function assertHasImage({ db }: Services, actor: Actor, workout_id: number, name: string) {
  const { images } = await ownWorkout(db, actor, workout_id)
  placeOf(parseImages(images), name)
}

function placeOf(names: string[], name: string): number {
  const place = names.indexOf(name)
  if (place < 0) throw notFound()
  return place
}

/** What nobody needs any more is deleted by a job, once it is durable that nobody does. */
function release({ queue }: Services, trx: Trx, name: string): Promise<void> {
  return queue.enqueue(trx, { kind: 'images.release', payload: { names: [name] } })
}

function toWorkoutImage({ name, width, height }: NewImage): WorkoutImage {
  return { name, image: imageUrl(name), width, height }
}
