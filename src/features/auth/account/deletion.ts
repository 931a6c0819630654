import { emptyWriteAheadLog, inTransaction } from '../../../platform/database/index.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { NO_OWNER } from '../../../platform/jobs/index.ts'
import { isMailWaiting, postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { eraseFromAudit, recordAudit } from '../../audit/index.ts'
import type { Proof } from '../proof/schemas.ts'
import { requireProof } from '../proof/service.ts'
import { endSessions } from '../sessions/service.ts'
import { queueActivityChange, type UpdateActivity } from './activity.ts'
import { type ActorAccount, lockUnchangedAccount } from './actor-account.ts'
import { assertNotLastAdmin } from './last-admin.ts'
import { type AccountRow, accountById, deleteAccount, overdueAccounts, updateAccount } from './queries.ts'

/** Signing in within this time cancels the deletion. */
const DELETION_GRACE_MS = 14 * 86_400_000
const KEYS_PER_JOB = 500
const MAX_OVERDUE = 1_000

/** What other features do about an account. */
export type ErasureSteps = {
  /** Returns the storage keys of every file of the account. */
  storageKeysOf(db: Db, account_id: number): Promise<string[]>
  updateActivity: UpdateActivity
}

/** Ends the account's sessions and schedules its erasure; returns the time of the erasure. */
export async function planDeletion(
  services: Services,
  account: ActorAccount,
  proof: Proof,
  origin: RequestOrigin,
): Promise<number> {
  await requireProof(services, account, proof, origin)
  const now = services.clock.now()
  const deletion_at = now + DELETION_GRACE_MS
  await inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    await assertNotLastAdmin(trx, account.id, now)
    await updateAccount(trx, account.id, { deletion_at, updated_at: now })
    await endSessions(services, trx, account.id, {})
    services.events.emit(trx, 'account.changed', { account_id: account.id })
    await services.queue.enqueue(trx, {
      kind: 'accounts.erase',
      payload: { account_id: account.id },
      owner_id: account.id,
      run_at: deletion_at,
    })
    await queueActivityChange(services, trx, account.id)
    await recordAudit(trx, now, { kind: 'account.deletion_asked', account_id: account.id, origin })
    await postMail(services, trx, {
      kind: 'deletion_asked',
      account,
      dedupe_key: `deletion_asked ${account.id} ${now}`,
      values: { username: account.username, at: toIso(deletion_at) },
    })
  })
  return deletion_at
}

/**
 * Erases an account that is due: deletes its rows in one transaction, and queues jobs that delete its files and empty
 * the write-ahead log. Does nothing when the deletion was cancelled or postponed meanwhile.
 */
export function eraseAccount(
  services: Services,
  account_id: number,
  { storageKeysOf, updateActivity }: ErasureSteps,
): Promise<void> {
  const { db, clock, queue } = services
  return inTransaction(db, async (trx) => {
    const account = await accountById(trx, account_id)
    if (account?.deletion_at == null || account.deletion_at > clock.now()) return
    const keys = await storageKeysOf(trx, account_id)
    await updateActivity(trx, account_id)
    if (!(await deleteAccount(trx, account_id, clock.now()))) return
    await eraseFromAudit(trx, account_id)
    await recordAudit(trx, clock.now(), { kind: 'account.erased', account_id: null })
    for (let from = 0; from < keys.length; from += KEYS_PER_JOB) {
      const payload = { keys: keys.slice(from, from + KEYS_PER_JOB) }
      await queue.enqueue(trx, { kind: 'storage.delete', payload, owner_id: account_id })
    }
    await mailErasure(services, trx, account)
    // In the same lane and for the same owner as the mail, so that it usually runs after the mail has been sent.
    await queue.enqueue(trx, { kind: 'accounts.empty_log', payload: { account_id }, owner_id: NO_OWNER })
  })
}

/**
 * Empties the write-ahead log, which still contains erased rows. Throws, so that the job runs again later, while another
 * program reads the database or the mail about the erasure is not sent: that mail will leave an address in the log.
 */
export async function emptyLogAfterErasure(
  { db }: Pick<Services, 'db'>,
  account_id: number | undefined,
): Promise<void> {
  if (!(await emptyWriteAheadLog(db))) throw new Error('another program is reading the database')
  if (account_id !== undefined && (await isMailWaiting(db, erasureMailKey(account_id))))
    throw new Error('the mail about the erasure is not sent')
}

/** Posts a mail without an account id, because it must outlive the account. Its row is emptied once it is sent. */
async function mailErasure(services: Services, trx: Trx, account: AccountRow): Promise<void> {
  await postMail(services, trx, {
    kind: 'account_deleted',
    account: { ...account, id: null },
    dedupe_key: erasureMailKey(account.id),
    values: { username: account.username },
  })
}

function erasureMailKey(account_id: number): string {
  return `account_deleted ${account_id}`
}

/** Queues the erasure of every overdue account, in case the job from its deletion was lost; returns how many. */
export async function queueOverdueErasures({
  db,
  clock,
  queue,
}: Pick<Services, 'db' | 'clock' | 'queue'>): Promise<number> {
  const ids = await overdueAccounts(db, clock.now(), MAX_OVERDUE)
  for (const account_id of ids) {
    const unique_key = `accounts.erase ${account_id}`
    await inTransaction(db, (trx) =>
      queue.enqueue(trx, {
        kind: 'accounts.erase',
        payload: { account_id },
        owner_id: account_id,
        unique_key,
      }),
    )
  }
  return ids.length
}
