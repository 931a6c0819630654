import { inTransaction } from '../../../platform/database/index.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { recordAudit } from '../../audit/index.ts'
import { type AccountRow, countSignInFailure } from '../account/queries.ts'

/**
 * After this many failures in a row (NIST SP 800-63B-4, 3.2.2) the account accepts no password until the password is
 * reset, or changed in an open session, or the owner signs in with a passkey.
 */
const MAX_FAILURES = 100

/** True when the account no longer accepts passwords. */
export function isLocked({ failed_sign_ins }: Pick<AccountRow, 'failed_sign_ins'>): boolean {
  return failed_sign_ins >= MAX_FAILURES
}

type FailureReason = 'password' | 'code' | 'passkey' | 'proof' | 'locked'

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

/** Counts and logs a failure. Does the same work without an account, so that timing does not reveal which names exist. */
export async function countFailedSignIn(
  services: Pick<Services, 'db' | 'clock' | 'queue'>,
  account: AccountRow | undefined,
  origin: RequestOrigin,
  reason: FailureReason,
): Promise<void> {
  const now = services.clock.now()
  await inTransaction(services.db, async (trx) => {
    const failures = await countSignInFailure(trx, account?.id ?? 0)
    const account_id = account?.id ?? null
    await recordAudit(trx, now, { kind: 'sign_in.failed', account_id, origin, details: { reason } })
    if (!account || failures !== MAX_FAILURES) return
    await recordAudit(trx, now, { kind: 'sign_in.locked', account_id: account.id, origin })
    await postMail(services, trx, {
      kind: 'sign_in_locked',
      account,
      dedupe_key: `sign_in_locked ${account.id} ${now}`,
      values: { username: account.username, link: { path: '/forgot-password' } },
    })
  })
}
