import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { takeSeqs } from './seqs.ts'

/** Which notifications: those with these ids, and all up to a number. */
type Marked = { ids?: readonly number[]; up_to_seq?: number }

/** Marks unread notifications of the account as read. Ids of other people's notifications do nothing. */
export async function markRead(
  { clock, events }: Pick<Services, 'clock' | 'events'>,
  trx: Trx,
  account_id: number,
  { ids = [], up_to_seq = 0 }: Marked,
): Promise<void> {
  // Locks the inbox, so that nothing is added to a notification while it becomes read.
  await takeSeqs(trx, [{ account_id }])
  const { numUpdatedRows } = await trx
    .updateTable('notification')
    .set({ read_at: clock.now() })
    .where('account_id', '=', account_id)
    .where('read_at', 'is', null)
    // No row has the id 0, and an empty list is no SQL.
    .where((where) => where.or([where('seq', '<=', up_to_seq), where('id', 'in', [0, ...ids])]))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) events.emit(trx, 'inbox.changed', { account_ids: [account_id] })
}
