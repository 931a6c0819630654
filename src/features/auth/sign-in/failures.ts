import { inTransaction } from '../../../platform/database/index.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import type { AccountRow } from '../account/queries.ts'
import { countFailure } from '../account/queries.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'

/**
 * So many wrong passwords in a row (NIST SP 800-63B-4, 3.2.2) and none is accepted any more, until the password is
 * reset, changed in an open session, or its owner signs in with a passkey.
 */
const MOST_FAILURES = 100

/** True when no password is accepted any more. */
export function isLocked({ failed_sign_ins }: Pick<AccountRow, 'failed_sign_ins'>): boolean {
  return failed_sign_ins >= MOST_FAILURES
}

type FailureReason = 'password' | 'code' | 'passkey' | 'proof' | 'locked'

/** Logs that the right password alone let nobody in: somebody who should not may know it. */
export function noteRefusal(
  services: Pick<Services, 'db' | 'clock'>,
  { id }: AccountRow,
  client: Client,
  why: 'code_asked' | 'suspended',
): Promise<void> {
  const what =
    why === 'suspended'
      ? ({ kind: 'sign_in.failed', details: { reason: why } } as const)
      : ({ kind: 'sign_in.code_asked' } as const)
  return inTransaction(services.db, (trx) =>
    recordAudit(trx, services.clock.now(), { ...what, account_id: id, client }),
  )
}

/** Counts a failure and logs it; does as much for an account that does not exist, so that nobody can tell. */
export async function noteFailure(
  services: Pick<Services, 'db' | 'clock' | 'queue'>,
  account: AccountRow | undefined,
  client: Client,
  reason: FailureReason,
): Promise<void> {
  const now = services.clock.now()
  await inTransaction(services.db, async (trx) => {
    const failures = await countFailure(trx, account?.id ?? 0)
    const account_id = account?.id ?? null
    await recordAudit(trx, now, { kind: 'sign_in.failed', account_id, client, details: { reason } })
    if (!account || failures !== MOST_FAILURES) return
    await recordAudit(trx, now, { kind: 'sign_in.locked', account_id: account.id, client })
    await postMail(services, trx, {
      kind: 'sign_in_locked',
      account,
      dedupe_key: `sign_in_locked ${account.id} ${now}`,
      values: { username: account.username, link: { path: '/forgot-password' } },
    })
  })
}
