import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Db, RefreshTokenTable, Trx } from '../../database.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import {
  insertRefreshToken,
  insertSession,
  markSessionEnded,
  newestGeneration,
  refreshTokenByHash,
  sessionById,
  spendRefreshToken,
  touchSession,
} from './queries.ts'

const DAY_MS = 86_400_000
/** A session ends 14 days after its last use, and after 90 days in any case. */
const IDLE_LIFE_MS = 14 * DAY_MS
const ABSOLUTE_LIFE_MS = 90 * DAY_MS
/** Two tabs, or an answer lost on the way, may present a token again this soon after its first use. */
const GRACE_MS = 10_000

type SessionServices = Pick<Services, 'db' | 'clock' | 'events' | 'deriveKey'>
export type OpenedSession = { session_id: number; refresh: string }
export type Device = { user_agent: string; address: string }

/** Opens a session for the account: a new family of refresh tokens. */
export async function openSession(
  services: SessionServices,
  trx: Trx,
  account_id: number,
  device: Device,
): Promise<OpenedSession> {
  const now = services.clock.now()
  const session_id = await insertSession(trx, {
    account_id,
    user_agent: device.user_agent.slice(0, 400),
    address: device.address,
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
  return { session_id, refresh }
}

/**
 * Trades a refresh token for its successor. The same token within the grace gets the same successor, so that a lost
 * answer signs nobody out; an older one means that it was copied, and ends the whole session.
 */
export async function rotateSession(
  services: SessionServices,
  refresh: string,
): Promise<OpenedSession & { account_id: number }> {
  const { db, clock } = services
  const outcome = await inTransaction(db, async (trx) => {
    const spent = await spendRefreshToken(trx, hashToken(refresh), clock.now())
    if (spent) return succeed(services, trx, spent, refresh)
    return judgeReuse(services, trx, refresh)
  })
  if (!outcome) throw new AppError('unauthenticated', 'The refresh token is not valid; please sign in again.')
  return outcome
}

async function succeed(services: SessionServices, trx: Trx, spent: RefreshTokenTable, refresh: string) {
  const now = services.clock.now()
  const session = await sessionById(trx, spent.session_id)
  if (!session || session.ended_at !== null || session.expires_at <= now) return undefined
  const successor = successorOf(services, refresh)
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

async function judgeReuse(services: SessionServices, trx: Trx, refresh: string) {
  const now = services.clock.now()
  const token = await refreshTokenByHash(trx, hashToken(refresh))
  if (token?.used_at == null) return undefined
  const session = await sessionById(trx, token.session_id)
  if (!session || session.ended_at !== null || session.expires_at <= now) return undefined
  const isLatestSpent = token.generation === (await newestGeneration(trx, session.id)) - 1
  if (isLatestSpent && now - token.used_at <= GRACE_MS) {
    return { session_id: session.id, account_id: session.account_id, refresh: successorOf(services, refresh) }
  }
  await endSession(services, trx, session.id, session.account_id)
  return undefined
}

/** Ends the session: its access tokens stop at once, its refresh tokens for good. */
export async function endSession(
  services: SessionServices,
  trx: Trx,
  session_id: number,
  account_id: number,
): Promise<void> {
  await markSessionEnded(trx, session_id, services.clock.now())
  services.events.emit(trx, 'session.ended', { session_id, account_id })
}

/** The session behind a refresh token, whatever its state; undefined when the token never existed. */
export async function sessionOfRefreshToken(db: Db, refresh: string): Promise<number | undefined> {
  return (await refreshTokenByHash(db, hashToken(refresh)))?.session_id
}

/** Derived, not stored: the database holds only hashes, and a repeated call still finds the same successor. */
function successorOf({ deriveKey }: SessionServices, refresh: string): string {
  return createHmac('sha256', deriveKey('refresh-successor')).update(refresh).digest('base64url')
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
