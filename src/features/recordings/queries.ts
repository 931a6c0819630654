import { type Insertable, type Selectable, sql } from 'kysely'
import { lockRow } from '../../platform/database/columns.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { RefusalReason } from './reasons.ts'
import type { Lap, RecordingItemTable, RecordingTable } from './tables.ts'

export type RecordingRow = Selectable<RecordingTable>
export type ItemRow = Selectable<RecordingItemTable>
/** The columns that describe the stored file of an item. */
export type StoredFile = Pick<ItemRow, 'storage_key' | 'size_bytes' | 'sha256'>

export async function insertRecording(trx: Trx, recording: Insertable<RecordingTable>): Promise<number> {
  const { id } = await trx.insertInto('recording').values(recording).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertItem(trx: Trx, item: Insertable<RecordingItemTable>): Promise<void> {
  await trx.insertInto('recording_item').values(item).execute()
}

export function recordingById(db: Db, id: number): Promise<RecordingRow | undefined> {
  return db.selectFrom('recording').selectAll().where('id', '=', id).executeTakeFirst()
}

export function itemsOf(db: Db, recording_id: number): Promise<ItemRow[]> {
  return db
    .selectFrom('recording_item')
    .selectAll()
    .where('recording_id', '=', recording_id)
    .orderBy('id')
    .execute()
}

/**
 * The rows of the recording's items by item id. An item has one row per workout that was made from it and still exists,
 * and one row if there is none.
 */
export async function itemRowsOf(db: Db, recording_id: number) {
  const rows = await db
    .selectFrom('recording_item as item')
    .leftJoin('workout', (join) =>
      join.onRef('workout.recording_item_id', '=', 'item.id').on('workout.deleted_at', 'is', null),
    )
    .leftJoin('workout as first', (join) =>
      join.onRef('first.id', '=', 'item.duplicate_of').on('first.deleted_at', 'is', null),
    )
    .select([
      'item.id',
      'item.file_name',
      'item.status',
      'item.warnings',
      'item.error',
      'workout.id as workout_id',
      'first.id as duplicate_of',
    ])
    .where('item.recording_id', '=', recording_id)
    .orderBy('item.id')
    .orderBy('workout.id')
    .execute()
  return Map.groupBy(rows, (row) => row.id)
}

/** Changes a recording unless it is done or failed: a worker that stalled and continues must not change it any more. */
export async function updateRecording(
  db: Db,
  id: number,
  change: Partial<Pick<RecordingRow, 'status' | 'progress' | 'updated_at'>>,
): Promise<void> {
  await db
    .updateTable('recording')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .execute()
}

/** Refuses the items that are still pending; returns the owners and keys of their files. */
export function refusePending(trx: Trx, recording_id: number, reason: RefusalReason) {
  return trx
    .updateTable('recording_item')
    .set({ status: 'refused', error: JSON.stringify(reason), size_bytes: 0 })
    .where('recording_id', '=', recording_id)
    .where('status', '=', 'pending')
    .returning(['owner_id', 'storage_key'])
    .execute()
}

export async function updateItem(
  trx: Trx,
  id: number,
  change: Partial<
    Pick<ItemRow, 'status' | 'warnings' | 'error' | 'duplicate_of' | 'activities' | keyof StoredFile>
  >,
): Promise<void> {
  await trx.updateTable('recording_item').set(change).where('id', '=', id).execute()
}

/** Locks the item; false when it is no longer pending, because the job has run before. */
export async function lockPending(trx: Trx, item_id: number): Promise<boolean> {
  const item = await trx
    .selectFrom('recording_item')
    .select('status')
    .where('id', '=', item_id)
    .$call(lockRow(trx))
    .executeTakeFirst()
  return item?.status === 'pending'
}

/** Locks the owner, so that two imports of one person do not overlook each other's workouts as duplicates. */
export async function lockOwner(trx: Trx, owner_id: number) {
  return trx
    .selectFrom('account')
    .select(['id as account_id', 'language', 'time_zone'])
    .where('id', '=', owner_id)
    .$call(lockRow(trx))
    .executeTakeFirstOrThrow()
}

/** The id of the first existing workout that was made from a file with this content. */
export async function workoutOfContent(
  db: Db,
  owner_id: number,
  sha256: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('recording_item as item')
    .innerJoin('workout', 'workout.recording_item_id', 'item.id')
    .select('workout.id')
    .where('item.owner_id', '=', owner_id)
    .where('item.sha256', '=', sha256)
    .where('workout.deleted_at', 'is', null)
    .orderBy('workout.id')
    .executeTakeFirst()
  return row?.id
}

/** The person's recorded workouts that began within `within_ms` of `started_at`. */
export function recordedAround(trx: Trx, owner_id: number, started_at: number, within_ms: number) {
  return trx
    .selectFrom('workout')
    .select(['id', 'elapsed_s', 'timer_s'])
    .where('owner_id', '=', owner_id)
    .where('started_at', '>=', started_at - within_ms)
    .where('started_at', '<=', started_at + within_ms)
    .where('source', '!=', 'manual')
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** The stored file from which a workout was made; undefined when there is none. */
export function sourceFileOf(db: Db, workout_id: number) {
  return db
    .selectFrom('workout')
    .innerJoin('recording_item as item', 'item.id', 'workout.recording_item_id')
    .select(['item.storage_key', 'item.file_name'])
    .where('workout.id', '=', workout_id)
    .executeTakeFirst()
}

/**
 * Deletes the item unless a workout still refers to it, and its recording when it was the last item. Returns the
 * owner and key of the file to delete.
 */
export async function deleteUnusedItem(
  trx: Trx,
  item_id: number,
): Promise<Pick<ItemRow, 'owner_id' | 'storage_key'> | undefined> {
  const removed = await trx
    .deleteFrom('recording_item')
    .where('id', '=', item_id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('workout')
            .select('workout.id')
            .whereRef('workout.recording_item_id', '=', 'recording_item.id'),
        ),
      ),
    )
    .returning(['owner_id', 'storage_key', 'recording_id'])
    .executeTakeFirst()
  if (!removed) return undefined
  await trx
    .deleteFrom('recording')
    .where('id', '=', removed.recording_id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recording_item')
            .select('recording_item.id')
            .whereRef('recording_item.recording_id', '=', 'recording.id'),
        ),
      ),
    )
    .execute()
  return removed
}

