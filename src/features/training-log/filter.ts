import { type ExpressionBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Tables } from '../../platform/database/schema.ts'
import { WORKOUT_KINDS } from './workout-kinds.ts'

type Kind = keyof typeof WORKOUT_KINDS
type KindFilter = { [K in Kind]?: Static<(typeof WORKOUT_KINDS)[K]> | undefined }
const KINDS = Object.keys(WORKOUT_KINDS) as Kind[]

/** Which workouts of one person to read. Dates are local days, both ends included. */
export type WorkoutFilter = KindFilter & {
  owner_id: number
  visibility?: Tables['workout']['visibility'] | undefined
  date_after?: string | undefined
  date_before?: string | undefined
  min_duration?: number | undefined
  max_duration?: number | undefined
  min_distance_m?: number | undefined
  /** LIKE patterns, escaped with `\`. */
  search_pattern?: string | undefined
  tag_pattern?: string | undefined
}

/**
 * The condition that a workout passes the filter and is not in the trash. Every list and every sum of workouts uses
 * it. Only `visibility` and the patterns read columns that the index `workout_figures` lacks.
 */
export function workoutWhere({ owner_id, search_pattern, tag_pattern, ...filter }: WorkoutFilter) {
  return (where: ExpressionBuilder<Tables, 'workout'>) =>
    where.and([
      where('workout.owner_id', '=', owner_id),
      where('workout.deleted_at', 'is', null),
      ...KINDS.flatMap((kind) => {
        const value = filter[kind]
        return value === undefined ? [] : [where(`workout.${kind}`, '=', value)]
      }),
      ...(filter.visibility !== undefined ? [where('workout.visibility', '=', filter.visibility)] : []),
      ...(filter.date_after !== undefined ? [where('workout.local_date', '>=', filter.date_after)] : []),
      ...(filter.date_before !== undefined ? [where('workout.local_date', '<=', filter.date_before)] : []),
      ...(filter.min_duration !== undefined
        ? [where('workout.duration_min', '>=', filter.min_duration)]
        : []),
      ...(filter.max_duration !== undefined
        ? [where('workout.duration_min', '<=', filter.max_duration)]
        : []),
      ...(filter.min_distance_m !== undefined
        ? [where('workout.distance_m', '>=', filter.min_distance_m)]
        : []),
      ...(tag_pattern !== undefined ? [sql<boolean>`workout.tags like ${tag_pattern} escape '\\'`] : []),
      ...(search_pattern !== undefined
        ? [sql<boolean>`workout.search_text like ${search_pattern} escape '\\'`]
        : []),
    ])
}
