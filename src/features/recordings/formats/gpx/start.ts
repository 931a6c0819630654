import { Refusal } from '../../refusal.ts'
import { isPlausibleTime } from '../plausible.ts'
import type { Point } from '../xml/points.ts'

/**
 * The start of the recording: its first plausible time, or the time at which the file was written. Clears the
 * implausible times of the points.
 * @throws Refusal when neither is known
 */
export function findStart(points: Point[], written_at: number): { started_at: number; warnings: string[] } {
  let impossible = 0
  let missing = 0
  let first = Number.POSITIVE_INFINITY
  for (const point of points) {
    if (isPlausibleTime(point.time)) first = Math.min(first, point.time)
    else if (Number.isNaN(point.time)) missing++
    else {
      impossible++
      point.time = Number.NaN
    }
  }
  const warnings: string[] = []
  if (impossible > 0) warnings.push(`${impossible} of ${points.length} points have an impossible time.`)
  if (missing > 0) warnings.push(`${missing} of ${points.length} points have no time.`)
  if (Number.isFinite(first)) return { started_at: first, warnings }
  if (!isPlausibleTime(written_at)) {
    throw new Refusal('no_time', 'The GPX file does not say when the workout was.')
  }
  return {
    started_at: written_at,
    warnings: [...warnings, 'The start is the time at which the file was written.'],
  }
}
