import { type OrderByItemBuilder, sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import { escapeLike } from '../../platform/database/like.ts'
import type { Db } from '../../platform/database/schema.ts'
import { IS_NOT_PRIVATE } from '../audience/index.ts'
import { readsFigures, type WorkoutFilter, workoutWhere } from '../training-log/index.ts'
import { plainWorkoutsFor, workoutsFor } from '../zones/index.ts'
import { type ListRow, listedWorkouts, type Shown } from './queries.ts'
import type { SharedWorkoutQuery, WorkoutFilters, WorkoutQuery } from './schemas.ts'
import { wantedWords } from './search.ts'
import { wantedTag } from './tags.ts'

type PageValues = WorkoutFilter & { viewer_id: number; limit: number; offset: number }

const totalOf = (db: Db, values: PageValues) =>
  (readsFigures(values) ? workoutsFor : plainWorkoutsFor)(db, values)
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(workoutWhere(db, values))

const pageOf = (db: Db, values: PageValues, ordering: string) => {
  const { column, direction } = orderingOf(ordering)
  const idDirection = direction === 'asc' ? 'asc' : 'desc'
  const page = listedWorkouts(db, values)
    .select(totalOf(db, values).as('total'))
    .where(workoutWhere(db, values))
  // Among the workouts of a day, the position of one with a hidden start must not tell when it started.
  const isShownStart = values.shown_to !== undefined && ordering.endsWith('started_at')
  return page
    .$if(isShownStart, (query) => query.where(IS_NOT_PRIVATE))
    .orderBy(isShownStart ? 'workout.shown_start_at' : column, direction)
    .orderBy('workout.id', idDirection)
    .limit(values.limit)
    .offset(values.offset)
}

const pageRows = prepared(pageOf)
/** The share of workouts that pass a filter varies by person, so each run is planned for its values. */
const filteredRows = prepared(pageOf, { isPlannedForValues: true })

/** Who reads, and what of the owner's workouts. */
type Reader = { viewer_id: number; shown_to?: NonNullable<WorkoutFilter['shown_to']> }

/** A page of the owner's workouts and the total, in one statement unless the page is past the last one. */
export function loadWorkoutPage(db: Db, owner_id: number, query: WorkoutQuery) {
  return loadPage(db, owner_id, query, { viewer_id: owner_id })
}

/** A page of the owner's workouts that these people see, as others get them, and the total. */
export async function loadShownPage(
  db: Db,
  owner_id: number,
  query: SharedWorkoutQuery,
  reader: Required<Reader>,
) {
  const { count, rows } = await loadPage(db, owner_id, query, reader)
  return { count, rows: rows as Shown<ListRow>[] }
}

async function loadPage(db: Db, owner_id: number, query: WorkoutQuery, reader: Reader) {
  const { page, page_size, ordering, ...filters } = query
  const values = {
    ...toWorkoutFilter(owner_id, filters),
    ...reader,
    limit: page_size,
    offset: (page - 1) * page_size,
  }
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  const rows = await (isFiltered ? filteredRows : pageRows)(db, values, ordering)
  // The total is a column of the rows. A page past the last one has no rows, so its total is counted separately.
  const count =
    rows[0]?.total ?? (page === 1 ? 0 : (await totalOf(db, values).executeTakeFirstOrThrow()).total)
  return { count, rows }
}

/** The API's filter as the database compares it. `within` is put before the name of a field that is refused. */
export function toWorkoutFilter(
  owner_id: number,
  { search, tag, ...filters }: WorkoutFilters,
  within = '',
): WorkoutFilter {
  // TypeScript accepts extra fields in a spread. With this type, a filter that `WorkoutFilter` lacks does not compile.
  const compared: Pick<WorkoutFilter, Exclude<keyof WorkoutFilters, 'search' | 'tag'>> = filters
  return {
    ...compared,
    owner_id,
    search_words: search === undefined ? undefined : wantedWords(search, `${within}search`),
    tag_pattern:
      tag === undefined ? undefined : `%${escapeLike(JSON.stringify(wantedTag(tag, `${within}tag`)))}%`,
  }
}

const COLUMNS_WITHOUT_NULLS = new Set(['started_at', 'duration_min', 'created_at', 'updated_at'])

function orderingOf(ordering: string) {
  const name = ordering.replace(/^-/, '')
  const column = name === 'duration' ? 'duration_min' : name
  const isDescending = ordering.startsWith('-')
  const direction = isDescending ? ('desc' as const) : ('asc' as const)
  // The databases sort nulls differently. `nulls last` prevents the use of the index, so only nullable columns get it.
  return {
    column: sql.ref(`workout.${column}`),
    direction: COLUMNS_WITHOUT_NULLS.has(column)
      ? direction
      : (by: OrderByItemBuilder) => (isDescending ? by.desc().nullsLast() : by.asc().nullsLast()),
  }
}
