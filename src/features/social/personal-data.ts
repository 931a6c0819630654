import { inBatches } from '../../platform/database/batches.ts'
import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'

/** What the person has written and liked, wherever it is. */
export const socialData: PersonalData = {
  lists: {
    'comments.json': async function* (db, account_id) {
      const rows = db
        .selectFrom('comment')
        .select(['id', 'workout_id', 'parent_id', 'content', 'created_at', 'edited_at', 'hidden_at'])
        .where('author_id', '=', account_id)
      for await (const { id, workout_id, parent_id, content, ...row } of inBatches(rows))
        yield {
          id,
          workout_id,
          parent: parent_id,
          content,
          is_hidden: row.hidden_at !== null,
          created_at: toIso(row.created_at),
          edited_at: row.edited_at === null ? null : toIso(row.edited_at),
        }
    },
    'workout-likes.json': async function* (db, account_id) {
      const rows = db
        .selectFrom('workout_like')
        .select(['id', 'workout_id', 'created_at'])
        .where('account_id', '=', account_id)
      for await (const { workout_id, created_at } of inBatches(rows))
        yield { workout_id, created_at: toIso(created_at) }
    },
    'comment-likes.json': async function* (db, account_id) {
      const rows = db
        .selectFrom('comment_like')
        .select(['id', 'comment_id', 'created_at'])
        .where('account_id', '=', account_id)
      for await (const { comment_id, created_at } of inBatches(rows))
        yield { comment_id, created_at: toIso(created_at) }
    },
  },
}
