import type { Clock } from '../clock.ts'
import { inTransaction } from '../database/index.ts'
import type { Db, Trx } from '../database/schema.ts'
import type { JobQueue } from '../jobs/index.ts'
import type { HeldNoticeTable } from './tables.ts'

const HOUR_MS = 3_600_000
/** The longest limit, a day, and the rest of the hour. */
const MAX_HELD_MS = 25 * HOUR_MS
const MAX_OVERDUE = 1_000

type HeldNotice = Omit<HeldNoticeTable, 'notices'>

/**
 * Counts a notice instead of sending it. A job sums up all notices of the account when mails are free again, at a full
 * hour: kinds that are free at different times share a summary.
 */
export async function holdNotice(
  { queue }: { queue: JobQueue },
  trx: Trx,
  notice: HeldNotice,
  free_at: number,
): Promise<void> {
  const { account_id, username, language } = notice
  await trx
    .insertInto('held_notice')
    .values({ ...notice, notices: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'recipient', 'kind'])
        .doUpdateSet((held) => ({ notices: held('held_notice.notices', '+', 1), username, language })),
    )
    .execute()
  await queueSummary(queue, trx, account_id, Math.ceil(free_at / HOUR_MS) * HOUR_MS)
}

function queueSummary(queue: JobQueue, trx: Trx, account_id: number, run_at: number): Promise<void> {
  return queue.enqueue(trx, {
    kind: 'mail.sum_up',
    payload: { account_id },
    owner_id: account_id,
    unique_key: `mail.sum_up ${account_id} ${run_at}`,
    run_at,
  })
}

/** Takes all held notices of an account, so that nobody else sums them up. */
export function takeHeldNotices(trx: Trx, account_id: number): Promise<HeldNoticeTable[]> {
  return trx.deleteFrom('held_notice').where('account_id', '=', account_id).returningAll().execute()
}

/**
 * Queues a summary of notices that were held for longer than any limit lasts, in case their job was lost; returns for
 * how many accounts.
 */
export async function queueOverdueSummaries({
  db,
  clock,
  queue,
}: {
  db: Db
  clock: Clock
  queue: JobQueue
}): Promise<number> {
  const now = clock.now()
  const overdue = await db
    .selectFrom('held_notice')
    .select('account_id')
    .distinct()
    .where('first_at', '<', now - MAX_HELD_MS)
    .limit(MAX_OVERDUE)
    .execute()
  for (const { account_id } of overdue)
    await inTransaction(db, (trx) => queueSummary(queue, trx, account_id, now))
  return overdue.length
}
