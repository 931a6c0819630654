import type { Insertable, Selectable } from 'kysely'
import { arrayParameter, isInArray } from '../../../platform/database/columns.ts'
import { prepared } from '../../../platform/database/index.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { isActiveAccount } from '../account/suspension.ts'
import type { AccountTable, RefreshTokenTable, SessionTable } from '../tables.ts'

export type SessionRow = Selectable<SessionTable>

/** Adds a session; returns its id. */
export async function insertSession(trx: Trx, session: Insertable<SessionTable>): Promise<number> {
  const { id } = await trx.insertInto('session').values(session).returning('id').executeTakeFirstOrThrow()
  return id
}

export type LiveAccount = Pick<
  Selectable<AccountTable>,
  'id' | 'username' | 'role' | 'language' | 'time_zone' | 'week_start'
>

const liveAccounts = prepared((db, { session_id, now }: { session_id: number; now: number }) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['account.id', 'account.username', 'account.role'])
    .select(['account.language', 'account.time_zone', 'account.week_start'])
    .where('session.id', '=', session_id)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where(isActiveAccount(now)),
)

/** The active account of a live session; undefined when the session is over or the account is not active. */
export async function accountOfLiveSession(
  db: Db,
  session_id: number,
  now: number,
): Promise<LiveAccount | undefined> {
  const [account] = await liveAccounts(db, { session_id, now })
  return account
}

type Ids = { ids: unknown; now: number }

const liveOf = (db: Db, { ids, now }: Ids) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where(isInArray(db, 'session.id', ids))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where(isActiveAccount(now))

const liveCounts = prepared((db, values: Ids) =>
  liveOf(db, values).select((of) => of.fn.countAll<number>().as('count')),
)
const liveIds = prepared((db, values: Ids) => liveOf(db, values).select('session.id'))

/** How many of the sessions are live, and their accounts active. */
export async function countLive(db: Db, ids: readonly number[], now: number): Promise<number> {
  const [row] = await liveCounts(db, { ids: arrayParameter(db, ids), now })
  return row!.count
}

/** The ids of those. */
export async function liveAmong(db: Db, ids: readonly number[], now: number): Promise<number[]> {
  const rows = await liveIds(db, { ids: arrayParameter(db, ids), now })
  return rows.map(({ id }) => id)
}

/** The session with this id, live or not. */
export function sessionById(db: Db, id: number): Promise<SessionRow | undefined> {
  return db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A query of the sessions that have neither ended nor expired and were used after `usedAfter`. */
function liveSessions(db: Db, account_id: number, now: number, usedAfter: number) {
  return db
    .selectFrom('session')
    .where('account_id', '=', account_id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_used_at', '>', usedAfter)
}

/** The account's live sessions, the last used first. */
export function liveSessionsOf(
  db: Db,
  account_id: number,
  now: number,
  usedAfter: number,
): Promise<SessionRow[]> {
  return liveSessions(db, account_id, now, usedAfter)
    .selectAll()
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** A query that counts the account's live sessions. */
export function countLiveSessions(db: Db, account_id: number, now: number, usedAfter: number) {
  return liveSessions(db, account_id, now, usedAfter).select((of) => of.fn.countAll().as('count'))
}

/** True when the account ever had a session with this browser and device. */
export async function isKnownDevice(
  db: Db,
  account_id: number,
  { browser, device }: { browser: string; device: string },
): Promise<boolean> {
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', account_id)
    .where('browser', '=', browser)
    .where('device', '=', device)
    .limit(1)
    .executeTakeFirst()
  return session !== undefined
}

/** Saves when the session was last used. */
export async function saveSessionUse(trx: Trx, id: number, last_used_at: number): Promise<void> {
  await trx.updateTable('session').set({ last_used_at }).where('id', '=', id).execute()
}

/** Sessions of an account: all of them, only one, or all except one. */
export type SessionSelection = { only?: number; except?: number | null }

/** Marks sessions as ended; returns the ids of those that were still open. */
export async function markSessionsEnded(
  trx: Trx,
  account_id: number,
  { only, except }: SessionSelection,
  ended_at: number,
): Promise<number[]> {
  let sessions = trx
    .updateTable('session')
    .set({ ended_at })
    .where('account_id', '=', account_id)
    .where('ended_at', 'is', null)
  if (only !== undefined) sessions = sessions.where('id', '=', only)
  if (except != null) sessions = sessions.where('id', '!=', except)
  return (await sessions.returning('id').execute()).map(({ id }) => id)
}

export async function insertRefreshToken(trx: Trx, token: RefreshTokenTable): Promise<void> {
  await trx.insertInto('refresh_token').values(token).execute()
}

/** Spends the token. One conditional statement, so that only one of several parallel callers gets it. */
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

/** The refresh token with this hash, spent or not. */
export function refreshTokenByHash(db: Db, token_hash: string): Promise<RefreshTokenTable | undefined> {
  return db.selectFrom('refresh_token').selectAll().where('token_hash', '=', token_hash).executeTakeFirst()
}

/** The generation of the session's newest refresh token; the first one is 1. */
export async function newestGeneration(db: Db, session_id: number): Promise<number> {
  const { generation } = await db
    .selectFrom('refresh_token')
    .select((of) => of.fn.max('generation').as('generation'))
    .where('session_id', '=', session_id)
    .executeTakeFirstOrThrow()
  return generation
}

/** Deletes expired refresh tokens, and sessions that ended or expired before `endedBefore`. */
export async function deleteOldSessions(db: Db, now: number, endedBefore: number): Promise<void> {
  await db.deleteFrom('refresh_token').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('session')
    .where((where) => where.or([where('ended_at', '<', endedBefore), where('expires_at', '<', endedBefore)]))
    .execute()
}
