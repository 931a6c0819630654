import { type InferResult, type Insertable, sql, type UpdateObject } from 'kysely'
import { lockRow, lockRowForChange } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Reads } from '../../platform/database/reads.ts'
import type { Db, Tables, Trx } from '../../platform/database/schema.ts'
import { SHARING_COLUMNS, type SharingColumns, sharingColumns } from '../sharing/index.ts'
import { commentsClosed, NO_REACTIONS, reactionsTo } from '../social/index.ts'
import type { WorkoutFilter } from '../training-log/index.ts'
import { SHOWN_COLUMNS, type ShownColumns, workoutsFor } from '../zones/index.ts'
import { FIGURES } from './figures.ts'
import { shownStartOfNew } from './shown-start.ts'
import type { WorkoutTable } from './tables.ts'

/** The columns of a workout in a list. */
const LIST_COLUMNS = [
  'workout.id',
  'workout.owner_id',
  'workout.title',
  'workout.type',
  'workout.sport',
  'workout.duration_min',
  'workout.intensity',
  'workout.notes',
  'workout.started_at',
  'workout.time_zone',
  'workout.local_date',
  'workout.source',
  'workout.device',
  'workout.has_track',
  'workout.summary_polyline',
  'workout.perceived_exertion',
  'workout.tags',
  'workout.images',
  'workout.deleted_at',
  'workout.created_at',
  'workout.updated_at',
  ...SHARING_COLUMNS.map((name) => `workout.${name}` as const),
  ...FIGURES.map((name) => `workout.${name}` as const),
] as const

/** Further columns, which are read only for single workouts. */
const DETAIL_COLUMNS = [
  'workout.totals_source',
  'workout.device_totals',
  'workout.track_totals',
  'workout.recording_item_id',
] as const

const OWNER_COLUMNS = [
  'account.username as owner_username',
  'profile.name as owner_name',
  'profile.image as owner_image',
] as const

/** Likes and comments as the owner sees them. */
const OWN_REACTIONS = reactionsTo(sql.ref<number>('workout.owner_id'))

/** Who reads workouts: with `shown_to`, somebody who gets them as others do. */
type Reader = { viewer_id: number; hasKeys?: boolean } & Partial<Pick<WorkoutFilter, 'shown_to' | 'owner_id'>>

/** A query of workouts as lists show them, with their owners, likes and comments. Includes the trash. */
export function listedWorkouts(db: Db, reader: Reader) {
  return workoutsFor(db, reader)
    .innerJoin('account', 'account.id', 'workout.owner_id')
    .leftJoin('profile', 'profile.account_id', 'workout.owner_id')
    .select(LIST_COLUMNS)
    .select(OWNER_COLUMNS)
    .select(reactionsTo(reader.viewer_id))
    .$if(reader.shown_to !== undefined, (query) =>
      query.select(
        SHOWN_COLUMNS.map((name) => sql.ref<ShownColumns[typeof name]>(`workout.${name}`).as(name)),
      ),
    )
}

/** A workout with its owner, as lists show it. */
export type ListRow = InferResult<ReturnType<typeof listedWorkouts>>[number]

type Wanted = { id: number; viewer_id: number }

const rowById = prepared((db, { id, viewer_id }: Wanted) =>
  listedWorkouts(db, { viewer_id })
    .select(DETAIL_COLUMNS)
    .select(commentsClosed)
    .where('workout.id', '=', id),
)

/** A workout with its owner and the columns of a single workout. */
export type DetailRow = Awaited<ReturnType<typeof rowById>>[number]

/** A workout as others get it, to be given to `viewOf` or `viewAs`. */
export type Shown<Row> = Row & ShownColumns

const shownRowById = prepared((db, { id, viewer_id }: Wanted) =>
  listedWorkouts(db, { viewer_id, shown_to: 'public' })
    .select(DETAIL_COLUMNS)
    .select(commentsClosed)
    .where('workout.id', '=', id),
)

/** The workout as others get it, even if it is in the trash; undefined while it is not known what is shown of it. */
export async function shownWorkoutById(db: Db, wanted: Wanted): Promise<Shown<DetailRow> | undefined> {
  const [row] = await shownRowById(db, wanted)
  return row as Shown<DetailRow> | undefined
}

/** The workout, even if it is in the trash. */
export async function workoutById(db: Db, wanted: Wanted): Promise<DetailRow | undefined> {
  const [row] = await rowById(db, wanted)
  return row
}

