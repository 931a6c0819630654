import type { Db, Trx } from '../../../platform/database/schema.ts'

/** Older notifications are not sent any more. */
const MAX_AGE_MS = 30 * 86_400_000
const MAX_PENDING = 200

/** Marks an unread notification as being sent; false when it is gone, read, or was sent before. */
export async function claimDelivery(trx: Trx, notification_id: number): Promise<boolean> {
  const claimed = await trx
    .insertInto('notification_delivery')
    .columns(['notification_id'])
    .expression((of) =>
      of
        .selectFrom('notification')
        .select('id')
        .where('id', '=', notification_id)
        .where('read_at', 'is', null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('notification_id')
    .executeTakeFirst()
  return claimed !== undefined
}

export async function saveDelivery(
  trx: Trx,
  notification_id: number,
  sent: { pushed_at: number | null; mailed_at: number | null },
): Promise<void> {
  await trx
    .updateTable('notification_delivery')
    .set(sent)
    .where('notification_id', '=', notification_id)
    .execute()
}

/** The newest unread notifications of a person that no mail has told of. */
export async function pendingIds(db: Db, account_id: number, now: number): Promise<number[]> {
  const rows = await db
    .selectFrom('notification')
    .innerJoin('notification_delivery', 'notification_id', 'notification.id')
    .select('notification.id')
    .where('account_id', '=', account_id)
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .where('updated_at', '>', now - MAX_AGE_MS)
    .orderBy('seq', 'desc')
    .limit(MAX_PENDING)
    .execute()
  return rows.map(({ id }) => id)
}

export async function saveMailed(trx: Trx, ids: readonly number[], mailed_at: number): Promise<void> {
  await trx
    .updateTable('notification_delivery')
    .set({ mailed_at })
    .where('notification_id', 'in', ids)
    .execute()
}
