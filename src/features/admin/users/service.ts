import { invalidField } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import {
  type Actor,
  endSessions,
  isSuspended,
  lockUnchangedAccount,
  requireActorProof,
  updateAccount,
} from '../../auth/index.ts'
import { changeAccount, notAllowed } from './account-action.ts'
import type { ManagedUserDetail, RoleChange, Suspension } from './schemas.ts'
import { liftSuspension, parseEnd, suspend } from './suspension.ts'

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
  return changeAccount(services, actor, id, origin, async (context) => {
    const { trx, account, actor } = context
    await suspend(services, context, { reason, until, now })
    await postMail(services, trx, {
      kind: 'suspended',
      account,
      sender_id: actor.id,
      dedupe_key: `suspended ${id} ${origin.request_id}`,
      values: { username: account.username, reason, until: until === null ? null : toIso(until) },
    })
  })
}

/** Ends a suspension, and the lock after too many failed sign-ins. */
export async function restoreAccount(
  services: Services,
  actor: Actor,
  id: number,
  origin: RequestOrigin,
): Promise<ManagedUserDetail> {
  const now = services.clock.now()
  return changeAccount(services, actor, id, origin, async (context) => {
    const { trx, account, actor, record } = context
    if (account.suspended_at === null && account.failed_sign_ins === 0) return
    await liftSuspension(services, context)
    await updateAccount(trx, id, { failed_sign_ins: 0, updated_at: now })
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
  return changeAccount(services, actor, id, origin, async ({ trx, account, actor, record }) => {
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
  await changeAccount(services, actor, id, origin, async ({ trx, record }) => {
    const ended = await endSessions(services, trx, id, {})
    await record({ kind: 'session.ended', details: { ended } })
  })
}
