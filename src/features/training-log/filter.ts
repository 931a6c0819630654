import { type ExpressionBuilder, sql } from 'kysely'
import type { Tables } from '../../platform/database/schema.ts'

/** Which workouts of one person to read. Dates are local days, both ends included. */
export type WorkoutFilter = {
  owner_id: number
  type?: Tables['workout']['type'] | undefined
  sport?: Tables['workout']['sport'] | undefined
  intensity?: Tables['workout']['intensity'] | undefined
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
      ...(filter.type !== undefined ? [where('workout.type', '=', filter.type)] : []),
      ...(filter.sport !== undefined ? [where('workout.sport', '=', filter.sport)] : []),
      ...(filter.intensity !== undefined ? [where('workout.intensity', '=', filter.intensity)] : []),
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
