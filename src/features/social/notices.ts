import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { type Notice, withdraw } from '../inbox/index.ts'

/** Databases limit how many terms an expression has. */
const WITHDRAWN_AT_ONCE = 100

type CommentNotice = Extract<Notice, { comment_id: number }>

/** A new comment and whom it concerns. */
type Concerned = {
  comment_id: number
  workout_id: number
  author_id: number
  owner_id: number
  /** The author of the comment or reply that it answers. */
  answered_id: number | null
  mentioned_ids: readonly number[]
}

/** What people are notified of because of a new comment: everybody once, of what concerns them most. */
export function noticesOf(comment: Concerned): CommentNotice[] {
  const { comment_id, workout_id, author_id, owner_id, answered_id, mentioned_ids } = comment
  const about = { actor_id: author_id, workout_id, comment_id }
  const all: CommentNotice[] = [
    ...(answered_id === null ? [] : [{ kind: 'reply' as const, account_id: answered_id, ...about }]),
    ...mentioned_ids.map((account_id) => ({ kind: 'mention' as const, account_id, ...about })),
    { kind: 'comment', account_id: owner_id, ...about },
  ]
  const told = new Set<number>()
  return all.filter(({ account_id }) => !told.has(account_id) && told.add(account_id))
}

/** Takes back everything that people were notified of because of these comments, likes of them included. */
export async function withdrawComments(
  services: Pick<Services, 'events'>,
  trx: Trx,
  comment_ids: readonly number[],
): Promise<void> {
  const rows = await trx
    .selectFrom('notification_actor')
    .innerJoin('notification', 'notification.id', 'notification_actor.notification_id')
    .select(['notification_actor.comment_id', 'notification_actor.actor_id'])
    .select(['notification.account_id', 'notification.kind', 'notification.workout_id'])
    .where('notification_actor.comment_id', 'in', comment_ids)
    // Inboxes are locked in this order.
    .orderBy('notification.account_id')
    .execute()
  const notices = rows as CommentNotice[]
  for (let from = 0; from < notices.length; from += WITHDRAWN_AT_ONCE)
    await withdraw(services, trx, ...notices.slice(from, from + WITHDRAWN_AT_ONCE))
}
