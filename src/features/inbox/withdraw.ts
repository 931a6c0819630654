import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { groupKey, type Notice, subjectsOf } from './kinds.ts'
import { takeSeqs } from './seqs.ts'

type Needs = Pick<Services, 'events'>

/** A notice of what somebody did, and has taken back. */
export type Withdrawal = Extract<Notice, { actor_id: number }>

/**
 * Takes back notices, such as that of a like that is gone, whether they have been read or not. Does nothing for those
 * that do not exist. Locks the inboxes of these people, as `notify` does.
 */
export async function withdraw(
  { events }: Needs,
  trx: Trx,
  ...withdrawals: readonly Withdrawal[]
): Promise<void> {
  const account_ids = [...new Set(withdrawals.map(({ account_id }) => account_id))].toSorted((a, b) => a - b)
  if (account_ids.length === 0) return
  const sources = await sourcesOf(trx, withdrawals)
  if (sources.length === 0) return
  await takeSeqs(
    trx,
    account_ids.map((account_id) => ({ account_id })),
  )
  await trx
    .deleteFrom('notification_actor')
    .where(
      'id',
      'in',
      sources.map(({ id }) => id),
    )
    .execute()
  await deleteEmpty(
    trx,
    sources.map(({ notification_id }) => notification_id),
  )
  events.emit(trx, 'inbox.changed', { account_ids })
}

function sourcesOf(trx: Trx, withdrawals: readonly Withdrawal[]) {
  return trx
    .selectFrom('notification_actor')
    .innerJoin('notification', 'notification.id', 'notification_actor.notification_id')
    .select(['notification_actor.id', 'notification_id'])
    .where((where) =>
      where.or(
        withdrawals.map((withdrawal) => {
          const { comment_id } = subjectsOf(withdrawal)
          return where.and([
            where('notification.account_id', '=', withdrawal.account_id),
            where('notification.group_key', '=', groupKey(withdrawal)),
            where('actor_id', '=', withdrawal.actor_id),
            ...(comment_id === null ? [] : [where('comment_id', '=', comment_id)]),
          ])
        }),
      ),
    )
    .execute()
}

/** Deletes those of the notifications that nobody is left in. */
async function deleteEmpty(trx: Trx, ids: readonly number[]): Promise<void> {
  await trx
    .deleteFrom('notification')
    .where('id', 'in', ids)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('notification_actor')
            .select('notification_actor.id')
            .whereRef('notification_actor.notification_id', '=', 'notification.id'),
        ),
      ),
    )
    .execute()
}
