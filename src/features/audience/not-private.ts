import { type SqlBool, sql } from 'kysely'

/**
 * Implied by every `shown_to`. Written out, it lets a query for others use the indexes of shown workouts, which are in the
 * order of `shown_start_at`. Sums must not have it: these indexes lack their figures.
 */
export const IS_NOT_PRIVATE = sql<SqlBool>`workout.visibility <> 'private'`
