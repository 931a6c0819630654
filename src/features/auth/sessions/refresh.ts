import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import { toIso } from '../../../platform/time.ts'
import { recordAudit } from '../../audit/index.ts'
import { accountById } from '../account/queries.ts'
import type { RefreshTokenTable } from '../tables.ts'
import { describeDevice } from './device.ts'
import {
  insertRefreshToken,
  newestGeneration,
  refreshTokenByHash,
  type SessionRow,
  saveSessionUse,
  sessionById,
  spendRefreshToken,
} from './queries.ts'
import { hashRefreshToken, IDLE_LIFE_MS, successorsOf } from './refresh-tokens.ts'
import { endSessions, type OpenedSession, type SessionServices } from './service.ts'

/** A spent token still works for this long: two tabs may refresh at once, and a response may get lost. */
const GRACE_MS = 10_000

/**
 * Exchanges a refresh token for its successor. Within the grace period the same token gets the same successor, so that
 * a lost response signs nobody out. Later reuse means that the token was copied, and ends the session.
 */
export async function refreshSession(
  services: SessionServices,
  refresh: string,
  origin: RequestOrigin,
): Promise<OpenedSession> {
  const outcome = await inTransaction(services.db, async (trx) => {
    const spent = await spendRefreshToken(trx, hashRefreshToken(refresh), services.clock.now())
    if (spent) return issueSuccessor(services, trx, spent, refresh)
    return handleReuse(services, trx, refresh, origin)
  })
  if (!outcome) throw new AppError('unauthenticated', 'refresh_token_invalid')
  return outcome
}

async function issueSuccessor(
  services: SessionServices,
  trx: Trx,
  spent: RefreshTokenTable,
  refresh: string,
) {
  const now = services.clock.now()
  const session = await liveSessionById(trx, spent.session_id, now)
  if (!session) return undefined
  const [successor = ''] = successorsOf(services.secret, refresh)
  await insertRefreshToken(trx, {
    token_hash: hashRefreshToken(successor),
    session_id: session.id,
    generation: spent.generation + 1,
    created_at: now,
    expires_at: Math.min(now + IDLE_LIFE_MS, session.expires_at),
    used_at: null,
  })
  await saveSessionUse(trx, session.id, now)
  return { session_id: session.id, account_id: session.account_id, refresh: successor }
}

async function handleReuse(services: SessionServices, trx: Trx, refresh: string, origin: RequestOrigin) {
  const now = services.clock.now()
  const token = await refreshTokenByHash(trx, hashRefreshToken(refresh))
  if (token?.used_at == null) return undefined
  const session = await liveSessionById(trx, token.session_id, now)
  if (!session) return undefined
  const isLatestSpent = token.generation === (await newestGeneration(trx, session.id)) - 1
  const successor = await findIssuedSuccessor(services, trx, refresh)
  if (isLatestSpent && successor && now - token.used_at <= GRACE_MS) {
    return { session_id: session.id, account_id: session.account_id, refresh: successor }
  }
  await endStolenSession(services, trx, session, origin)
  return undefined
}

/** Ends the session for the owner and the thief alike, because nothing distinguishes them, and mails the owner. */
async function endStolenSession(
  services: SessionServices,
  trx: Trx,
  session: SessionRow,
  origin: RequestOrigin,
) {
  const now = services.clock.now()
  const { id: session_id, account_id } = session
  await endSessions(services, trx, account_id, { only: session_id })
  await recordAudit(trx, now, { kind: 'session.token_reused', account_id, origin, details: { session_id } })
  const account = await accountById(trx, account_id)
  if (!account) return
  await postMail(services, trx, {
    kind: 'token_reused',
    account,
    dedupe_key: `token_reused ${session_id}`,
    // Computed again, because sessions of earlier versions have names in which the user agent may have put any text.
    values: { username: account.username, ...describeDevice(session.user_agent), at: toIso(now) },
  })
}

async function liveSessionById(trx: Trx, id: number, now: number): Promise<SessionRow | undefined> {
  const session = await sessionById(trx, id)
  return session && session.ended_at === null && session.expires_at > now ? session : undefined
}

/** The successor that was issued, possibly under the server's previous key. */
async function findIssuedSuccessor(
  services: SessionServices,
  trx: Trx,
  refresh: string,
): Promise<string | undefined> {
  for (const successor of successorsOf(services.secret, refresh)) {
    if (await refreshTokenByHash(trx, hashRefreshToken(successor))) return successor
  }
  return undefined
}
