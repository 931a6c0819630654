import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { ImageTable } from './tables.ts'

export type ImageRow = Selectable<ImageTable>

export function imageByName(db: Db, name: string): Promise<ImageRow | undefined> {
  return db.selectFrom('image').selectAll().where('name', '=', name).executeTakeFirst()
}

export async function insertImage(trx: Trx, image: Insertable<ImageTable>): Promise<void> {
  await trx.insertInto('image').values(image).execute()
}

export async function deleteWorkoutImageRow(trx: Trx, workout_id: number, name: string): Promise<void> {
  await trx.deleteFrom('image').where('workout_id', '=', workout_id).where('name', '=', name).execute()
}

export async function deleteImageRow(trx: Trx, name: string): Promise<void> {
  await trx.deleteFrom('image').where('name', '=', name).execute()
}

/** Deletes the person's own picture and returns its name; undefined when there was none. */
export async function deleteProfileImageRow(trx: Trx, owner_id: number): Promise<string | undefined> {
  const deleted = await trx
    .deleteFrom('image')
    .where('owner_id', '=', owner_id)
    .where('workout_id', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return deleted?.name
}

/** A query of all the person's images. */
export function imagesOf(db: Db, owner_id: number) {
  return db
    .selectFrom('image')
    .select(['id', 'name', 'workout_id', 'width', 'height', 'size_bytes', 'created_at'])
    .where('owner_id', '=', owner_id)
}
