import { Refusal } from './activity.ts'

const MAX_POINTS = 500_000

export function assertPointCount(points: number): void {
  if (points > MAX_POINTS) {
    throw new Refusal('too_many_points', `The file has more than ${MAX_POINTS} points.`)
  }
}

/** A triathlon has five sessions and a pool swim hundreds of laps. */
const MAX_WORKOUTS = 100
const MAX_LAPS = 10_000

export function assertSummaryCounts({ workouts, laps }: { workouts: number; laps: number }): void {
  if (workouts > MAX_WORKOUTS)
    throw new Refusal('too_large', `The file has more than ${MAX_WORKOUTS} workouts.`)
  if (laps > MAX_LAPS) throw new Refusal('too_large', `The file has more than ${MAX_LAPS} laps.`)
}

/** Clocks that were never set count from 1970, 1980 or 1901; FIT's own epoch is 1989-12-31. */
const EARLIEST_MS = Date.UTC(1990, 0, 1)

const LATEST_MS = Date.UTC(2100, 0, 1)

/** Whether this instant (Unix milliseconds) can be when somebody recorded a workout. */
export function isUsableTime(instant_ms: number | null | undefined): instant_ms is number {
  return typeof instant_ms === 'number' && instant_ms >= EARLIEST_MS && instant_ms < LATEST_MS
}

/** Whether somebody can have been there; a receiver without a fix writes 0° 0° exactly, or what is not on Earth. */
export function isPosition(lat: number | undefined, lon: number | undefined): boolean {
  if (lat === undefined || lon === undefined) return false
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0)
}

/** GPS watches for sale are younger; an earlier date means a clock that lost its battery. */
const CLOCK_SET_MS = Date.UTC(2000, 0, 1)

export function clockWarning(started_at: number): string[] {
  if (started_at >= CLOCK_SET_MS) return []
  const day = new Date(started_at).toISOString().slice(0, 10)
  return [`The device's clock was not set: it says ${day}. Correct the date of this workout.`]
}

/** Clocks may differ, and a device may show another zone's time as UTC; no workout begins later than this. */
const CLOCK_SKEW_MS = 86_400_000

export function aheadWarning(started_at: number, now: number): string[] {
  if (started_at <= now + CLOCK_SKEW_MS) return []
  const day = new Date(started_at).toISOString().slice(0, 10)
  return [`The device's clock is ahead: it says ${day}. Correct the date of this workout.`]
}
