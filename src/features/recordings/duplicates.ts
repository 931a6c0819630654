import type { Trx } from '../../platform/database/schema.ts'
import type { ImportedActivity } from './activity.ts'
import { recordedAround } from './queries.ts'

/** The same activity in another format starts within seconds; formats differ in how they round and trim. */
const START_WITHIN_MS = 5_000
const DURATION_WITHIN = 0.02
const DURATION_WITHIN_S = 5

type Durations = { elapsed_s: number | null; timer_s: number | null }

/** The workout that is the same activity, by start time and duration; undefined when there is none. */
export async function duplicateOfActivity(
  trx: Trx,
  owner_id: number,
  activity: ImportedActivity,
): Promise<number | undefined> {
  const { device_totals, track_totals } = activity
  const own = {
    elapsed_s: device_totals.elapsed_s ?? track_totals.elapsed_s,
    timer_s: device_totals.timer_s ?? track_totals.timer_s,
  }
  const around = await recordedAround(trx, owner_id, activity.started_at, START_WITHIN_MS)
  return around.find((workout) => lastsAsLong(workout, own))?.id
}

function lastsAsLong(a: Durations, b: Durations): boolean {
  return isClose(a.elapsed_s, b.elapsed_s) || isClose(a.timer_s, b.timer_s)
}

function isClose(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return false
  return Math.abs(a - b) <= Math.max(DURATION_WITHIN_S, DURATION_WITHIN * Math.max(a, b))
}
