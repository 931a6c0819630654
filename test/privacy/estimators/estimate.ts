import type { Point } from '../plane.ts'
import type { Seen } from '../seen.ts'

/** A guess where the home is. Without a `signal` it is only the fallback. */
export type Estimate = Point & { signal: boolean }

export type Estimator = (seen: Seen) => Estimate

export function found(point: Point): Estimate {
  return { x: point.x, y: point.y, signal: true }
}

/** The centre of the smallest axis-parallel box around the cuts. */
export function fallback({ cuts, tracks }: Seen): Estimate {
  const points = cuts.length > 0 ? cuts : tracks.flatMap(({ points }) => points.slice(0, 1))
  if (points.length === 0) return { x: 0, y: 0, signal: false }
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const x = (Math.min(...xs) + Math.max(...xs)) / 2
  const y = (Math.min(...ys) + Math.max(...ys)) / 2
  return { x, y, signal: false }
}

/** The point with the least loss: a coarse grid of `reach_m` around the middle, then finer ones around the best. */
export function leastLoss(middle: Point, reach_m: number, loss: (point: Point) => number): Point {
  let best = middle
  let reach = reach_m
  for (let step = reach_m / 25; step > 2; step /= 4, reach = 6 * step) {
    const around = best
    let least = loss(best)
    for (let x = around.x - reach; x <= around.x + reach; x += step) {
      for (let y = around.y - reach; y <= around.y + reach; y += step) {
        const value = loss({ x, y })
        if (value < least) [least, best] = [value, { x, y }]
      }
    }
  }
  return best
}

/** The first of the values with the least loss. */
export function leastOf<T>(values: readonly T[], loss: (value: T) => number): T | undefined {
  let best: T | undefined
  let least = Number.POSITIVE_INFINITY
  for (const value of values) {
    const now = loss(value)
    if (now < least) [least, best] = [now, value]
  }
  return best
}
