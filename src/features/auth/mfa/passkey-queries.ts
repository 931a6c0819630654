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

/** Adds a passkey; undefined when the credential is registered already. */
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

/** Saves a use. False when the passkey is gone, or its counter did not grow, which indicates a copy. */
export async function savePasskeyUse(
  trx: Trx,
  id: number,
  sign_count: number,
  last_used_at: number,
): Promise<boolean> {
  const updated = await trx
    .updateTable('passkey')
    .set({ sign_count, last_used_at })
    .where('id', '=', id)
    // Passkeys that are synchronised between devices have no counter: theirs stays 0.
    .where('sign_count', sign_count === 0 ? '=' : '<', sign_count)
    .returning('id')
    .executeTakeFirst()
  return updated !== undefined
}

export async function insertChallenge(trx: Trx, challenge: ChallengeRow): Promise<void> {
  await trx.insertInto('passkey_challenge').values(challenge).execute()
}

export type ChallengeKey = Pick<ChallengeRow, 'challenge' | 'purpose' | 'account_id'>

/** Spends a challenge; true for only one of several parallel callers. */
export async function spendChallenge(
  trx: Trx,
  { challenge, purpose, account_id }: ChallengeKey,
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

/** Deletes expired challenges; returns how many. */
export async function deleteExpiredChallenges(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_challenge')
    .where('expires_at', '<=', now)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Deletes the account's open challenges, and its passkeys created up to `createdUntil`. */
export async function deletePasskeysOf(trx: Trx, account_id: number, createdUntil: number): Promise<void> {
  await trx.deleteFrom('passkey_challenge').where('account_id', '=', account_id).execute()
  await trx
    .deleteFrom('passkey')
    .where('account_id', '=', account_id)
    .where('created_at', '<=', createdUntil)
    .execute()
}
