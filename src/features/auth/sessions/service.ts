import { createHash, createHmac, randomBytes } from 'node:crypto'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { type AccountRow, accountById } from '../account/queries.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../audit.ts'
import { type Client, describeDevice } from '../client.ts'
import type { RefreshTokenTable } from '../tables.ts'
import {
  insertRefreshToken,
  insertSession,
  isKnownDevice,
  liveSessionsOf,
  markSessionsEnded,
  newestGeneration,
  refreshTokenByHash,
  type SessionRow,
  sessionById,
  spendRefreshToken,
  touchSession,
  type WhichSessions,
} from './queries.ts'

const DAY_MS = 86_400_000
/** A session ends 14 days after its last use, and after 90 days in any case. */
const IDLE_LIFE_MS = 14 * DAY_MS
const ABSOLUTE_LIFE_MS = 90 * DAY_MS
/** Two tabs, or an answer lost on the way, may present a token again this soon after its first use. */
const GRACE_MS = 10_000
/** One more ends the session that was not used for the longest time. */
const MOST_SESSIONS = 50

type SessionServices = Pick<Services, 'db' | 'clock' | 'events' | 'secret' | 'queue'>
export type OpenedSession = { session_id: number; account_id: number; refresh: string }

/**
 * Opens a session for the account, a new family of refresh tokens. Its owner is told when none of the account's
 * sessions was on such a device before; the one that begins with the account `isFirst`, and tells nothing.
 */
export async function openSession(
  services: SessionServices,
  trx: Trx,
  account: AccountRow,
  client: Client,
  { isFirst = false } = {},
): Promise<OpenedSession> {
  const now = services.clock.now()
  const place = describeDevice(client.user_agent)
  const isKnown = isFirst || (await isKnownDevice(trx, account.id, place))
  const session_id = await insertSession(trx, {
    account_id: account.id,
    user_agent: client.user_agent,
    ...place,
    address: client.address,
    created_at: now,
    last_used_at: now,
    expires_at: now + ABSOLUTE_LIFE_MS,
    ended_at: null,
  })
  const refresh = randomBytes(32).toString('base64url')
  await insertRefreshToken(trx, {
    token_hash: hashToken(refresh),
    session_id,
    generation: 1,
    created_at: now,
    expires_at: now + IDLE_LIFE_MS,
    used_at: null,
  })
  await endSurplus(services, trx, account.id)
  if (!isKnown) {
    await postMail(services, trx, {
      kind: 'new_device',
      account,
      dedupe_key: `new_device ${session_id}`,
      values: { username: account.username, ...place, address: client.address, at: toIso(now) },
    })
  }
  return { session_id, account_id: account.id, refresh }
}

async function endSurplus(services: SessionServices, trx: Trx, account_id: number): Promise<void> {
  const sessions = await sessionsOf(trx, services.clock.now(), account_id)
  for (const { id } of sessions.slice(MOST_SESSIONS))
    await endSessions(services, trx, account_id, { only: id })
}

/** The account's living sessions, the last used first. */
export function sessionsOf(db: Db, now: number, account_id: number): Promise<SessionRow[]> {
  return liveSessionsOf(db, account_id, now, now - IDLE_LIFE_MS)
}

/**
 * Trades a refresh token for its successor. The same token within the grace gets the same successor, so that a lost
 * answer signs nobody out; an older one means that it was copied, and ends the whole session.
 */
export async function rotateSession(
  services: SessionServices,
  refresh: string,
  client: Client,
): Promise<OpenedSession> {
  const outcome = await inTransaction(services.db, async (trx) => {
    const spent = await spendRefreshToken(trx, hashToken(refresh), services.clock.now())
    if (spent) return succeed(services, trx, spent, refresh)
    return judgeReuse(services, trx, refresh, client)
  })
  if (!outcome) throw new AppError('unauthenticated', 'refresh_token_invalid')
  return outcome
}

async function succeed(services: SessionServices, trx: Trx, spent: RefreshTokenTable, refresh: string) {
  const now = services.clock.now()
  const session = await livingSession(trx, spent.session_id, now)
  if (!session) return undefined
  const [successor = ''] = successorsOf(services, refresh)
  await insertRefreshToken(trx, {
    token_hash: hashToken(successor),
    session_id: session.id,
    generation: spent.generation + 1,
    created_at: now,
    expires_at: Math.min(now + IDLE_LIFE_MS, session.expires_at),
    used_at: null,
  })
  await touchSession(trx, session.id, now)
  return { session_id: session.id, account_id: session.account_id, refresh: successor }
}

