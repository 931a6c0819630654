import { invalidField } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { parseInstant, toIso } from '../../../platform/time.ts'
import {
  type Actor,
  endSessions,
  isSuspended,
  lockUnchangedAccount,
  requireActorProof,
  updateAccount,
} from '../../auth/index.ts'
import { actOnAccount, notAllowed } from './account-action.ts'
import type { ManagedUserDetail, RoleChange, Suspension } from './schemas.ts'

const MAX_YEARS = 10
const MAX_SUSPENSION_MS = MAX_YEARS * 366 * 86_400_000

/** Suspends an account and ends its sessions. Without `until` it stays suspended until somebody restores it. */
export async function suspendAccount(
  services: Services,
  actor: Actor,
  id: number,
  suspension: Suspension,
  origin: RequestOrigin,
): Promise<ManagedUserDetail> {
  const now = services.clock.now()
  const reason = suspension.reason.trim()
  if (!reason) throw invalidField('reason', 'empty')
  const until = suspension.until == null ? null : parseEnd(suspension.until, now)
  return actOnAccount(services, actor, id, origin, async ({ trx, account, actor, record }) => {
    await updateAccount(trx, id, {
      suspended_at: now,
      suspended_until: until,
      suspension_reason: reason,
      updated_at: now,
    })
    await endSessions(services, trx, id, {})
    const end = until === null ? null : toIso(until)
    await record({ kind: 'account.suspended', details: { reason, until: end } })
    await postMail(services, trx, {
      kind: 'suspended',
      account,
      sender_id: actor.id,
      dedupe_key: `suspended ${id} ${origin.request_id}`,
      values: { username: account.username, reason, until: end },
    })
  })
}

function parseEnd(text: string, now: number): number {
  const end = parseInstant(text, 'until')
  if (end <= now) throw invalidField('until', 'in_past')
  if (end > now + MAX_SUSPENSION_MS) throw invalidField('until', { code: 'too_far_ahead', years: MAX_YEARS })
  return end
}

/** Ends a suspension, and the lock after too many failed sign-ins. */
export async function restoreAccount(
  services: Services,
  actor: Actor,
  id: number,
  origin: RequestOrigin,
): Promise<ManagedUserDetail> {
  const now = services.clock.now()
  return actOnAccount(services, actor, id, origin, async ({ trx, account, actor, record }) => {
    if (account.suspended_at === null && account.failed_sign_ins === 0) return
    await updateAccount(trx, id, {
      suspended_at: null,
      suspended_until: null,
      suspension_reason: null,
      failed_sign_ins: 0,
      updated_at: now,
    })
    const wasSuspended = isSuspended(account, now)
    await record({ kind: 'account.restored', details: { was_suspended: wasSuspended } })
    if (!wasSuspended) return
    await postMail(services, trx, {
      kind: 'restored',
      account,
      sender_id: actor.id,
      dedupe_key: `restored ${id} ${origin.request_id}`,
      values: { username: account.username },
    })
  })
}

/** Changes a person's role after an identity proof of the admin. Takes effect at once for open sessions and keys. */
export async function changeRole(
  services: Services,
  actor: Actor,
  id: number,
  { role, ...proof }: RoleChange,
  origin: RequestOrigin,
): Promise<ManagedUserDetail> {
  const proven = await requireActorProof(services, actor, proof, origin)
  return actOnAccount(services, actor, id, origin, async ({ trx, account, actor, record }) => {
    await lockUnchangedAccount(trx, proven)
    if (actor.role !== 'admin') throw notAllowed()
    if (account.role === role) return
    await updateAccount(trx, id, { role, updated_at: services.clock.now() })
    await record({ kind: 'account.role_changed', details: { from: account.role, to: role } })
  })
}

/** Ends all sessions of an account. Its owner may sign in again. */
export async function endAllSessions(
  services: Services,
  actor: Actor,
  id: number,
  origin: RequestOrigin,
): Promise<void> {
  await actOnAccount(services, actor, id, origin, async ({ trx, record }) => {
    const ended = await endSessions(services, trx, id, {})
    await record({ kind: 'session.ended', details: { ended } })
  })
}
