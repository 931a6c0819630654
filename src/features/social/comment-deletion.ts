import { lockRow } from '../../platform/database/columns.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { commentById } from './comment-queries.ts'
import { withdrawComments } from './notices.ts'
import { lockSummary, reactionsChanged, subtractComments } from './summaries.ts'

type Needs = Pick<Services, 'db' | 'events'>

/**
 * Deletes a comment of the actor or one on the actor's workout, with its replies. Authors can do so even when the workout
 * has been hidden from them.
 */
export function deleteComment(services: Needs, { account_id }: Actor, id: number): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const comment = await commentById(trx, id)
    if (!comment || (comment.author_id !== account_id && comment.owner_id !== account_id)) throw notFound()
    const { workout_id, owner_id } = comment
    await lockSummary(trx, workout_id)
    const removed = await lockThread(trx, id)
    if (removed.length === 0) throw notFound()
    const counted = removed.filter(({ is_counted }) => is_counted === 1)
    await subtractComments(trx, workout_id, counted.length)
    await reactionsChanged(services, trx, { id: workout_id, owner_id })
    const ids = removed.map((row) => row.id)
    await withdrawComments(services, trx, ids)
    await trx.deleteFrom('comment').where('id', 'in', ids).execute()
  })
}

/** Locks a comment and its replies, the lowest id first. */
function lockThread(trx: Trx, id: number) {
  return trx
    .selectFrom('comment')
    .select(['id', 'is_counted'])
    .where((where) => where.or([where('id', '=', id), where('parent_id', '=', id)]))
    .orderBy('id')
    .$call(lockRow(trx))
    .execute()
}
