import { lockRow } from '../../../platform/database/columns.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import { isActiveAccount } from './suspension.ts'

/**
 * Throws `conflict` when the account is the only active admin. Locks the rows of all admins, so that two admins who
 * leave at the same time cannot both count on the other one.
 */
export async function assertNotLastAdmin(trx: Trx, account_id: number, now: number): Promise<void> {
  const admins = await lockRow(trx)(
    trx
      .selectFrom('account')
      .select('id')
      .where('role', '=', 'admin')
      .where(isActiveAccount(now))
      .orderBy('id'),
  ).execute()
  if (admins.length === 1 && admins[0]?.id === account_id) throw new AppError('conflict', 'last_admin')
}
