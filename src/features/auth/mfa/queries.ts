import type { Selectable } from 'kysely'
import { lockRow } from '../../../platform/database/columns.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { TotpTable } from '../tables.ts'

export type TotpRow = Selectable<TotpTable>

/** Makes other changes of this account's factors wait; before any mail is posted, which holds the account as well. */
export async function lockFactors(trx: Trx, account_id: number): Promise<void> {
  await trx.selectFrom('account').select('id').where('id', '=', account_id).$call(lockRow(trx)).execute()
}

export function totpOf(db: Db, account_id: number): Promise<TotpRow | undefined> {
  return db.selectFrom('totp').selectAll().where('account_id', '=', account_id).executeTakeFirst()
}

/** Puts a new secret in place of an unconfirmed one; false when one is confirmed. */
export async function putTotp(trx: Trx, account_id: number, secret: string, now: number): Promise<boolean> {
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

/** Turns the secret on, unless it was replaced or turned on meanwhile. */
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

/** Uses up a step and all before it: of parallel callers exactly one is told true. */
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
  madeUntil = Number.MAX_SAFE_INTEGER,
): Promise<TotpRow | undefined> {
  return trx
    .deleteFrom('totp')
    .where('account_id', '=', account_id)
    .where('created_at', '<=', madeUntil)
    .returningAll()
    .executeTakeFirst()
}

/** Secrets whose sealed form does not begin with `prefix`, in the order of their accounts, after `after`. */
export function totpsNotUnder(db: Db, prefix: string, after: number, most: number): Promise<TotpRow[]> {
  return db
    .selectFrom('totp')
    .selectAll()
    .where('secret', 'not like', `${prefix}%`)
    .where('account_id', '>', after)
    .orderBy('account_id')
    .limit(most)
    .execute()
}

/** Changes how a secret is sealed, unless it was replaced meanwhile. */
export async function resealTotp(
  trx: Trx,
  { account_id, secret }: TotpRow,
  sealed: string,
): Promise<boolean> {
  const changed = await trx
    .updateTable('totp')
    .set({ secret: sealed })
    .where('account_id', '=', account_id)
    .where('secret', '=', secret)
    .returning('account_id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Uses up a recovery code: of parallel callers exactly one is told true. */
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