/** A row to add. Its owner's defaults decide what others see of it, as far as it does not say so itself. */
export type NewWorkoutRow = Omit<Insertable<WorkoutTable>, keyof SharingColumns | 'shown_start_at'> &
  Partial<SharingColumns>

const insertedRows = prepared((db, row: NewWorkoutRow) => {
  const workout = { ...row, ...sharingColumns(row, row) }
  return db
    .insertInto('workout')
    .values({ ...workout, shown_start_at: shownStartOfNew(workout) })
    .returning(LIST_COLUMNS)
    .returning(DETAIL_COLUMNS)
    .returning([
      NO_REACTIONS.likes_count.as('likes_count'),
      NO_REACTIONS.comments_count.as('comments_count'),
      NO_REACTIONS.has_liked.as('has_liked'),
      sql<number>`0`.as('comments_closed'),
    ])
})

/** A workout without its owner. */
export type WorkoutRow = Omit<DetailRow, 'owner_username' | 'owner_name' | 'owner_image'>

/** Adds the workout and returns it. */
export async function insertWorkout(trx: Trx, workout: NewWorkoutRow): Promise<WorkoutRow> {
  const [row] = await insertedRows(trx, workout)
  return row!
}

/**
 * Locks and returns the owner's workout, in the trash or not. A workout of somebody else is not even locked. Others can
 * still like it.
 */
export function lockWorkoutOf(trx: Trx, owner_id: number, id: number): Promise<WorkoutRow | undefined> {
  return trx
    .selectFrom('workout')
    .select(LIST_COLUMNS)
    .select(DETAIL_COLUMNS)
    .select(OWN_REACTIONS)
    .select(commentsClosed)
    .where('workout.id', '=', id)
    .where('workout.owner_id', '=', owner_id)
    .$call(lockRowForChange(trx))
    .executeTakeFirst()
}

export type WorkoutUpdate = UpdateObject<Tables, 'workout'>

/** Writes the given columns and returns the changed workout. */
export function updateWorkout(trx: Trx, id: number, change: WorkoutUpdate): Promise<WorkoutRow> {
  return trx
    .updateTable('workout')
    .set(change)
    .where('id', '=', id)
    .returning(LIST_COLUMNS)
    .returning(DETAIL_COLUMNS)
    .returning(OWN_REACTIONS)
    .returning(commentsClosed)
    .executeTakeFirstOrThrow()
}

export async function deleteWorkoutRows(trx: Trx, ids: number[]): Promise<void> {
  await trx.deleteFrom('workout').where('id', 'in', ids).execute()
}

/** Locks and returns up to `limit` workouts that went into the trash before an instant, of one owner or of all. */
export function trashedBefore(trx: Trx, before: number, limit: number, owner_id?: number) {
  return trx
    .selectFrom('workout')
    .select(['id', 'owner_id', 'recording_item_id', 'images'])
    .where('deleted_at', 'is not', null)
    .where('deleted_at', '<', before)
    .$if(owner_id !== undefined, (query) => query.where('owner_id', '=', owner_id ?? 0))
    .orderBy('deleted_at')
    .orderBy('id')
    .limit(limit)
    .$call(lockRow(trx))
    .execute()
}

/** A page of the owner's trash, the last deleted first, with the total. */
export async function loadTrashPage(reads: Reads, owner_id: number, limit: number, offset: number) {
  // The count reads an index that holds only the trash.
  const trash = reads
    .of(owner_id, 0)
    .selectFrom('workout')
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is not', null)
  const { count } = await trash.select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await listedWorkouts(reads.of(owner_id, count), { viewer_id: owner_id })
    .where('workout.owner_id', '=', owner_id)
    .where('workout.deleted_at', 'is not', null)
    .orderBy('workout.deleted_at', 'desc')
    .orderBy('workout.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return { count, rows }
}

/** A query of all the owner's workouts with the columns of `DetailRow`, in the trash or not. */
export function allWorkoutsOf(db: Db, owner_id: number) {
  const workouts = listedWorkouts(db, { viewer_id: owner_id })
    .select(DETAIL_COLUMNS)
    .select(commentsClosed)
    .where('workout.owner_id', '=', owner_id)
  return db.selectFrom(workouts.as('workout')).selectAll()
}
