import type { Db, Trx } from '../../../platform/database/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Actor } from '../actor.ts'
import { type AccountRow, accountById, isSessionOpen, lockAccount } from './queries.ts'

/** An account as it was when one of its sessions was let act on it. */
export type ActingAccount = AccountRow & { readonly session_id: number | null }

/** The account of who is asking. */
export async function actingAccount(db: Db, { account_id, session_id }: Actor): Promise<ActingAccount> {
  const account = await accountById(db, account_id)
  if (!account) throw new AppError('unauthenticated', 'account_gone')
  return { ...account, session_id }
}

/**
 * Reads the account anew and makes other changes of it wait. What was judged before the transaction began, such as a
 * password, holds no more once the password has changed or the session has ended: it throws `unauthenticated`.
 */
export async function holdAccount(trx: Trx, judged: ActingAccount): Promise<void> {
  const account = await lockAccount(trx, judged.id)
  const isSame = account?.password_hash === judged.password_hash
  const isOpen = judged.session_id === null || (await isSessionOpen(trx, judged.session_id))
  if (!isSame || !isOpen) throw new AppError('unauthenticated', 'account_changed')
}