async function judgeReuse(services: SessionServices, trx: Trx, refresh: string, client: Client) {
  const now = services.clock.now()
  const token = await refreshTokenByHash(trx, hashToken(refresh))
  if (token?.used_at == null) return undefined
  const session = await livingSession(trx, token.session_id, now)
  if (!session) return undefined
  const isLatestSpent = token.generation === (await newestGeneration(trx, session.id)) - 1
  const successor = await keptSuccessor(services, trx, refresh)
  if (isLatestSpent && successor && now - token.used_at <= GRACE_MS) {
    return { session_id: session.id, account_id: session.account_id, refresh: successor }
  }
  await reportReuse(services, trx, session, client)
  return undefined
}

/** Somebody has a copy of the token, and nobody can tell who is who: both lose the session, its owner is told. */
async function reportReuse(services: SessionServices, trx: Trx, session: SessionRow, client: Client) {
  const now = services.clock.now()
  const { id: session_id, account_id, browser, device } = session
  await endSessions(services, trx, account_id, { only: session_id })
  await recordAudit(trx, now, { kind: 'session.token_reused', account_id, client, details: { session_id } })
  const account = await accountById(trx, account_id)
  if (!account) return
  await postMail(services, trx, {
    kind: 'token_reused',
    account,
    dedupe_key: `token_reused ${session_id}`,
    values: { username: account.username, browser, device, at: toIso(now) },
  })
}

async function livingSession(trx: Trx, id: number, now: number): Promise<SessionRow | undefined> {
  const session = await sessionById(trx, id)
  return session && session.ended_at === null && session.expires_at > now ? session : undefined
}

/** Ends sessions of an account: their access tokens stop at once, their refresh tokens for good. Answers how many. */
export async function endSessions(
  services: Pick<SessionServices, 'clock' | 'events'>,
  trx: Trx,
  account_id: number,
  which: WhichSessions,
): Promise<number> {
  const session_ids = await markSessionsEnded(trx, account_id, which, services.clock.now())
  if (session_ids.length > 0) services.events.emit(trx, 'sessions.ended', { account_id, session_ids })
  return session_ids.length
}

/** Ends sessions of the actor's own, and logs it; answers how many. */
export function endOwnSessions(
  services: SessionServices,
  { account_id }: Pick<Actor, 'account_id'>,
  which: WhichSessions,
  client: Client,
): Promise<number> {
  return inTransaction(services.db, async (trx) => {
    const ended = await endSessions(services, trx, account_id, which)
    if (ended > 0) {
      const note = { kind: 'session.ended', account_id, client, details: { ended } } as const
      await recordAudit(trx, services.clock.now(), note)
    }
    return ended
  })
}

/** Ends the session of a refresh token that a browser lets go of. */
export async function endReplaced(services: SessionServices, refresh: string, client: Client): Promise<void> {
  const session_id = await sessionOfRefreshToken(services.db, refresh)
  const session = session_id === undefined ? undefined : await sessionById(services.db, session_id)
  if (session) await endOwnSessions(services, session, { only: session.id }, client)
}

/** The session behind a refresh token, whatever its state; undefined when the token never existed. */
export async function sessionOfRefreshToken(db: Db, refresh: string): Promise<number | undefined> {
  return (await refreshTokenByHash(db, hashToken(refresh)))?.session_id
}

/** Derived, not stored: the database holds only hashes, and a repeated call still finds the same successor. */
function successorsOf({ secret }: SessionServices, refresh: string): string[] {
  return secret
    .keys('refresh-successor')
    .map((key) => createHmac('sha256', key).update(refresh).digest('base64url'))
}

/** The successor that was given out, be it under the server's key before the last change. */
async function keptSuccessor(
  services: SessionServices,
  trx: Trx,
  refresh: string,
): Promise<string | undefined> {
  for (const successor of successorsOf(services, refresh)) {
    if (await refreshTokenByHash(trx, hashToken(successor))) return successor
  }
  return undefined
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
