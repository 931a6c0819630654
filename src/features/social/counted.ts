import { sql } from 'kysely'
import { arrayParameter, isInArray, lockRow } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { isActiveAccount } from '../auth/index.ts'
import { bumpReactionsOnWorkouts } from '../revisions/index.ts'

/**
 * Takes likes and comments of an account that is suspended or waits to be erased off all counters, and counts them again
 * when it is active. Changes nothing when the counters are right already.
 */
export async function updateCountedReactions(trx: Trx, account_id: number, now: number): Promise<void> {
  const workout_ids = await lockSummaries(trx, account_id)
  const is_counted = await isActive(trx, account_id, now)
  await recountComments(trx, workout_ids, now, account_id)
  await moveWorkoutLikes(trx, account_id, is_counted)
  await moveCommentLikes(trx, account_id, is_counted)
  await bumpReactionsOnWorkouts(trx, workout_ids)
}

/** Locks the counters of all workouts that the account has liked or commented on, the lowest id first. */
async function lockSummaries(trx: Trx, account_id: number): Promise<number[]> {
  const rows = await trx
    .selectFrom('reaction_summary')
    .select('workout_id')
    .where((where) =>
      where(
        'workout_id',
        'in',
        where
          .selectFrom('workout_like')
          .select('workout_like.workout_id')
          .where('account_id', '=', account_id)
          .union(
            where.selectFrom('comment').select('comment.workout_id').where('author_id', '=', account_id),
          ),
      ),
    )
    .orderBy('workout_id')
    .$call(lockRow(trx))
    .execute()
  return rows.map(({ workout_id }) => workout_id)
}

async function isActive(trx: Trx, account_id: number, now: number): Promise<0 | 1> {
  const active = await trx
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '=', account_id)
    .where(isActiveAccount(now))
    .executeTakeFirst()
  return active ? 1 : 0
}

/** Hidden, or by an account that is not active. `comment` is the name of the table in the statement. */
function isOut(trx: Trx, comment: string, now: number) {
  const activeAuthor = trx
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '=', sql.ref<number>(`${comment}.author_id`))
    .where(isActiveAccount(now))
  return sql`(${sql.ref(`${comment}.hidden_at`)} is not null or not exists ${activeAuthor})`
}

/**
 * Decides again which comments on these workouts count, and counts them. The counters must be locked. With `account_id`,
 * only comments of this account and replies to them are decided again.
 */
export async function recountComments(
  trx: Trx,
  workout_ids: readonly number[],
  now: number,
  account_id?: number,
): Promise<void> {
  const ids = arrayParameter(trx, workout_ids)
  const wanted = sql<number>`case when ${isOut(trx, 'comment', now)} or exists (
    select 1 from comment as first where first.id = comment.parent_id and ${isOut(trx, 'first', now)})
    then 0 else 1 end`
  await trx
    .updateTable('comment')
    .set({ is_counted: wanted })
    .where(isInArray(trx, 'comment.workout_id', ids))
    .where('is_counted', '<>', wanted)
    .$if(account_id !== undefined, (query) =>
      query.where(
        sql<boolean>`(comment.author_id = ${account_id} or comment.parent_id in (
          select id from comment as first where first.author_id = ${account_id}))`,
      ),
    )
    .execute()
  await trx
    .updateTable('reaction_summary')
    .set({
      comments_count: sql<number>`(select count(*) from comment
        where comment.workout_id = reaction_summary.workout_id and comment.is_counted = 1)`,
    })
    .where(isInArray(trx, 'reaction_summary.workout_id', ids))
    .execute()
}

async function moveWorkoutLikes(trx: Trx, account_id: number, is_counted: 0 | 1): Promise<void> {
  const moved = await trx
    .updateTable('workout_like')
    .set({ is_counted })
    .where('account_id', '=', account_id)
    .where('is_counted', '<>', is_counted)
    .returning('workout_id')
    .execute()
  const ids = arrayParameter(
    trx,
    moved.map(({ workout_id }) => workout_id),
  )
  await trx
    .updateTable('reaction_summary')
    .set((row) => ({ likes_count: row('likes_count', '+', is_counted === 1 ? 1 : -1) }))
    .where(isInArray(trx, 'reaction_summary.workout_id', ids))
    .execute()
}

async function moveCommentLikes(trx: Trx, account_id: number, is_counted: 0 | 1): Promise<void> {
  // Whoever deletes comments locks them in this order, too.
  await trx
    .selectFrom('comment')
    .select('comment.id')
    .where('comment.id', 'in', (of) =>
      of.selectFrom('comment_like').select('comment_id').where('account_id', '=', account_id),
    )
    .orderBy('comment.id')
    .$call(lockRow(trx))
    .execute()
  const moved = await trx
    .updateTable('comment_like')
    .set({ is_counted })
    .where('account_id', '=', account_id)
    .where('is_counted', '<>', is_counted)
    .returning('comment_id')
    .execute()
  const ids = arrayParameter(
    trx,
    moved.map(({ comment_id }) => comment_id),
  )
  await trx
    .updateTable('comment')
    .set((row) => ({ likes_count: row('likes_count', '+', is_counted === 1 ? 1 : -1) }))
    .where(isInArray(trx, 'comment.id', ids))
    .execute()
}
