import { imageKeys } from '../../src/features/media/files.ts'
import type { Person, TestApp } from '../support/app.ts'
import type { Compare } from './compare.ts'

/** Compares the image names in workouts and the profile with the rows of images, and these rows with stored files. */
export async function comparePictures(test: TestApp, { id }: Person, compare: Compare): Promise<void> {
  const { db, storage } = test.services
  const rows = await db
    .selectFrom('image')
    .select(['name', 'workout_id'])
    .where('owner_id', '=', id)
    .execute()
  const workouts = await db
    .selectFrom('workout')
    .select(['id', 'images'])
    .where('owner_id', '=', id)
    .execute()
  for (const workout of workouts) {
    const names = rows.filter((row) => row.workout_id === workout.id).map((row) => row.name)
    compare(`images of ${workout.id}`, JSON.parse(workout.images).toSorted(), names.toSorted())
  }
  const profile = await db
    .selectFrom('profile')
    .select('image')
    .where('account_id', '=', id)
    .executeTakeFirst()
  compare('picture', profile?.image ?? null, rows.find((row) => row.workout_id === null)?.name ?? null)
  for (const key of rows.flatMap(({ name }) => imageKeys(name)))
    compare(`file ${key}`, await storage.exists(key), true)
}

/** Stored files that belong to no row of an image. */
export async function orphansOf({ services: { db, storage } }: TestApp): Promise<string[]> {
  const rows = await db.selectFrom('image').select('name').execute()
  const inUse = new Set(rows.flatMap(({ name }) => imageKeys(name)))
  const orphans: string[] = []
  for await (const key of storage.keysBefore('images', Number.MAX_SAFE_INTEGER))
    if (!inUse.has(key)) orphans.push(key)
  return orphans
}
