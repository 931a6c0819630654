import { type ExpressionBuilder, type Insertable, type Selectable, sql } from 'kysely'
import type { Database, Db, Trx, WorkoutTable } from '../../database.ts'
import { FIGURES } from './figures.ts'
import type { WorkoutFilters, WorkoutQuery } from './schemas.ts'
import { escapeLike, foldText } from './search.ts'

export type WorkoutRow = Selectable<WorkoutTable>

const SHOWN = [
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
  'workout.created_at',
  'workout.updated_at',
  ...FIGURES.map((name) => `workout.${name}` as const),
] as const

const KEPT = [
  'workout.totals_source',
  'workout.device_totals',
  'workout.track_totals',
  'workout.recording_item_id',
] as const

/** A page of the owner's workouts with the total, in one statement. */
export async function workoutsOf(db: Db, owner_id: number, query: WorkoutQuery) {
  const matches = matching(owner_id, query)
  const total = db
    .selectFrom('workout')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(matches)
  const { column, direction } = orderingOf(query.ordering)
  const rows = await db
    .selectFrom('workout')
    .innerJoin('account', 'account.id', 'workout.owner_id')
    .select(SHOWN)
    .select('account.username as owner_username')
    .select(total.as('total'))
    .where(matches)
    .orderBy(column, direction)
    .orderBy('workout.id', direction === 'asc' ? 'asc' : 'desc')
    .limit(query.page_size)
    .offset((query.page - 1) * query.page_size)
    .execute()
  // Past the last page no row carries the total.
  const count = rows[0]?.total ?? (query.page === 1 ? 0 : (await total.executeTakeFirstOrThrow()).total)
  return { count, rows }
}

export type ShownRow = Awaited<ReturnType<typeof workoutsOf>>['rows'][number]

/** One workout with everything that its page shows, and with its owner; undefined when there is none. */
export function workoutById(db: Db, id: number) {
  return db
    .selectFrom('workout')
    .innerJoin('account', 'account.id', 'workout.owner_id')
    .select(SHOWN)
    .select(KEPT)
    .select('account.username as owner_username')
    .where('workout.id', '=', id)
    .executeTakeFirst()
}

export type DetailRow = NonNullable<Awaited<ReturnType<typeof workoutById>>>

export async function insertWorkout(trx: Trx, workout: Insertable<WorkoutTable>): Promise<number> {
  const { id } = await trx.insertInto('workout').values(workout).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateWorkout(trx: Trx, id: number, change: Partial<WorkoutTable>): Promise<void> {
  const { id: _, ...columns } = change
  await trx
    .updateTable('workout')
    .set(columns as never)
    .where('id', '=', id)
    .execute()
}

export async function removeWorkout(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('workout').where('id', '=', id).execute()
}

function matching(owner_id: number, filters: WorkoutFilters) {
  const pattern = filters.search === undefined ? undefined : `%${escapeLike(foldText(filters.search))}%`
  return (where: ExpressionBuilder<Database, 'workout'>) =>
    where.and([
      where('workout.owner_id', '=', owner_id),
      ...(filters.type ? [where('workout.type', '=', filters.type)] : []),
      ...(filters.sport ? [where('workout.sport', '=', filters.sport)] : []),
      ...(filters.intensity ? [where('workout.intensity', '=', filters.intensity)] : []),
      ...(filters.visibility ? [where('workout.visibility', '=', filters.visibility)] : []),
      ...(filters.date_after ? [where('workout.local_date', '>=', filters.date_after)] : []),
      ...(filters.date_before ? [where('workout.local_date', '<=', filters.date_before)] : []),
      ...(filters.min_duration !== undefined
        ? [where('workout.duration_min', '>=', filters.min_duration)]
        : []),
      ...(filters.max_duration !== undefined
        ? [where('workout.duration_min', '<=', filters.max_duration)]
        : []),
      ...(filters.min_distance_m !== undefined
        ? [where('workout.distance_m', '>=', filters.min_distance_m)]
        : []),
      ...(pattern !== undefined ? [sql<boolean>`workout.search_text like ${pattern} escape '\\'`] : []),
    ])
}

const NOT_NULL = new Set(['started_at', 'duration_min', 'created_at', 'updated_at'])

function orderingOf(ordering: WorkoutQuery['ordering']) {
  const name = ordering.replace(/^-/, '')
  const column = name === 'duration' ? 'duration_min' : name
  const isDescending = ordering.startsWith('-')
  const direction = isDescending ? ('desc' as const) : ('asc' as const)
  // The databases disagree on where nulls go; saying it for every column would keep them from using the index.
  return {
    column: sql.ref(`workout.${column}`),
    direction: NOT_NULL.has(column)
      ? direction
      : (by: import('kysely').OrderByItemBuilder) =>
          isDescending ? by.desc().nullsLast() : by.asc().nullsLast(),
  }
}
