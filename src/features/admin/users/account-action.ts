import { lockRow } from '../../../platform/database/columns.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Services } from '../../../platform/services.ts'
import { type AuditEvent, recordAudit } from '../../audit/index.ts'
import { type Actor, isSuspended } from '../../auth/index.ts'
import { loadDetail } from './detail.ts'
import type { ManagedUserDetail } from './schemas.ts'

type AccountRow = Awaited<ReturnType<typeof lockAccounts>>[number]

export type ActionContext = {
  trx: Trx
  /** The account that the action changes. */
  account: AccountRow
  /** The account of the moderator or administrator. */
  actor: AccountRow
  record(event: Pick<AuditEvent, 'kind' | 'details'>): Promise<void>
}

/**
 * Runs `action` on another person's account, if the actor's role allows it. Locks and re-reads both accounts, so that
 * of two admins who suspend or demote each other at the same time, one stays an admin.
 */
export async function actOnAccount<T>(
  services: Services,
  viewer: Actor,
  id: number,
  origin: RequestOrigin,
  action: (context: ActionContext) => Promise<T>,
): Promise<T> {
  const { account_id: actor_id } = viewer
  const now = services.clock.now()
  return inTransaction(services.db, async (trx) => {
    const rows = await lockAccounts(trx, [actor_id, id])
    const actor = rows.find((row) => row.id === actor_id)
    const account = rows.find((row) => row.id === id)
    if (!actor || actor.role === 'user' || !isActive(actor, now)) throw notAllowed()
    if (!account) throw notFound()
    assertMayActOn(actor, account)
    const result = await action({
      trx,
      account,
      actor,
      record: (event) => recordAudit(trx, now, { ...event, account_id: id, actor_id, origin }),
    })
    services.events.emit(trx, 'account.changed', { account_id: id })
    // The action may have suspended or restored the account.
    await services.queue.enqueue(trx, {
      kind: 'accounts.activity_changed',
      payload: { account_id: id },
      owner_id: id,
    })
    return result
  })
}

/**
 * Like `actOnAccount`, but returns the account as the actor then sees it, read in the same transaction: an erasure that
 * follows must not turn a successful change into a 404.
 */
export function changeAccount(
  services: Services,
  viewer: Actor,
  id: number,
  origin: RequestOrigin,
  action: (context: ActionContext) => Promise<void>,
): Promise<ManagedUserDetail> {
  return actOnAccount(services, viewer, id, origin, async (context) => {
    await action(context)
    return loadDetail(context.trx, viewer, id, services.clock.now())
  })
}

/** Locks in the order of the ids, so that two transactions that lock the same rows cannot deadlock. */
function lockAccounts(trx: Trx, ids: number[]) {
  return trx
    .selectFrom('account')
    .select(['id', 'username', 'email', 'email_verified_at', 'language', 'role'])
    .select(['suspended_at', 'suspended_until', 'failed_sign_ins', 'deletion_at'])
    .where('id', 'in', ids)
    .orderBy('id')
    .$call(lockRow(trx))
    .execute()
}

function isActive(account: AccountRow, now: number): boolean {
  return account.deletion_at === null && !isSuspended(account, now)
}

function assertMayActOn(actor: AccountRow, account: AccountRow): void {
  if (actor.id === account.id) throw new AppError('conflict', 'own_account')
  if (actor.role === 'moderator' && account.role !== 'user') throw new AppError('forbidden', 'users_only')
}

/** The error for an actor whose role is not high enough. */
export function notAllowed(): AppError {
  return new AppError('forbidden', 'role_missing')
}
