import type { Trx } from '../../platform/database/schema.ts'
import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { coverTracks } from './cover.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    /** Of one workout, or of all of the person's. */
    'zones.cover': { account_id: number; workout_id?: number }
  }
}

export function zoneJobs(services: Services) {
  return {
    'zones.cover': { run: (payload, { signal }) => coverTracks(services, payload, signal) },
  } satisfies Partial<JobHandlers>
}

/**
 * Computes after the commit what others get of a new track or of changed ones; without `workout_id`, of all tracks of the
 * person. Until then others do not see these workouts. Call it in each transaction that adds a track or changes
 * `hidden_ends_m`.
 */
export function coverLater(
  { queue }: Pick<Services, 'queue'>,
  trx: Trx,
  account_id: number,
  workout_id?: number,
): Promise<void> {
  const payload = workout_id === undefined ? { account_id } : { account_id, workout_id }
  return queue.enqueue(trx, { kind: 'zones.cover', payload, owner_id: account_id })
}
