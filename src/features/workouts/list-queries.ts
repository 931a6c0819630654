import { type ExpressionBuilder, sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import { escapeLike } from '../../platform/database/like.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { OWNER, ownedWorkouts, SHOWN } from './queries.ts'
import type { WorkoutFilters, WorkoutQuery } from './schemas.ts'
import { foldText } from './search.ts'
import { foldTag } from './tags.ts'

/** What a page is asked by, each value as it goes into the statement. */
type PageValues = FilterValues & { limit: number; offset: number }
type FilterValues = Omit<WorkoutFilters, 'search' | 'tag'> & {
  owner_id: number
  pattern?: string | undefined
  tagPattern?: string | undefined
}

const totalOf = (db: Db, values: PageValues) =>
  db
    .selectFrom('workout')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(matching(values))

const pageOf = (db: Db, values: PageValues, ordering: string) => {
  const { column, direction } = orderingOf(ordering)
  return ownedWorkouts(db)
    .select(SHOWN)
    .select(OWNER)
    .select(totalOf(db, values).as('total'))
    .where(matching(values))
    .orderBy(column, direction)
    .orderBy('workout.id', direction === 'asc' ? 'asc' : 'desc')
    .limit(values.limit)
    .offset(values.offset)
}

const pageRows = prepared(pageOf)
/** How many workouts a filter leaves is another matter for everybody. */
const filteredRows = prepared(pageOf, { isPlannedForValues: true })

export type ShownRow = Awaited<ReturnType<typeof pageRows>>[number]

/** A page of the owner's workouts with the total, in one statement. */
export async function workoutsOf(db: Db, owner_id: number, query: WorkoutQuery) {
  const { page, page_size, ordering, ...filters } = query
  const values = { ...filterValues(owner_id, filters), limit: page_size, offset: (page - 1) * page_size }
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  const rows = await (isFiltered ? filteredRows : pageRows)(db, values, ordering)
  // Past the last page no row carries the total.
  const count =
    rows[0]?.total ?? (page === 1 ? 0 : (await totalOf(db, values).executeTakeFirstOrThrow()).total)
  return { count, rows }
}

/** The filters of one person's workouts, each as it goes into a statement. */
export function filterValues(owner_id: number, { search, tag, ...filters }: WorkoutFilters): FilterValues {
  return {
    ...filters,
    owner_id,
    pattern: search === undefined ? undefined : `%${escapeLike(foldText(search))}%`,
    tagPattern: tag === undefined ? undefined : `%${escapeLike(JSON.stringify(foldTag(tag)))}%`,
  }
}

/** The condition that a workout is the owner's, passes the filters, and does not lie in the trash. */
export function matching({ owner_id, pattern, tagPattern, ...filters }: FilterValues) {
  return (where: ExpressionBuilder<Tables, 'workout'>) =>
    where.and([
      where('workout.owner_id', '=', owner_id),
      where('workout.deleted_at', 'is', null),
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
      ...(tagPattern !== undefined ? [sql<boolean>`workout.tags like ${tagPattern} escape '\\'`] : []),
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
