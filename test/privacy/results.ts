import type { Estimator } from './estimators/estimate.ts'
import { apart_m, median } from './plane.ts'
import { look, type SeenTrack } from './seen.ts'
import type { Person } from './world.ts'

const NEAR_M = 50

/** The errors of one estimator: one for each home. */
export type Errors = { errors_m: number[]; signals: number }

/** By estimator, then by number of tracks. */
export type Results = Map<string, Map<number, Errors>>

/** Lets the estimators guess a person's home, with fewer and with all tracks. */
export function guess(
  results: Results,
  estimators: Record<string, Estimator>,
  { town, home }: Person,
  tracks: SeenTrack[],
  counts: readonly number[],
): void {
  for (const count of counts) {
    const seen = look(town, tracks.slice(0, count))
    for (const [name, estimate] of Object.entries(estimators)) {
      const { signal, ...point } = estimate(seen)
      const byCount = results.get(name) ?? new Map<number, Errors>()
      const errors = byCount.get(count) ?? { errors_m: [], signals: 0 }
      errors.errors_m.push(apart_m(point, home))
      if (signal) errors.signals++
      results.set(name, byCount.set(count, errors))
    }
  }
}

export function nearShare({ errors_m }: Errors): number {
  return errors_m.filter((error_m) => error_m <= NEAR_M).length / errors_m.length
}

export function medianError_m({ errors_m }: Errors): number {
  return median(errors_m)
}

/** One line for each estimator: share of homes within 50 m and median error, for each number of tracks. */
export function tableOf(results: Results): string {
  return [...results]
    .map(([name, byCount]) => {
      const columns = [...byCount].map(([count, errors]) => {
        const near = `${(100 * nearShare(errors)).toFixed(1)} %`.padStart(7)
        const error = `${Math.round(medianError_m(errors))} m`.padStart(7)
        const signal = errors.signals === 0 ? ' (no signal)' : ''
        return `${String(count).padStart(3)} tracks:${near}${error}${signal}`.padEnd(40)
      })
      return `${name.padEnd(34)}${columns.join('')}`.trimEnd()
    })
    .join('\n')
}
