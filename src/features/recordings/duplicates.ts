import type { Trx } from '../../platform/database/schema.ts'
import type { ProcessedActivity } from './activity.ts'
import { recordedAround } from './queries.ts'

/** Formats round and trim differently, so the same activity may start some seconds apart in two files. */
const START_TOLERANCE_MS = 5_000
const DURATION_TOLERANCE = 0.02
const DURATION_TOLERANCE_S = 5

type Durations = { elapsed_s: number | null; timer_s: number | null }

/** The id of a workout with about the same start and duration; undefined when there is none. */
export async function findDuplicate(
  trx: Trx,
  owner_id: number,
  activity: ProcessedActivity,
): Promise<number | undefined> {
  const { device_totals, track } = activity
  const own = {
    elapsed_s: device_totals.elapsed_s ?? track?.totals.elapsed_s ?? null,
    timer_s: device_totals.timer_s ?? track?.totals.timer_s ?? null,
  }
  const candidates = await recordedAround(trx, owner_id, activity.started_at, START_TOLERANCE_MS)
  return candidates.find((workout) => isSameDuration(workout, own))?.id
}

function isSameDuration(a: Durations, b: Durations): boolean {
  return isClose(a.elapsed_s, b.elapsed_s) || isClose(a.timer_s, b.timer_s)
}

function isClose(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return false
  return Math.abs(a - b) <= Math.max(DURATION_TOLERANCE_S, DURATION_TOLERANCE * Math.max(a, b))
}
