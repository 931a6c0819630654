import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { PushSubscriptionTable } from '../tables.ts'

export type SubscriptionRow = Selectable<PushSubscriptionTable>

/** Adds a subscription, in place of the one that the session or the browser had. */
export async function replaceSubscription(
  trx: Trx,
  subscription: Insertable<PushSubscriptionTable>,
): Promise<SubscriptionRow> {
  const { session_id, endpoint } = subscription
  await trx
    .deleteFrom('push_subscription')
    .where('session_id', '=', session_id)
    .where('endpoint', '!=', endpoint)
    .execute()
  return trx
    .insertInto('push_subscription')
    .values(subscription)
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ ...subscription }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The subscriptions of an account, those of ended sessions included. */
export function subscriptionsOf(db: Db, account_id: number): Promise<SubscriptionRow[]> {
  return db
    .selectFrom('push_subscription')
    .selectAll()
    .where('account_id', '=', account_id)
    .orderBy('id', 'desc')
    .execute()
}

/** Deletes a subscription of the account; returns whether there was one. */
export async function deleteSubscriptionOf(trx: Trx, account_id: number, id: number): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('push_subscription')
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .returning('id')
    .executeTakeFirst()
  return deleted !== undefined
}

/** Deletes a subscription, unless the browser has subscribed again with other keys. */
export async function deleteGone(trx: Trx, { id, p256dh }: SubscriptionRow): Promise<void> {
  await trx.deleteFrom('push_subscription').where('id', '=', id).where('p256dh', '=', p256dh).execute()
}

/** Saves since when nothing could be sent; null after a success. */
export async function saveFailingSince(
  trx: Trx,
  { id }: SubscriptionRow,
  failing_since: number | null,
): Promise<void> {
  await trx.updateTable('push_subscription').set({ failing_since }).where('id', '=', id).execute()
}

export async function deleteOfSessions(trx: Trx, session_ids: readonly number[]): Promise<void> {
  await trx.deleteFrom('push_subscription').where('session_id', 'in', session_ids).execute()
}

/** Deletes the subscriptions of sessions that are over, and those made for another key; returns how many. */
export async function deleteUseless(db: Db, server_key: string, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('push_subscription')
    .where((where) =>
      where.or([
        where('server_key', '!=', server_key),
        where(
          'session_id',
          'in',
          where
            .selectFrom('session')
            .select('id')
            .where((over) => over.or([over('ended_at', 'is not', null), over('expires_at', '<=', now)])),
        ),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
