import type { Insertable, Selectable } from 'kysely'
import type { AccountTable, Db, Trx } from '../../../database.ts'
import { lockRow } from '../../../platform/database/columns.ts'

export type AccountRow = Selectable<AccountTable>

export function insertAccount(trx: Trx, account: Insertable<AccountTable>): Promise<AccountRow> {
  return trx.insertInto('account').values(account).returningAll().executeTakeFirstOrThrow()
}

export function accountById(db: Db, id: number): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The account, which nobody else can change until the transaction ends. */
export function lockAccount(trx: Trx, id: number): Promise<AccountRow | undefined> {
  return trx.selectFrom('account').selectAll().where('id', '=', id).$call(lockRow(trx)).executeTakeFirst()
}

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

/** The accounts that gave this address and have not verified it, the newest first, at most a few. */
export function claimantsOfEmail(db: Db, email_key: string, most: number): Promise<AccountRow[]> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('email_key', '=', email_key)
    .where('email_verified_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

export type AccountChange = Partial<Omit<AccountRow, 'id' | 'created_at' | 'updated_at'>>

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
