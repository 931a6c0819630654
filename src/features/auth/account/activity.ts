import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import type { Services } from '../../../platform/services.ts'
import { accountById } from './queries.ts'

/** Corrects what features show of an account to other people, after it became active or inactive. */
export type UpdateActivity = (trx: Trx, account_id: number) => Promise<void>

/** Queues the job that corrects what other people see of an account which becomes active or inactive. */
export function queueActivityChange(
  { queue }: Pick<Services, 'queue'>,
  trx: Trx,
  account_id: number,
  run_at?: number,
): Promise<void> {
  return queue.enqueue(trx, {
    kind: 'accounts.activity_changed',
    payload: { account_id },
    owner_id: account_id,
    ...(run_at !== undefined && { run_at }),
  })
}

/** Runs the job, and queues it again for the end of a suspension. */
export function handleActivityChange(
  services: Pick<Services, 'db' | 'clock' | 'queue'>,
  account_id: number,
  updateActivity: UpdateActivity,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await updateActivity(trx, account_id)
    const account = await accountById(trx, account_id)
    const end = account?.suspended_until ?? 0
    if (end > services.clock.now()) await queueActivityChange(services, trx, account_id, end)
  })
}
