import type { ImportWarning } from '../reasons.ts'

/** Clocks that were never set start in 1901, 1970 or 1980; FIT counts from 1989-12-31. */
const EARLIEST_MS = Date.UTC(1990, 0, 1)

const LATEST_MS = Date.UTC(2100, 0, 1)

/** Whether a workout can have been recorded at this instant (Unix milliseconds). */
export function isPlausibleTime(instant_ms: number | null | undefined): instant_ms is number {
  return typeof instant_ms === 'number' && instant_ms >= EARLIEST_MS && instant_ms < LATEST_MS
}

/** Whether the position is on Earth. Exactly 0° 0° is what a receiver without a fix writes. */
export function isPlausiblePosition(lat: number | undefined, lon: number | undefined): boolean {
  if (lat === undefined || lon === undefined) return false
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0)
}

/** Consumer GPS watches are younger than this; an earlier date means that the clock lost its battery. */
const CLOCK_SET_MS = Date.UTC(2000, 0, 1)

export function clockNotSetWarning(started_at: number): ImportWarning[] {
  if (started_at >= CLOCK_SET_MS) return []
  const day = new Date(started_at).toISOString().slice(0, 10)
  return [{ code: 'clock_not_set', day }]
}
