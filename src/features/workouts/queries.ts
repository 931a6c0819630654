import type { Insertable, Updateable } from 'kysely'
import { lockRow } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { FIGURES } from './figures.ts'
import type { WorkoutTable } from './tables.ts'

/** What every list shows of a workout. */
export const SHOWN = [
  'workout.id',
  'workout.owner_id',
  'workout.title',
  'workout.type',
  'workout.sport',
  'workout.duration_min',
  'workout.intensity',
  'workout.notes',
  'workout.visibility',
  'workout.started_at',
  'workout.time_zone',
  'workout.local_date',
  'workout.source',
  'workout.device',
  'workout.has_track',
  'workout.summary_polyline',
  'workout.likes_count',
  'workout.comments_count',
  'workout.perceived_exertion',
  'workout.tags',
  'workout.images',
  'workout.created_at',
  'workout.updated_at',
  ...FIGURES.map((name) => `workout.${name}` as const),
] as const

const KEPT = [
  'workout.totals_source',
  'workout.device_totals',
  'workout.track_totals',
  'workout.recording_item_id',
  'workout.deleted_at',
] as const

/** And of its owner. */
export const OWNER = [
  'account.username as owner_username',
  'profile.name as owner_name',
  'profile.image as owner_image',
] as const

/** Workouts with their owners, whether in the trash or not. */
export function ownedWorkouts(db: Db) {
  return db
    .selectFrom('workout')
    .innerJoin('account', 'account.id', 'workout.owner_id')
    .leftJoin('profile', 'profile.account_id', 'workout.owner_id')
}

const rowById = prepared((db, { id }: { id: number }) =>
  ownedWorkouts(db).select(SHOWN).select(KEPT).select(OWNER).where('workout.id', '=', id),
)

export type DetailRow = Awaited<ReturnType<typeof rowById>>[number]

/** One workout with everything that its page shows, and with its owner, in the trash or not. */
export async function workoutById(db: Db, id: number): Promise<DetailRow | undefined> {
  const [row] = await rowById(db, { id })
  return row
}

const insertedRows = prepared((db, workout: Insertable<WorkoutTable>) =>
  db.insertInto('workout').values(workout).returning(SHOWN).returning(KEPT),
)

/** A workout without its owner. */
export type WorkoutRow = Omit<DetailRow, 'owner_username' | 'owner_name' | 'owner_image'>

/** Adds the workout and returns it. */
export async function insertWorkout(trx: Trx, workout: Insertable<WorkoutTable>): Promise<WorkoutRow> {
  const [row] = await insertedRows(trx, workout)
  return row!
}

/** The owner's workout, in the trash or not; locked. A workout of somebody else is neither returned nor locked. */
export function lockWorkoutOf(trx: Trx, owner_id: number, id: number): Promise<WorkoutRow | undefined> {
  return trx
    .selectFrom('workout')
    .select(SHOWN)
    .select(KEPT)
    .where('workout.id', '=', id)
    .where('workout.owner_id', '=', owner_id)
    .$call(lockRow(trx))
    .executeTakeFirst()
}

export type WorkoutChanges = Updateable<WorkoutTable>

/** Writes the given columns and returns the changed workout. */
export function updateWorkout(trx: Trx, id: number, change: WorkoutChanges): Promise<WorkoutRow> {
  return trx
    .updateTable('workout')
    .set(change)
    .where('id', '=', id)
    .returning(SHOWN)
    .returning(KEPT)
    .executeTakeFirstOrThrow()
}

/** Deletes the rows for good. */
export async function removeWorkouts(trx: Trx, ids: number[]): Promise<void> {
  await trx.deleteFrom('workout').where('id', 'in', ids).execute()
}

/** What was put into the trash before an instant, by anybody or by one owner; locked. */
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

/** A page of what the owner has in the trash, the last first, and how much it is. */
export async function trashOf(db: Db, owner_id: number, limit: number, offset: number) {
  const trash = db.selectFrom('workout').where('owner_id', '=', owner_id).where('deleted_at', 'is not', null)
  const { count } = await trash.select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await ownedWorkouts(db)
    .select(SHOWN)
    .select(OWNER)
    .select('workout.deleted_at')
    .where('workout.owner_id', '=', owner_id)
    .where('workout.deleted_at', 'is not', null)
    .orderBy('workout.deleted_at', 'desc')
    .orderBy('workout.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return { count, rows }
}

/** A query of all the owner's workouts, with everything that their pages show. */
export function allWorkoutsOf(db: Db, owner_id: number) {
  const workouts = ownedWorkouts(db)
    .select(SHOWN)
    .select(KEPT)
    .select(OWNER)
    .where('workout.owner_id', '=', owner_id)
  return db.selectFrom(workouts.as('workout')).selectAll()
}
