import { apart_m, meanOf, median, type Point } from '../plane.ts'
import type { Seen } from '../seen.ts'
import { type Estimate, fallback, found, leastLoss, leastOf } from './estimate.ts'

/** Guesses from where the tracks are cut, and in which directions. */

const KNOWN_RADIUS_M = 200
const MAX_EXITS = 14
/** More than this beside a shape says nothing about it. */
const OUTLIER_M = 30

type Circle = Point & { radius_m: number }

/** The centre of the circle on which most cuts lie: through any three of them, or with the usual radius through two. */
export function circleFit(seen: Seen): Estimate {
  const exits = seen.exits.slice(0, MAX_EXITS)
  const loss = ({ radius_m, ...centre }: Circle) =>
    exits.reduce(
      (sum, exit) =>
        sum + Math.min(Math.abs(apart_m(centre, exit) - radius_m), OUTLIER_M) * Math.sqrt(exit.count),
      // Any three points lie on some circle: prefer the usual one.
      Math.abs(radius_m - KNOWN_RADIUS_M) < 10 ? 0 : OUTLIER_M,
    )
  const circles = exits.flatMap((a, i) =>
    exits
      .slice(i + 1)
      .flatMap((b, j) => [
        ...circlesThrough(a, b),
        ...exits.slice(i + j + 2).flatMap((c) => circleThrough(a, b, c) ?? []),
      ]),
  )
  const best = leastOf(circles, loss)
  if (!best) return fallback(seen)
  return found(leastLoss(best, 50, (centre) => loss({ ...centre, radius_m: best.radius_m })))
}

function circlesThrough(a: Point, b: Point): Circle[] {
  const half_m = apart_m(a, b) / 2
  if (half_m > KNOWN_RADIUS_M || half_m < 5) return []
  const up = Math.sqrt(KNOWN_RADIUS_M ** 2 - half_m ** 2) / (2 * half_m)
  return [up, -up].map((side) => ({
    x: (a.x + b.x) / 2 - side * (b.y - a.y),
    y: (a.y + b.y) / 2 + side * (b.x - a.x),
    radius_m: KNOWN_RADIUS_M,
  }))
}

function circleThrough(a: Point, b: Point, c: Point): Circle | null {
  const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y]
  const twice = 2 * (bx * cy - by * cx)
  if (Math.abs(twice) < 100) return null
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy]
  const x = (cy * b2 - by * c2) / twice
  const y = (bx * c2 - cx * b2) / twice
  const radius_m = Math.hypot(x, y)
  return radius_m > 3_000 ? null : { x: a.x + x, y: a.y + y, radius_m }
}

/** Where the straight extensions of the cut ends meet. */
export function extension(seen: Seen): Estimate {
  const exits = seen.exits.slice(0, MAX_EXITS)
  if (exits.length < 2) return fallback(seen)
  const point = leastLoss(fallback(seen), 1_200, (guess) =>
    exits.reduce((sum, exit) => {
      const [x, y] = [guess.x - exit.x, guess.y - exit.y]
      const ahead_m = x * exit.direction.x + y * exit.direction.y
      const beside_m = Math.abs(x * exit.direction.y - y * exit.direction.x)
      return sum + Math.sqrt(exit.count) * Math.min(ahead_m < 0 ? Math.hypot(x, y) : beside_m, 150)
    }, 0),
  )
  return found(point)
}

export function meanOfCuts(seen: Seen): Estimate {
  return seen.cuts.length > 0 ? found(meanOf(seen.cuts)) : fallback(seen)
}

export function medianOfCuts(seen: Seen): Estimate {
  if (seen.cuts.length === 0) return fallback(seen)
  return found({ x: median(seen.cuts.map(({ x }) => x)), y: median(seen.cuts.map(({ y }) => y)) })
}

export function boxCentre(seen: Seen): Estimate {
  return { ...fallback(seen), signal: seen.cuts.length > 0 }
}

const knownSquares = new WeakMap<Seen, Estimate>()

/** The centre of the axis-parallel square with the known side on whose edges most cuts lie and that no track enters. */
export function squareCentre(seen: Seen, side_m: number): Estimate {
  const known = knownSquares.get(seen) ?? fitSquare(seen, side_m)
  knownSquares.set(seen, known)
  return known
}

function fitSquare(seen: Seen, side_m: number): Estimate {
  const exits = seen.exits.slice(0, MAX_EXITS)
  if (exits.length === 0) return fallback(seen)
  const middle = fallback(seen)
  const shown = seen.tracks.flatMap(({ points }) => points.filter((_, i) => i % 8 === 0))
  const near = shown
    .filter((point) => apart_m(point, middle) < 2 * side_m)
    .filter((_, i, all) => i % Math.ceil(all.length / 800) === 0)
  const half_m = side_m / 2
  const centres = (axis: 'x' | 'y') => [
    middle[axis],
    ...exits.flatMap((exit) => [exit[axis] - half_m, exit[axis] + half_m]),
  ]
  const loss = (centre: Point) => {
    const outside_m = ({ x, y }: Point) => Math.max(Math.abs(x - centre.x), Math.abs(y - centre.y)) - half_m
    const misses = exits.reduce(
      (sum, exit) => sum + Math.min(Math.abs(outside_m(exit)), OUTLIER_M) * exit.count,
      0,
    )
    let inside = 0
    for (const point of near) if (outside_m(point) < -20) inside++
    return misses + inside * 5
  }
  const best = leastOf(
    centres('x').flatMap((x) => centres('y').map((y) => ({ x, y }))),
    loss,
  )!
  return found(leastLoss(best, 60, loss))
}

/** Twice as far from the square's centre as the mean of the exits: chords through a place are centred half-way to it. */
export function doubledMean(seen: Seen, side_m: number): Estimate {
  if (seen.exits.length === 0) return fallback(seen)
  const centre = squareCentre(seen, side_m)
  const mean = meanOf(seen.exits)
  return found({ x: 2 * mean.x - centre.x, y: 2 * mean.y - centre.y })
}
