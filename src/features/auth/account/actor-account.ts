import type { Db, Trx } from '../../../platform/database/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Actor } from '../actor.ts'
import { type AccountRow, accountById, isSessionOpen, lockAccount } from './queries.ts'

/** The account of a request's actor, with the session that the request came from. */
export type ActorAccount = AccountRow & { readonly session_id: number | null }

/** Loads the actor's account. Throws `unauthenticated` when it has been erased. */
export async function loadActorAccount(db: Db, { account_id, session_id }: Actor): Promise<ActorAccount> {
  const account = await accountById(db, account_id)
  if (!account) throw new AppError('unauthenticated', 'account_gone')
  return { ...account, session_id }
}

type CheckedAccount = Pick<ActorAccount, 'id' | 'session_id'> & Partial<Pick<AccountRow, 'password_hash'>>

/**
 * Locks the account's row until the transaction ends. Throws `unauthenticated` if its session has ended, or its
 * password has changed, since `checked` was read: checks made before the transaction no longer hold.
 */
export async function lockUnchangedAccount(trx: Trx, checked: CheckedAccount): Promise<void> {
  const account = await lockAccount(trx, checked.id)
  const { password_hash = account?.password_hash } = checked
  const isUnchanged = account !== undefined && account.password_hash === password_hash
  const isOpen = checked.session_id === null || (await isSessionOpen(trx, checked.session_id))
  if (!isUnchanged || !isOpen) throw new AppError('unauthenticated', 'account_changed')
}
