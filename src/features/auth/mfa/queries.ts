import type { Selectable } from 'kysely'
import { lockRow } from '../../../platform/database/columns.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { TotpTable } from '../tables.ts'

export type TotpRow = Selectable<TotpTable>

/** Locks the account against parallel changes of its factors. Call it before posting a mail: that locks it, too. */
export async function lockFactors(trx: Trx, account_id: number): Promise<void> {
  await trx.selectFrom('account').select('id').where('id', '=', account_id).$call(lockRow(trx)).execute()
}

export function totpOf(db: Db, account_id: number): Promise<TotpRow | undefined> {
  return db.selectFrom('totp').selectAll().where('account_id', '=', account_id).executeTakeFirst()
}

/** Saves a secret that a first code must still confirm; false when a confirmed one exists. */
export async function saveUnconfirmedTotp(
  trx: Trx,
  account_id: number,
  secret: string,
  now: number,
): Promise<boolean> {
  const written = await trx
    .insertInto('totp')
    .values({ account_id, secret, confirmed_at: null, last_step: null, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ secret, created_at: now })
        .where('totp.confirmed_at', 'is', null),
    )
    .returning('account_id')
    .executeTakeFirst()
  return written !== undefined
}

/** Marks the secret as confirmed; false when it was replaced or confirmed meanwhile. */
export async function confirmTotp(trx: Trx, totp: TotpRow, step: number, now: number): Promise<boolean> {
  const confirmed = await trx
    .updateTable('totp')
    .set({ confirmed_at: now, last_step: step })
    .where('account_id', '=', totp.account_id)
    .where('secret', '=', totp.secret)
    .where('confirmed_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return confirmed !== undefined
}

/** Spends a time step and all earlier ones; true for only one of several parallel callers. */
export async function spendStep(trx: Trx, account_id: number, step: number): Promise<boolean> {
  const spent = await trx
    .updateTable('totp')
    .set({ last_step: step })
    .where('account_id', '=', account_id)
    .where('confirmed_at', 'is not', null)
    .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .returning('account_id')
    .executeTakeFirst()
  return spent !== undefined
}

export function deleteTotp(
  trx: Trx,
  account_id: number,
  createdUntil = Number.MAX_SAFE_INTEGER,
): Promise<TotpRow | undefined> {
  return trx
    .deleteFrom('totp')
    .where('account_id', '=', account_id)
    .where('created_at', '<=', createdUntil)
    .returningAll()
    .executeTakeFirst()
}

/** Up to `limit` secrets without `prefix`, the mark of the current key, of accounts whose ids are above `after`. */
export function totpsWithOldKey(db: Db, prefix: string, after: number, limit: number): Promise<TotpRow[]> {
  return db
    .selectFrom('totp')
    .selectAll()
    .where('secret', 'not like', `${prefix}%`)
    .where('account_id', '>', after)
    .orderBy('account_id')
    .limit(limit)
    .execute()
}

/** Replaces the encrypted form of a secret; false when it was changed meanwhile. */
export async function replaceEncryptedTotp(
  trx: Trx,
  { account_id, secret }: TotpRow,
  encrypted: string,
): Promise<boolean> {
  const changed = await trx
    .updateTable('totp')
    .set({ secret: encrypted })
    .where('account_id', '=', account_id)
    .where('secret', '=', secret)
    .returning('account_id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Spends a recovery code; true for only one of several parallel callers. */
export async function spendRecoveryCode(
  trx: Trx,
  account_id: number,
  code_hash: string,
  now: number,
): Promise<boolean> {
  const spent = await trx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', account_id)
    .where('code_hash', '=', code_hash)
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return spent !== undefined
}

export async function insertRecoveryCodes(trx: Trx, account_id: number, hashes: string[]): Promise<void> {
  await trx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ account_id, code_hash, used_at: null })))
    .execute()
}

export async function deleteRecoveryCodes(trx: Trx, account_id: number): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', account_id).execute()
}

export async function countUnusedCodes(db: Db, account_id: number): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select((recovery_code) => recovery_code.fn.countAll<number>().as('count'))
    .where('account_id', '=', account_id)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
