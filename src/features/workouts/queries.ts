import { type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { Database, Db, Trx, WorkoutTable } from '../../database.ts'
import { lockRow } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import { escapeLike } from '../../platform/database/like.ts'
import { FIGURES } from './figures.ts'
import type { WorkoutFilters, WorkoutQuery } from './schemas.ts'
import { foldText } from './search.ts'

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

/** What a page is asked by, each value as it goes into the statement. */
type PageValues = Omit<WorkoutFilters, 'search'> & {
  owner_id: number
  pattern: string | undefined
  limit: number
  offset: number
}

const totalOf = (db: Db, values: PageValues) =>
  db
    .selectFrom('workout')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(matching(values))

const pageRows = prepared((db, values: PageValues, ordering) => {
  const { column, direction } = orderingOf(ordering)
  return db
    .selectFrom('workout')
    .innerJoin('account', 'account.id', 'workout.owner_id')
    .select(SHOWN)
    .select('account.username as owner_username')
    .select(totalOf(db, values).as('total'))
    .where(matching(values))
    .orderBy(column, direction)
    .orderBy('workout.id', direction === 'asc' ? 'asc' : 'desc')
    .limit(values.limit)
    .offset(values.offset)
})

export type ShownRow = Awaited<ReturnType<typeof pageRows>>[number]

/** A page of the owner's workouts with the total, in one statement. */
export async function workoutsOf(db: Db, owner_id: number, query: WorkoutQuery) {
  const { page, page_size, ordering, search, ...filters } = query
  const pattern = search === undefined ? undefined : `%${escapeLike(foldText(search))}%`
  const values = { ...filters, owner_id, pattern, limit: page_size, offset: (page - 1) * page_size }
  const rows = await pageRows(db, values, ordering)
  // Past the last page no row carries the total.
  const count =
    rows[0]?.total ?? (page === 1 ? 0 : (await totalOf(db, values).executeTakeFirstOrThrow()).total)
  return { count, rows }
}

const rowById = prepared((db, { id }: { id: number }) =>
  db
    .selectFrom('workout')
    .innerJoin('account', 'account.id', 'workout.owner_id')
    .select(SHOWN)
    .select(KEPT)
    .select('account.username as owner_username')
    .where('workout.id', '=', id),
)

export type DetailRow = Awaited<ReturnType<typeof rowById>>[number]

/** One workout with everything that its page shows, and with its owner; undefined when there is none. */
export async function workoutById(db: Db, id: number): Promise<DetailRow | undefined> {
  const [row] = await rowById(db, { id })
  return row
}

const insertedRows = prepared((db, workout: Insertable<WorkoutTable>) =>
  db.insertInto('workout').values(workout).returning(SHOWN).returning(KEPT),
)

/** Adds the workout; answers it without its owner. */
export async function insertWorkout(
  trx: Trx,
  workout: Insertable<WorkoutTable>,
): Promise<Omit<DetailRow, 'owner_username'>> {
  const [row] = await insertedRows(trx, workout)
  return row!
}

/** Makes other changes of this workout wait, where the database lets several write at once. */
export async function lockWorkout(trx: Trx, id: number): Promise<void> {
  await trx.selectFrom('workout').select('id').where('id', '=', id).$call(lockRow(trx)).execute()
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

function matching({ owner_id, pattern, ...filters }: PageValues) {
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

function orderingOf(ordering: string) {
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

/** A query of all the owner's workouts, with everything that their pages show. */
export function allWorkoutsOf(db: Db, owner_id: number) {
  const workouts = db
    .selectFrom('workout')
    .innerJoin('account', 'account.id', 'workout.owner_id')
    .select(SHOWN)
    .select(KEPT)
    .select('account.username as owner_username')
    .where('workout.owner_id', '=', owner_id)
  return db.selectFrom(workouts.as('workout')).selectAll()
}
