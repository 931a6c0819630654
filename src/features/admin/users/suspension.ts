import { invalidField } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { parseInstant, toIso } from '../../../platform/time.ts'
import { endSessions, updateAccount } from '../../auth/index.ts'
import type { ActionContext } from './account-action.ts'

const MAX_YEARS = 10
const MAX_DURATION_MS = MAX_YEARS * 366 * 86_400_000

/** Suspends the account and ends its sessions. The caller tells the person. */
export async function suspend(
  services: Services,
  { trx, account, record }: ActionContext,
  { reason, until, now }: { reason: string; until: number | null; now: number },
): Promise<void> {
  await updateAccount(trx, account.id, {
    suspended_at: now,
    suspended_until: until,
    suspension_reason: reason,
    updated_at: now,
  })
  await endSessions(services, trx, account.id, {})
  const end = until === null ? null : toIso(until)
  await record({ kind: 'account.suspended', details: { reason, until: end } })
}

/** Ends the suspension of the account. The caller records it and tells the person. */
export async function liftSuspension(
  { clock }: Pick<Services, 'clock'>,
  { trx, account }: ActionContext,
): Promise<void> {
  await updateAccount(trx, account.id, {
    suspended_at: null,
    suspended_until: null,
    suspension_reason: null,
    updated_at: clock.now(),
  })
}

/** The end of a suspension or a limit, which must be in the next years. */
export function parseEnd(text: string, now: number): number {
  const end = parseInstant(text, 'until')
  if (end <= now) throw invalidField('until', 'in_past')
  if (end > now + MAX_DURATION_MS) throw invalidField('until', { code: 'too_far_ahead', years: MAX_YEARS })
  return end
}
