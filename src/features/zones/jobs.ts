import type { Trx } from '../../platform/database/schema.ts'
import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { JobPayloads } from '../../platform/jobs/kinds.ts'
import type { Services } from '../../platform/services.ts'
import type { Cell } from '../cropping/index.ts'
import { coverTracks, type OnShown } from './cover.ts'
import { markChangedEnds, markNear, markOne } from './queries.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    /** Of one workout, or of all of the person's. */
    'zones.cover': { account_id: number; workout_id?: number }
  }
}

export function zoneJobs(services: Services, onShown: OnShown) {
  return {
    'zones.cover': { run: (payload, { signal }) => coverTracks({ ...services, onShown }, payload, signal) },
  } satisfies Partial<JobHandlers>
}

type Needs = Pick<Services, 'queue'>

/**
 * Hides a workout from others until the job has computed what is shown of its track. Call it when a track is added, and
 * when the start or the `hidden_ends_m` of its workout change.
 */
export async function trackChanged(
  services: Needs,
  trx: Trx,
  account_id: number,
  workout_id: number,
): Promise<void> {
  await markOne(trx, account_id, workout_id)
  await coverLater(services, trx, { account_id, workout_id })
}

/** Does the same for all of the person's workouts whose `hidden_ends_m` have changed. */
export async function endsChanged(services: Needs, trx: Trx, account_id: number): Promise<void> {
  await markChangedEnds(trx, account_id)
  await coverLater(services, trx, { account_id })
}

/** Does the same for the person's workouts near the cells. */
export async function cellsChanged(
  services: Needs,
  trx: Trx,
  account_id: number,
  cells: readonly Cell[],
): Promise<void> {
  await markNear(trx, account_id, cells)
  await coverLater(services, trx, { account_id })
}

function coverLater({ queue }: Needs, trx: Trx, payload: JobPayloads['zones.cover']): Promise<void> {
  return queue.enqueue(trx, { kind: 'zones.cover', payload, owner_id: payload.account_id })
}
