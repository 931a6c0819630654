import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { recordAudit } from '../../audit/index.ts'
import type { ActorAccount } from '../account/actor-account.ts'
import { type AccountRow, countSignInFailure } from '../account/queries.ts'
import type { Familiarity } from '../sessions/known-places.ts'
import { endSessions } from '../sessions/service.ts'

/**
 * After this many failures in a row, an account accepts no more passwords and codes from a place of this kind.
 * Failures from all places count together. A new password, a passkey, or a sign-in from a better known place restarts
 * the count. NIST SP 800-63B-4, 3.2.2, allows 100. Strangers may use up only half of them, so that they cannot lock out
 * the owner.
 */
const MAX_FAILURES: Record<Familiarity, number> = { stranger: 50, network: 75, device: 100 }

type CountedAccount = Pick<AccountRow, 'failed_sign_ins'>

/** True when the account accepts neither passwords nor codes from a place of this kind. */
export function isLocked({ failed_sign_ins }: CountedAccount, place: Familiarity): boolean {
  return failed_sign_ins >= MAX_FAILURES[place]
}

/** True when the account accepts neither passwords nor codes from anywhere, not even in an open session. */
export function isLockedEverywhere(account: CountedAccount): boolean {
  return isLocked(account, 'device')
}

type FailureReason = 'password' | 'code' | 'passkey' | 'proof' | 'locked' | 'limited'

/** Logs a sign-in that had the right password but did not succeed: an attacker may know the password. */
export function auditBlockedSignIn(
  services: Pick<Services, 'db' | 'clock'>,
  { id }: AccountRow,
  origin: RequestOrigin,
  reason: 'code_asked' | 'suspended',
): Promise<void> {
  const event =
    reason === 'suspended'
      ? ({ kind: 'sign_in.failed', details: { reason } } as const)
      : ({ kind: 'sign_in.code_asked' } as const)
  return inTransaction(services.db, (trx) =>
    recordAudit(trx, services.clock.now(), { ...event, account_id: id, origin }),
  )
}

type FailureServices = Pick<Services, 'db' | 'clock' | 'queue' | 'secret'>
type Failure = {
  reason: FailureReason
  /** False when the right password, too, would have been refused. */
  isCounted?: boolean
}

/** Counts and logs a failure. Does the same work without an account, so that timing reveals no account. */
export async function countFailedSignIn(
  services: FailureServices,
  account: AccountRow | undefined,
  origin: RequestOrigin,
  { reason, isCounted = true }: Failure,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    const failures = await countSignInFailure(trx, account && isCounted ? account.id : 0)
    const details = { reason }
    const account_id = account?.id ?? null
    await recordAudit(trx, services.clock.now(), { kind: 'sign_in.failed', account_id, origin, details })
    if (account) await lockAt(services, trx, account, failures, origin)
  })
}

/** Counts and logs a wrong identity proof. When it locks the account, the session that sent it ends. */
export async function countFailedProof(
  services: FailureServices & Pick<Services, 'events'>,
  account: ActorAccount,
  origin: RequestOrigin,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    const now = services.clock.now()
    const failures = await countSignInFailure(trx, account.id)
    const event = { account_id: account.id, origin } as const
    await recordAudit(trx, now, { ...event, kind: 'sign_in.failed', details: { reason: 'proof' } })
    await lockAt(services, trx, account, failures, origin)
    if (failures < MAX_FAILURES.device || account.session_id === null) return
    const ended = await endSessions(services, trx, account.id, { only: account.session_id })
    await recordAudit(trx, now, { ...event, kind: 'session.ended', details: { ended } })
  })
}

/** Logs it and mails the owner when this failure locks the account for strangers or for everybody. */
async function lockAt(
  services: FailureServices,
  trx: Trx,
  account: AccountRow,
  failures: number,
  origin: RequestOrigin,
): Promise<void> {
  const isEverywhere = failures === MAX_FAILURES.device
  if (!isEverywhere && failures !== MAX_FAILURES.stranger) return
  const now = services.clock.now()
  const kind = isEverywhere ? 'sign_in_locked' : 'sign_in_limited'
  const event = { kind: 'sign_in.locked', account_id: account.id, origin } as const
  await recordAudit(trx, now, { ...event, details: { failures } })
  await postMail(services, trx, {
    kind,
    account,
    dedupe_key: `${kind} ${account.id} ${now}`,
    values: { username: account.username, link: { path: '/forgot-password' } },
  })
}
