import type { Trx } from '../../platform/database/schema.ts'
import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { JobPayloads } from '../../platform/jobs/kinds.ts'
import type { Services } from '../../platform/services.ts'
import type { Cell, ShownPart } from '../cropping/index.ts'
import { coverTracks, type OnShown } from './cover.ts'
import { markChangedEnds, markNear, markOne } from './queries.ts'
import { type CoveredTrack, toShownTrack } from './shown-row.ts'

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
 * Hides a workout from others until the job has computed what is shown of its track. Call it when the start or the
 * `hidden_ends_m` of the workout change, and when a track is added of which `trackAdded` does not know it.
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

/**
 * Stores what others get of a new track. Does the same as `trackChanged` without `shown`, or if it was computed with other
 * ends than the workout has. The caller must hold the lock of `lockGrid` since before it compared the version of the zones.
 */
export async function trackAdded(
  services: Needs,
  trx: Trx,
  { id, ...workout }: Omit<CoveredTrack, 'workout_id'> & { id: number; owner_id: number },
  shown: { part: ShownPart; ends_m: number } | null,
): Promise<void> {
  if (shown?.ends_m !== workout.hidden_ends_m) return trackChanged(services, trx, workout.owner_id, id)
  const row = toShownTrack({ workout_id: id, ...workout }, shown.part)
  await trx.insertInto('shown_track').values(row).execute()
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
