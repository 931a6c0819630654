import type { Position } from '../../src/platform/geo.ts'
import { METRES_PER_DEGREE } from '../../src/platform/geo.ts'

/** A point on a town's map: metres east and north of the town's middle. */
export type Point = { x: number; y: number }

export function toPoint(middle: Position, { lat, lon }: Position): Point {
  return {
    x: (lon - middle.lon) * METRES_PER_DEGREE * shrink(middle),
    y: (lat - middle.lat) * METRES_PER_DEGREE,
  }
}

export function toPosition(middle: Position, { x, y }: Point): Position {
  return {
    lat: middle.lat + y / METRES_PER_DEGREE,
    lon: middle.lon + x / (METRES_PER_DEGREE * shrink(middle)),
  }
}

function shrink({ lat }: Position): number {
  return Math.cos((lat * Math.PI) / 180)
}

export function apart_m(a: Point, b: Point): number {
  const [x, y] = [a.x - b.x, a.y - b.y]
  // Math.hypot takes several times as long.
  return Math.sqrt(x * x + y * y)
}

export function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: sum.x / points.length, y: sum.y / points.length }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
