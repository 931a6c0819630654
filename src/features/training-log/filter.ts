import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { hasWords } from '../../platform/database/word-index.ts'
import type { WORKOUT_KINDS } from './workout-kinds.ts'

type KindFilter = {
  [Kind in keyof typeof WORKOUT_KINDS]?: Static<(typeof WORKOUT_KINDS)[Kind]> | undefined
}

/** Which workouts of one person to read. Dates are local days, both ends included. */
export type WorkoutFilter = KindFilter & {
  owner_id: number
  visibility?: Tables['workout']['visibility'] | undefined
  /** Only what others see: `followers` for people who follow the owner, `public` for everybody. */
  shown_to?: 'followers' | 'public' | undefined
  date_after?: string | undefined
  date_before?: string | undefined
  min_duration?: number | undefined
  max_duration?: number | undefined
  min_distance_m?: number | undefined
  /** Beginnings of words, separated by spaces. The title or the notes must contain a word for each of them. */
  search_words?: string | undefined
  /** A LIKE pattern, escaped with `\`. */
  tag_pattern?: string | undefined
}

type Where = ExpressionBuilder<Tables, 'workout'>
type Conditions = {
  [Name in keyof WorkoutFilter]-?: (
    where: Where,
    value: NonNullable<WorkoutFilter[Name]>,
    others: { db: Db; owner_id: number },
  ) => Expression<SqlBool>
}

/** A filter without a condition here does not compile. A bulk deletion would ignore that filter and delete too much. */
const CONDITIONS: Conditions = {
  owner_id: (where, value) => where('workout.owner_id', '=', value),
  type: (where, value) => where('workout.type', '=', value),
  sport: (where, value) => where('workout.sport', '=', value),
  intensity: (where, value) => where('workout.intensity', '=', value),
  visibility: (where, value) => where('workout.visibility', '=', value),
  // Followers see public workouts, too.
  shown_to: (_, value) => sql<SqlBool>`workout.visibility in ('public', ${value})`,
  date_after: (where, value) => where('workout.local_date', '>=', value),
  date_before: (where, value) => where('workout.local_date', '<=', value),
  min_duration: (where, value) => where('workout.duration_min', '>=', value),
  max_duration: (where, value) => where('workout.duration_min', '<=', value),
  min_distance_m: (where, value) => where('workout.distance_m', '>=', value),
  search_words: (_, words, { db, owner_id }) => hasWords(db, 'workout', { owner_id, words }),
  tag_pattern: (_, value) => sql<SqlBool>`workout.tags like ${value} escape '\\'`,
}
const FILTERS = Object.keys(CONDITIONS) as (keyof WorkoutFilter)[]

/**
 * Whether the condition reads a column that others get only for the visible part of the track, such as the distance. A
 * filter without an entry does not compile.
 */
const READS_FIGURE: Record<keyof WorkoutFilter, boolean> = {
  owner_id: false,
  type: false,
  sport: false,
  intensity: false,
  visibility: false,
  shown_to: false,
  date_after: false,
  date_before: false,
  min_duration: true,
  max_duration: true,
  min_distance_m: true,
  search_words: false,
  tag_pattern: false,
}

/** True if the filter must read the workouts of `workoutsFor`; otherwise `plainWorkoutsFor` finds the same ones. */
export function readsFigures(filter: WorkoutFilter): boolean {
  return FILTERS.some((name) => READS_FIGURE[name] && filter[name] !== undefined)
}

/**
 * The condition that a workout passes the filter and is not in the trash, for every list and every sum of workouts.
 * Only the filters for words and tags read columns that are not in the index `workout_figures`.
 */
export function workoutWhere(db: Db, filter: WorkoutFilter) {
  const others = { db, owner_id: filter.owner_id }
  return (where: Where) =>
    where.and([
      where('workout.deleted_at', 'is', null),
      ...FILTERS.flatMap((name) => {
        const [condition, value] = [CONDITIONS[name], filter[name]]
        return value === undefined ? [] : [condition(where, value as never, others)]
      }),
    ])
}
