import { inTransaction } from '../../platform/database/index.ts'
import type { Services } from '../../platform/services.ts'

/** The steps of the hourly maintenance of zones, by name. */
export function zoneMaintenance(
  services: Pick<Services, 'db' | 'queue'>,
): Record<string, () => Promise<unknown>> {
  return { pending_tracks: () => retryPending(services) }
}

/** Computes what is shown of pending tracks whose job has failed too often; returns for how many people. */
async function retryPending({ db, queue }: Pick<Services, 'db' | 'queue'>): Promise<number> {
  const owners = await db.selectFrom('pending_track').select('owner_id').distinct().limit(1_000).execute()
  await inTransaction(db, async (trx) => {
    for (const { owner_id } of owners)
      await queue.enqueue(trx, {
        kind: 'zones.cover',
        payload: { account_id: owner_id },
        owner_id,
        unique_key: `zones.cover ${owner_id}`,
      })
  })
  return owners.length
}