/**
 * Deletes the oldest recordings that have not changed since an instant and whose files are all refused or duplicates;
 * returns how many.
 */
export async function deleteRecordingsWithoutFile(db: Db, before: number, limit: number): Promise<number> {
  const unused = db
    .selectFrom('recording_item as unused')
    .innerJoin('recording', 'recording.id', 'unused.recording_id')
    .select('recording.id')
    .where(sql<boolean>`unused.status in ('duplicate', 'refused')`)
    .where('recording.updated_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recording_item as kept')
            .select('kept.id')
            .whereRef('kept.recording_id', '=', 'recording.id')
            .where('kept.status', 'in', ['pending', 'imported']),
        ),
      ),
    )
    .orderBy('unused.recording_id')
    .limit(limit)
  const { numDeletedRows } = await db.deleteFrom('recording').where('id', 'in', unused).executeTakeFirst()
  return Number(numDeletedRows)
}

/** The keys in the list that belong to a recording. */
export async function storageKeysInUse(db: Db, keys: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('recording_item')
    .select('storage_key')
    .where('storage_key', 'in', keys)
    .execute()
  return new Set(rows.map((row) => row.storage_key))
}

/** The length of a workout's track and the hash of its data. The hash is null while the track has no overview. */
export function trackHeadOf(db: Db, workout_id: number) {
  return db
    .selectFrom('track')
    .leftJoin('track_overview as overview', 'overview.workout_id', 'track.workout_id')
    .select(['track.point_count', 'overview.data_hash'])
    .where('track.workout_id', '=', workout_id)
    .executeTakeFirst()
}

export function trackDataOf(db: Db, workout_id: number) {
  return db.selectFrom('track').select('data').where('workout_id', '=', workout_id).executeTakeFirst()
}

/** The overview of a workout's track; the whole track if it is short, or has no overview yet. */
export function chartDataOf(db: Db, workout_id: number) {
  return db
    .selectFrom('track')
    .leftJoin('track_overview', 'track_overview.workout_id', 'track.workout_id')
    .select((of) => of.fn.coalesce('track_overview.overview', 'track.data').as('data'))
    .where('track.workout_id', '=', workout_id)
    .executeTakeFirst()
}

const LAPS_PER_STATEMENT = 500

export async function insertLaps(trx: Trx, workout_id: number, laps: Lap[]): Promise<void> {
  for (let from = 0; from < laps.length; from += LAPS_PER_STATEMENT) {
    const rows = laps.slice(from, from + LAPS_PER_STATEMENT).map((lap) => ({ workout_id, ...lap }))
    await trx.insertInto('lap').values(rows).execute()
  }
}

export function lapsOf(db: Db, workout_id: number) {
  return db.selectFrom('lap').selectAll().where('workout_id', '=', workout_id).orderBy('index').execute()
}
