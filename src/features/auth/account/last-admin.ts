import { lockRow } from '../../../platform/database/columns.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import { isInGoodOrder } from './standing.ts'

/**
 * Throws `conflict` when the account is the only admin who could still act. Every admin's row is locked, so that two
 * who go at once do not both see the other one stay.
 */
export async function assertNotLastAdmin(trx: Trx, account_id: number, now: number): Promise<void> {
  const admins = await lockRow(trx)(
    trx
      .selectFrom('account')
      .select('id')
      .where('role', '=', 'admin')
      .where(isInGoodOrder(now))
      .orderBy('id'),
  ).execute()
  if (admins.length === 1 && admins[0]?.id === account_id) throw new AppError('conflict', 'last_admin')
}
