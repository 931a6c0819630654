import type { Trx } from '../../../platform/database/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueActivityChange } from '../account/activity.ts'
import { type AccountRow, lockAccount, updateAccount } from '../account/queries.ts'
import { isSuspended } from '../account/suspension.ts'
import type { SignInOrigin } from '../sessions/known-places.ts'
import { openSession, type SignedInSession } from '../sessions/service.ts'

export type SignedIn = SignedInSession & { account: AccountRow }

/**
 * Opens a session for somebody who has proved their identity, and cancels a planned deletion of the account. Locks and
 * re-reads the account: if it was suspended or its password changed since the proof, the sign-in fails.
 */
export async function completeSignIn(
  services: Services,
  trx: Trx,
  proved: AccountRow,
  origin: SignInOrigin,
  method: 'password' | 'passkey',
): Promise<SignedIn> {
  const now = services.clock.now()
  const account = await lockAccount(trx, proved.id)
  if (account?.password_hash !== proved.password_hash)
    throw new AppError('unauthenticated', 'account_changed')
  assertNotSuspended(account, now)
  const isDeletionCancelled = account.deletion_at !== null
  if (account.failed_sign_ins > 0 || isDeletionCancelled) {
    await updateAccount(trx, account.id, { failed_sign_ins: 0, deletion_at: null, updated_at: now })
  }
  if (isDeletionCancelled) await recordCancelledDeletion(services, trx, account, origin)
  const session = await openSession(services, trx, account, origin)
  await recordAudit(trx, now, {
    kind: 'sign_in.succeeded',
    account_id: account.id,
    origin,
    details: { method, session_id: session.session_id },
  })
  return { ...session, account: { ...account, deletion_at: null } }
}

async function recordCancelledDeletion(
  services: Services,
  trx: Trx,
  account: AccountRow,
  origin: RequestOrigin,
): Promise<void> {
  const now = services.clock.now()
  await queueActivityChange(services, trx, account.id)
  await recordAudit(trx, now, { kind: 'account.deletion_cancelled', account_id: account.id, origin })
  await postMail(services, trx, {
    kind: 'deletion_cancelled',
    account,
    dedupe_key: `deletion_cancelled ${account.id} ${now}`,
    values: { username: account.username },
  })
}

/** Throws `suspended` with the reason and the end. Call it only after the person has proved their identity. */
export function assertNotSuspended(account: AccountRow, now: number): void {
  if (!isSuspended(account, now)) return
  const { suspended_until } = account
  const reason = account.suspension_reason ?? ''
  throw new AppError(
    'suspended',
    suspended_until === null
      ? { code: 'suspended', reason }
      : { code: 'suspended_until', reason, until: toIso(suspended_until) },
  )
}
