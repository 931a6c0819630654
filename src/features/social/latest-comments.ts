import type { Db } from '../../platform/database/schema.ts'
import { toComment } from './comment-presenter.ts'
import { latestCommentRows } from './comment-queries.ts'
import type { Comment } from './schemas.ts'

/**
 * The latest three comments of each workout as the viewer sees them, the oldest first, in one statement. The viewer must
 * be allowed to see the workouts.
 */
export async function latestComments(
  db: Db,
  viewer_id: number,
  workout_ids: readonly number[],
  now: number,
): Promise<Map<number, Comment[]>> {
  if (workout_ids.length === 0) return new Map()
  const rows = await latestCommentRows(db, workout_ids, { viewer_id, now })
  return Map.groupBy(
    rows.map((row) => toComment(row, viewer_id)),
    ({ workout_id }) => workout_id,
  )
}
