import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { forgetInAudit, recordAudit } from '../audit.ts'
import type { PersonalData } from '../exports/archive.ts'
import { type AccountRow, accountById, deleteAccount, overdueAccounts } from './queries.ts'

const KEYS_PER_JOB = 500
const MOST_OVERDUE = 1_000

/**
 * Erases an account whose time has come: every row of it in one transaction, with the jobs that delete its files. An
 * account that was restored meanwhile, or whose deletion was planned anew, is left alone.
 */
export function eraseAccount(
  services: Services,
  account_id: number,
  sources: readonly PersonalData[],
): Promise<void> {
  const { db, clock, queue } = services
  return inTransaction(db, async (trx) => {
    const account = await accountById(trx, account_id)
    if (account?.deletion_at == null || account.deletion_at > clock.now()) return
    const keys = await storageKeysOf(trx, account_id, sources)
    if (!(await deleteAccount(trx, account_id, clock.now()))) return
    await forgetInAudit(trx, account_id)
    await recordAudit(trx, clock.now(), { kind: 'account.erased', account_id: null })
    for (let from = 0; from < keys.length; from += KEYS_PER_JOB) {
      const payload = { keys: keys.slice(from, from + KEYS_PER_JOB) }
      await queue.enqueue(trx, { kind: 'storage.delete', payload })
    }
    await sayGoodbye(services, trx, account)
  })
}

/** Sees to it that every account whose time has come is erased, whatever became of its first job; answers how many. */
export async function eraseOverdue({
  db,
  clock,
  queue,
}: Pick<Services, 'db' | 'clock' | 'queue'>): Promise<number> {
  const ids = await overdueAccounts(db, clock.now(), MOST_OVERDUE)
  for (const account_id of ids) {
    const unique_key = `accounts.erase ${account_id}`
    await inTransaction(db, (trx) =>
      queue.enqueue(trx, { kind: 'accounts.erase', payload: { account_id }, unique_key }),
    )
  }
  return ids.length
}

async function storageKeysOf(
  trx: Trx,
  account_id: number,
  sources: readonly PersonalData[],
): Promise<string[]> {
  const keys: string[] = []
  for (const { files } of sources) {
    for (const { storage_key } of (await files?.(trx, account_id)) ?? []) keys.push(storage_key)
  }
  return keys
}

/** The one mail that outlives its account; nothing is left of it either once it is sent. */
async function sayGoodbye(services: Services, trx: Trx, account: AccountRow): Promise<void> {
  await postMail(services, trx, {
    kind: 'account_deleted',
    account: { ...account, id: null },
    dedupe_key: `account_deleted ${account.id}`,
    values: { username: account.username },
  })
}
