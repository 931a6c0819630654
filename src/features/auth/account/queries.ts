import type { Insertable, Selectable } from 'kysely'
import { lockRow } from '../../../platform/database/columns.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { AccountTable } from '../tables.ts'

export type AccountRow = Selectable<AccountTable>

/** Adds an account. Throws a unique violation when the username is taken. */
export function insertAccount(trx: Trx, account: Insertable<AccountTable>): Promise<AccountRow> {
  return trx.insertInto('account').values(account).returningAll().executeTakeFirstOrThrow()
}

/** The account with this id, suspended or not. */
export function accountById(db: Db, id: number): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The account, locked until the transaction ends. */
export function lockAccount(trx: Trx, id: number): Promise<AccountRow | undefined> {
  return trx.selectFrom('account').selectAll().where('id', '=', id).$call(lockRow(trx)).executeTakeFirst()
}

/** The account with this `usernameKey`. */
export function accountByUsername(db: Db, username_key: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('username_key', '=', username_key).executeTakeFirst()
}

/** The account that owns the address, because it has verified the address. */
export function accountByVerifiedEmail(db: Db, email_key: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('email_key', '=', email_key)
    .where('email_verified_at', 'is not', null)
    .executeTakeFirst()
}

const MAX_NEWEST_UNVERIFIED = 2

/**
 * A few of the accounts that entered this address and have not verified it: the newest ones, and the oldest one, which
 * later registrations must not crowd out. Only a few, to protect the mailbox from floods.
 */
export async function unverifiedAccountsWithEmail(db: Db, email_key: string): Promise<AccountRow[]> {
  const unverified = db
    .selectFrom('account')
    .selectAll()
    .where('email_key', '=', email_key)
    .where('email_verified_at', 'is', null)
  const oldest = await unverified.orderBy('id').limit(1).execute()
  const newest = await unverified.orderBy('id', 'desc').limit(MAX_NEWEST_UNVERIFIED).execute()
  return [...oldest, ...newest.filter(({ id }) => id !== oldest[0]?.id)]
}

export type AccountChange = Partial<Omit<AccountRow, 'id' | 'created_at' | 'updated_at'>>

/** Updates the given columns; returns the whole row. */
export function updateAccount(
  trx: Trx,
  id: number,
  change: AccountChange & { updated_at: number },
): Promise<AccountRow> {
  return trx.updateTable('account').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** Counts a failed sign-in; returns how many there have been in a row. */
export async function countSignInFailure(trx: Trx, id: number): Promise<number> {
  const row = await trx
    .updateTable('account')
    .set((account) => ({ failed_sign_ins: account('failed_sign_ins', '+', 1) }))
    .where('id', '=', id)
    .returning('failed_sign_ins')
    .executeTakeFirst()
  return row?.failed_sign_ins ?? 0
}

/** Restarts the count of failed sign-ins, because somebody has proved to be the owner. */
export async function resetFailures(db: Db, id: number): Promise<void> {
  await db.updateTable('account').set({ failed_sign_ins: 0 }).where('id', '=', id).execute()
}

/** Deletes the account, and by cascade its rows in other tables; false when it is not due for erasure. */
export async function deleteAccount(trx: Trx, id: number, now: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('account')
    .where('id', '=', id)
    .where('deletion_at', '<=', now)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** True until the session has ended. */
export async function isSessionOpen(db: Db, session_id: number): Promise<boolean> {
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('id', '=', session_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return session !== undefined
}

/** Replaces the password hash, unless it has changed from `before`. */
export async function replacePasswordHash(
  db: Db,
  id: number,
  before: string,
  password_hash: string,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash })
    .where('id', '=', id)
    .where('password_hash', '=', before)
    .execute()
}

/** The ids of accounts that are due for erasure. */
export async function overdueAccounts(db: Db, now: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('deletion_at', '<=', now)
    .orderBy('deletion_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
