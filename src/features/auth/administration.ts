import { lockRow } from '../../platform/database/columns.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import { postMail } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { parseInstant, toIso } from '../../platform/time.ts'
import { actingAccount, holdAccount } from './account/acting.ts'
import { type AccountRow, updateAccount } from './account/queries.ts'
import { isSuspended } from './account/standing.ts'
import type { Actor } from './actor.ts'
import { type AuditNote, recordAudit } from './audit.ts'
import type { Client } from './client.ts'
import { assertProof } from './proof.ts'
import type { Proof } from './proof-schemas.ts'
import { endSessions } from './sessions/service.ts'
import type { Role } from './tables.ts'

/** What is meant to last longer needs no end. */
const MAX_YEARS = 10
const MAX_SUSPENSION_MS = MAX_YEARS * 366 * 86_400_000

export type SuspensionGiven = { reason: string; until?: string | null }

/** Takes everything from the account that it could do, until the end or for as long as nobody restores it. */
export async function suspendAccount(
  services: Services,
  actor: Actor,
  id: number,
  given: SuspensionGiven,
  client: Client,
): Promise<void> {
  const now = services.clock.now()
  const reason = given.reason.trim()
  if (!reason) throw invalidField('reason', 'empty')
  const until = given.until == null ? null : parseEnd(given.until, now)
  await actOn(services, actor, id, client, async (trx, account, note) => {
    await updateAccount(trx, id, {
      suspended_at: now,
      suspended_until: until,
      suspension_reason: reason,
      updated_at: now,
    })
    await endSessions(services, trx, id, {})
    const end = until === null ? null : toIso(until)
    await note({ kind: 'account.suspended', details: { reason, until: end } })
    await postMail(services, trx, {
      kind: 'suspended',
      account,
      dedupe_key: `suspended ${id} ${client.request_id}`,
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

/** Ends a suspension, and the lock after too many wrong passwords. */
export async function restoreAccount(
  services: Services,
  actor: Actor,
  id: number,
  client: Client,
): Promise<void> {
  const now = services.clock.now()
  await actOn(services, actor, id, client, async (trx, account, note) => {
    if (account.suspended_at === null && account.failed_sign_ins === 0) return
    await updateAccount(trx, id, {
      suspended_at: null,
      suspended_until: null,
      suspension_reason: null,
      failed_sign_ins: 0,
      updated_at: now,
    })
    const wasSuspended = isSuspended(account, now)
    await note({ kind: 'account.restored', details: { was_suspended: wasSuspended } })
    if (!wasSuspended) return
    await postMail(services, trx, {
      kind: 'restored',
      account,
      dedupe_key: `restored ${id} ${client.request_id}`,
      values: { username: account.username },
    })
  })
}

/** Makes somebody user, moderator or admin, for an admin who proves to be there; effective at once, for their sessions and keys alike. */
export async function changeRole(
  services: Services,
  actor: Actor,
  id: number,
  { role, proof }: { role: Role; proof: Proof },
  client: Client,
): Promise<void> {
  const acting = await actingAccount(services.db, actor)
  await assertProof(services, acting, proof, client)
  await actOn(services, actor, id, client, async (trx, account, note, self) => {
    await holdAccount(trx, acting)
    if (self.role !== 'admin') throw notAllowed()
    if (account.role === role) return
    await updateAccount(trx, id, { role, updated_at: services.clock.now() })
    await note({ kind: 'account.role_changed', details: { from: account.role, to: role } })
  })
}

/** Signs the account out everywhere; it may sign in again. */
export async function endAllSessions(
  services: Services,
  actor: Actor,
  id: number,
  client: Client,
): Promise<void> {
  await actOn(services, actor, id, client, async (trx, _, note) => {
    const ended = await endSessions(services, trx, id, {})
    await note({ kind: 'session.ended', details: { ended } })
  })
}

type Note = Pick<AuditNote, 'kind' | 'details'>
type Standing = Pick<AccountRow, 'id' | 'role' | 'suspended_at' | 'suspended_until' | 'deletion_at'>
type Work = (
  trx: Trx,
  account: AccountRow,
  note: (note: Note) => Promise<void>,
  self: Standing,
) => Promise<void>

/**
 * Runs `work` on another's account, once the actor is seen to be allowed to. Both rows are locked and read anew: an
 * admin is demoted or suspended only by another one who is still an admin in good order, and so remains. Whatever two
 * admins do to each other at once, one is left.
 */
async function actOn(
  services: Services,
  actor: Actor,
  id: number,
  client: Client,
  work: Work,
): Promise<void> {
  const now = services.clock.now()
  await inTransaction(services.db, async (trx) => {
    const rows = await lockedAccounts(trx, [actor.account_id, id])
    const self = rows.find((row) => row.id === actor.account_id)
    const account = rows.find((row) => row.id === id)
    if (!self || self.role === 'user' || !canAct(self, now)) throw notAllowed()
    if (!account) throw notFound()
    assertMayActOn(self, account)
    await work(
      trx,
      account,
      (note) => recordAudit(trx, now, { ...note, account_id: id, actor_id: actor.account_id, client }),
      self,
    )
    services.events.emit(trx, 'account.changed', { account_id: id })
  })
}

/** In the order of their ids, so that two who lock the same rows never wait for each other. */
function lockedAccounts(trx: Trx, ids: number[]): Promise<AccountRow[]> {
  return trx
    .selectFrom('account')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .$call(lockRow(trx))
    .execute()
}

function canAct(account: Standing, now: number): boolean {
  return account.deletion_at === null && !isSuspended(account, now)
}

function assertMayActOn(self: Standing, account: Standing): void {
  if (self.id === account.id) throw new AppError('conflict', 'own_account')
  if (self.role === 'moderator' && account.role !== 'user') throw new AppError('forbidden', 'users_only')
}

function notAllowed(): AppError {
  return new AppError('forbidden', 'role_missing')
}
