import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { PasskeyChallengeTable, PasskeyTable } from '../tables.ts'

export type PasskeyRow = Selectable<PasskeyTable>
export type ChallengeRow = Selectable<PasskeyChallengeTable>

export function passkeysOf(db: Db, account_id: number): Promise<PasskeyRow[]> {
  return db.selectFrom('passkey').selectAll().where('account_id', '=', account_id).orderBy('id').execute()
}

export function passkeyOf(db: Db, account_id: number, id: number): Promise<PasskeyRow | undefined> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .executeTakeFirst()
}

export function passkeyByCredential(db: Db, credential_id: string): Promise<PasskeyRow | undefined> {
  return db.selectFrom('passkey').selectAll().where('credential_id', '=', credential_id).executeTakeFirst()
}

/** Undefined when the credential is somebody's already. */
export function insertPasskey(trx: Trx, passkey: Insertable<PasskeyTable>): Promise<PasskeyRow | undefined> {
  return trx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returningAll()
    .executeTakeFirst()
}

export function renamePasskey(
  trx: Trx,
  account_id: number,
  id: number,
  name: string,
): Promise<PasskeyRow | undefined> {
  return trx
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .returningAll()
    .executeTakeFirst()
}

export function deletePasskey(trx: Trx, account_id: number, id: number): Promise<PasskeyRow | undefined> {
  return trx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('account_id', '=', account_id)
    .returningAll()
    .executeTakeFirst()
}

/** Notes a use; false when the counter went backwards meanwhile, as a copy's does, or the passkey is gone. */
export async function touchPasskey(
  trx: Trx,
  id: number,
  sign_count: number,
  last_used_at: number,
): Promise<boolean> {
  const touched = await trx
    .updateTable('passkey')
    .set({ sign_count, last_used_at })
    .where('id', '=', id)
    // Authenticators that share a passkey between devices do not count: theirs stays 0.
    .where('sign_count', sign_count === 0 ? '=' : '<', sign_count)
    .returning('id')
    .executeTakeFirst()
  return touched !== undefined
}

export async function insertChallenge(trx: Trx, challenge: ChallengeRow): Promise<void> {
  await trx.insertInto('passkey_challenge').values(challenge).execute()
}

export type WhichChallenge = Pick<ChallengeRow, 'challenge' | 'purpose' | 'account_id'>

/** Uses up a challenge: of parallel callers exactly one is told true. */
export async function spendChallenge(
  trx: Trx,
  { challenge, purpose, account_id }: WhichChallenge,
  now: number,
): Promise<boolean> {
  const spent = await trx
    .deleteFrom('passkey_challenge')
    .where('challenge', '=', challenge)
    .where('purpose', '=', purpose)
    .where('account_id', account_id === null ? 'is' : '=', account_id)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst()
  return spent !== undefined
}

/** Removes challenges that nobody answered in time; answers how many. */
export async function removeOldChallenges(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_challenge')
    .where('expires_at', '<=', now)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Deletes the account's passkeys, and what is under way with them. */
export async function deletePasskeysOf(trx: Trx, account_id: number, madeUntil: number): Promise<void> {
  await trx.deleteFrom('passkey_challenge').where('account_id', '=', account_id).execute()
  await trx
    .deleteFrom('passkey')
    .where('account_id', '=', account_id)
    .where('created_at', '<=', madeUntil)
    .execute()
}
