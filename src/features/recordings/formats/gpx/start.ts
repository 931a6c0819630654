import type { ImportWarning } from '../../reasons.ts'
import { Refusal } from '../../refusal.ts'
import { isPlausibleTime } from '../plausible.ts'
import type { Point } from '../xml/points.ts'

/**
 * The start of the recording: its first plausible time, or the time at which the file was written. Clears the
 * implausible times of the points.
 * @throws Refusal when neither is known
 */
export function findStart(
  points: Point[],
  written_at: number,
): { started_at: number; warnings: ImportWarning[] } {
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
  const all = points.length
  const warnings: ImportWarning[] = []
  if (impossible > 0) warnings.push({ code: 'impossible_times', points: impossible, all })
  if (missing > 0) warnings.push({ code: 'missing_times', points: missing, all })
  if (Number.isFinite(first)) return { started_at: first, warnings }
  if (!isPlausibleTime(written_at)) throw new Refusal({ code: 'no_time', file_format: 'GPX' })
  return { started_at: written_at, warnings: [...warnings, { code: 'start_of_file' }] }
}
