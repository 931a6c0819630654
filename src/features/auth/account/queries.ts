import type { Insertable, Selectable } from 'kysely'
import { lockRow } from '../../../platform/database/columns.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { AccountTable } from '../tables.ts'

export type AccountRow = Selectable<AccountTable>

/** Adds the account; throws where the name is taken. */
export function insertAccount(trx: Trx, account: Insertable<AccountTable>): Promise<AccountRow> {
  return trx.insertInto('account').values(account).returningAll().executeTakeFirstOrThrow()
}

/** The account with this id, whatever its standing. */
export function accountById(db: Db, id: number): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The account, which nobody else can change until the transaction ends. */
export function lockAccount(trx: Trx, id: number): Promise<AccountRow | undefined> {
  return trx.selectFrom('account').selectAll().where('id', '=', id).$call(lockRow(trx)).executeTakeFirst()
}

/** The account of this name, in the form that is compared. */
export function accountByUsername(db: Db, username_key: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('username_key', '=', username_key).executeTakeFirst()
}

/** The account that the address belongs to: the one that verified it. */
export function accountByVerifiedEmail(db: Db, email_key: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('email_key', '=', email_key)
    .where('email_verified_at', 'is not', null)
    .executeTakeFirst()
}

/** One mailbox must not be flooded. */
const NEWEST_CLAIMANTS = 2

/** Accounts that gave this address and have not verified it: the oldest, whom later ones must not shut out, and the newest. */
export async function claimantsOfEmail(db: Db, email_key: string): Promise<AccountRow[]> {
  const claimants = db
    .selectFrom('account')
    .selectAll()
    .where('email_key', '=', email_key)
    .where('email_verified_at', 'is', null)
  const oldest = await claimants.orderBy('id').limit(1).execute()
  const newest = await claimants.orderBy('id', 'desc').limit(NEWEST_CLAIMANTS).execute()
  return [...oldest, ...newest.filter(({ id }) => id !== oldest[0]?.id)]
}

export type AccountChange = Partial<Omit<AccountRow, 'id' | 'created_at' | 'updated_at'>>

/** Writes the columns that are given; answers the whole row. */
export function updateAccount(
  trx: Trx,
  id: number,
  change: AccountChange & { updated_at: number },
): Promise<AccountRow> {
  return trx.updateTable('account').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** Adds one failed sign-in; answers how many there are in a row now. */
export async function countFailure(trx: Trx, id: number): Promise<number> {
  const row = await trx
    .updateTable('account')
    .set((account) => ({ failed_sign_ins: account('failed_sign_ins', '+', 1) }))
    .where('id', '=', id)
    .returning('failed_sign_ins')
    .executeTakeFirst()
  return row?.failed_sign_ins ?? 0
}

/** Deletes the account with all its rows, if its time has come; false otherwise. */
export async function deleteAccount(trx: Trx, id: number, now: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('account')
    .where('id', '=', id)
    .where('deletion_at', '<=', now)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** True while nobody has ended the session. */
export async function isSessionOpen(db: Db, session_id: number): Promise<boolean> {
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('id', '=', session_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return session !== undefined
}

/** Puts a stronger hash of the same password in the place of `before`; does nothing when that is not there any more. */
export async function replaceHash(db: Db, id: number, before: string, password_hash: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash })
    .where('id', '=', id)
    .where('password_hash', '=', before)
    .execute()
}

/** Accounts whose time has come, and which are still there. */
export async function overdueAccounts(db: Db, now: number, most: number): Promise<number[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('deletion_at', '<=', now)
    .orderBy('deletion_at')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}
