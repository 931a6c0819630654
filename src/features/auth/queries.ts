import type { Insertable, Selectable } from 'kysely'
import type { AccountTable, Db, RefreshTokenTable, SessionTable, Trx } from '../../database.ts'

export type AccountRow = Selectable<AccountTable>

export function insertAccount(trx: Trx, account: Insertable<AccountTable>): Promise<AccountRow> {
  return trx.insertInto('account').values(account).returningAll().executeTakeFirstOrThrow()
}

export function accountById(db: Db, id: number): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
}

export function accountByUsername(db: Db, username_key: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('username_key', '=', username_key).executeTakeFirst()
}

/** The account that verified this address, or the first that claimed it: a later claim takes it from nobody. */
export function accountByEmail(db: Db, email_key: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('email_key', '=', email_key)
    .orderBy((of) => of.fn.coalesce('email_verified_at', of.val(Number.MAX_SAFE_INTEGER)))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

export type AccountChange = Partial<Pick<AccountTable, 'language' | 'time_zone' | 'units'>>

export function updateAccount(
  trx: Trx,
  id: number,
  change: AccountChange & { updated_at: number },
): Promise<AccountRow> {
  return trx.updateTable('account').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export async function insertSession(trx: Trx, session: Insertable<SessionTable>): Promise<number> {
  const { id } = await trx.insertInto('session').values(session).returning('id').executeTakeFirstOrThrow()
  return id
}

export type LiveSession = Pick<AccountRow, 'id' | 'username' | 'language' | 'time_zone'>

/** The account of a session that has neither ended nor run out; undefined otherwise. */
export function liveSession(db: Db, session_id: number, now: number): Promise<LiveSession | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['account.id', 'account.username', 'account.language', 'account.time_zone'])
    .where('session.id', '=', session_id)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .executeTakeFirst()
}

export function sessionById(db: Db, id: number): Promise<Selectable<SessionTable> | undefined> {
  return db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function touchSession(trx: Trx, id: number, last_used_at: number): Promise<void> {
  await trx.updateTable('session').set({ last_used_at }).where('id', '=', id).execute()
}

export async function markSessionEnded(trx: Trx, id: number, ended_at: number): Promise<void> {
  await trx
    .updateTable('session')
    .set({ ended_at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

export async function insertRefreshToken(trx: Trx, token: RefreshTokenTable): Promise<void> {
  await trx.insertInto('refresh_token').values(token).execute()
}

/** Spends the token in one conditional statement, so that of parallel callers exactly one gets it. */
export function spendRefreshToken(
  trx: Trx,
  token_hash: string,
  now: number,
): Promise<RefreshTokenTable | undefined> {
  return trx
    .updateTable('refresh_token')
    .set({ used_at: now })
    .where('token_hash', '=', token_hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

export function refreshTokenByHash(db: Db, token_hash: string): Promise<RefreshTokenTable | undefined> {
  return db.selectFrom('refresh_token').selectAll().where('token_hash', '=', token_hash).executeTakeFirst()
}

export async function newestGeneration(db: Db, session_id: number): Promise<number> {
  const { generation } = await db
    .selectFrom('refresh_token')
    .select((of) => of.fn.max('generation').as('generation'))
    .where('session_id', '=', session_id)
    .executeTakeFirstOrThrow()
  return generation
}

/** Removes refresh tokens that nobody can use, and sessions that ended long ago. */
export async function removeOldSessions(db: Db, now: number, endedBefore: number): Promise<void> {
  await db.deleteFrom('refresh_token').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('session')
    .where((where) => where.or([where('ended_at', '<', endedBefore), where('expires_at', '<', endedBefore)]))
    .execute()
}
