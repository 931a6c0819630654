import { inTransaction } from '../../../platform/database/index.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { recordAudit } from '../../audit/index.ts'
import type { AccountRow } from '../account/queries.ts'
import type { Actor } from '../actor.ts'
import { sessionQuota } from '../quotas.ts'
import { describeDevice } from './device.ts'
import { placesOf, rememberPlaces, type SignInOrigin } from './known-places.ts'
import {
  insertRefreshToken,
  insertSession,
  isKnownDevice,
  liveSessionsOf,
  markSessionsEnded,
  type SessionRow,
  type SessionSelection,
  sessionById,
} from './queries.ts'
import { hashRefreshToken, IDLE_LIFE_MS, newRefreshToken, sessionOfRefreshToken } from './refresh-tokens.ts'

/** A session ends this long after its start, however often it is used. */
const ABSOLUTE_LIFE_MS = 90 * 86_400_000

export type SessionServices = Pick<Services, 'db' | 'clock' | 'events' | 'secret' | 'queue' | 'quotas'>
export type OpenedSession = { session_id: number; account_id: number; refresh: string }
/** A new session, and the token by which the account recognises the browser at the next sign-in. */
export type SignedInSession = OpenedSession & Pick<SignInOrigin, 'device_token'>

/**
 * Opens a session with a new family of refresh tokens. Mails the owner when the account never had a session on such a
 * device, except for the `isFirst` session of a new account.
 */
export async function openSession(
  services: SessionServices,
  trx: Trx,
  account: AccountRow,
  origin: SignInOrigin,
  { isFirst = false } = {},
): Promise<SignedInSession> {
  const now = services.clock.now()
  const device = describeDevice(origin.user_agent)
  const isKnown = isFirst || (await isKnownDevice(trx, account.id, device))
  const session_id = await insertSession(trx, {
    account_id: account.id,
    user_agent: origin.user_agent,
    ...device,
    address: origin.address,
    created_at: now,
    last_used_at: now,
    expires_at: now + ABSOLUTE_LIFE_MS,
    ended_at: null,
  })
  const refresh = newRefreshToken()
  await insertRefreshToken(trx, {
    token_hash: hashRefreshToken(refresh),
    session_id,
    generation: 1,
    created_at: now,
    expires_at: now + IDLE_LIFE_MS,
    used_at: null,
  })
  await endSurplusSessions(services, trx, account.id)
  await rememberPlaces(trx, account.id, placesOf(services.secret, origin), now)
  if (!isKnown) {
    await postMail(services, trx, {
      kind: 'new_device',
      account,
      dedupe_key: `new_device ${session_id}`,
      values: { username: account.username, ...device, address: origin.address, at: toIso(now) },
    })
  }
  return { session_id, account_id: account.id, refresh, device_token: origin.device_token }
}

async function endSurplusSessions(services: SessionServices, trx: Trx, account_id: number): Promise<void> {
  const sessions = await sessionsOf(trx, services.clock.now(), account_id)
  for (const { id } of sessions.slice(services.quotas.limitOf(sessionQuota)))
    await endSessions(services, trx, account_id, { only: id })
}

/** The account's live sessions, the last used first. */
export function sessionsOf(db: Db, now: number, account_id: number): Promise<SessionRow[]> {
  return liveSessionsOf(db, account_id, now, now - IDLE_LIFE_MS)
}

/** Ends sessions of an account, so that their access and refresh tokens stop working at once; returns how many. */
export async function endSessions(
  services: Pick<SessionServices, 'clock' | 'events'>,
  trx: Trx,
  account_id: number,
  selection: SessionSelection,
): Promise<number> {
  const session_ids = await markSessionsEnded(trx, account_id, selection, services.clock.now())
  if (session_ids.length > 0) services.events.emit(trx, 'sessions.ended', { session_ids })
  return session_ids.length
}

/** Ends sessions at the request of their owner, and logs it; returns how many. */
export function endOwnSessions(
  services: SessionServices,
  { account_id }: Pick<Actor, 'account_id'>,
  selection: SessionSelection,
  origin: RequestOrigin,
): Promise<number> {
  return inTransaction(services.db, async (trx) => {
    const ended = await endSessions(services, trx, account_id, selection)
    if (ended > 0) {
      const event = { kind: 'session.ended', account_id, origin, details: { ended } } as const
      await recordAudit(trx, services.clock.now(), event)
    }
    return ended
  })
}

/** Ends the session that a refresh token belongs to, if there is one. */
export async function endSessionOfToken(
  services: SessionServices,
  refresh: string,
  origin: RequestOrigin,
): Promise<void> {
  const session_id = await sessionOfRefreshToken(services.db, refresh)
  const session = session_id === undefined ? undefined : await sessionById(services.db, session_id)
  if (session) await endOwnSessions(services, session, { only: session.id }, origin)
}
