import { expect, test } from 'vitest'
import { type Coordinate, type MapPoint, nearestPoint, project, routePath, scaleBar } from './projection.ts'

const size = { width: 200, height: 100, padding: 10 }

test('a route fills the map undistorted, with north at the top', () => {
  // At 60° north, a degree of longitude is half as long as a degree of latitude.
  const square: Coordinate[] = [
    [59.5, 10],
    [60.5, 10],
    [60.5, 12],
    [59.5, 12],
  ]
  const { points, metresPerPixel } = project(square, size)
  const expected = [
    [60, 90],
    [60, 10],
    [140, 10],
    [140, 90],
  ]
  for (const [i, point] of points.entries()) {
    expect(point?.[0]).toBeCloseTo(expected[i]?.[0] as number, 6)
    expect(point?.[1]).toBeCloseTo(expected[i]?.[1] as number, 6)
  }
  expect(metresPerPixel).toBeCloseTo(111_320 / 80)
})

test('a single point is in the middle of the map', () => {
  const [point] = project([[48, 11]], size).points
  expect(point?.[0]).toBeCloseTo(100, 0)
  expect(point?.[1]).toBeCloseTo(50, 0)
})

test('a route across the date line stays in one piece', () => {
  const { points } = project(
    [
      [0, 179.9],
      [0, -179.9],
      [0, 179.95],
    ],
    size,
  )
  expect(points.map((point) => Math.round(point?.[0] as number))).toEqual([10, 190, 55])
})

test('a path breaks at a gap and leaves out moves that are too short to see', () => {
  const gap = Array<null>(6).fill(null)
  const points: (MapPoint | null)[] = [[0, 0], [0.1, 0], [5, 0], ...gap, [9, 0], [9.1, 0]]
  expect(routePath(points)).toBe('M0.0 0.0L5.0 0.0M9.0 0.0L9.1 0.0')
  const minutes = points.map((_, i) => i * 60)
  expect(routePath(points, minutes)).toBe('M0.0 0.0L5.0 0.0M9.0 0.0L9.1 0.0')
})

test('a path continues across single missing values', () => {
  expect(routePath([[0, 0], null, [5, 0], null, [9, 0]], [0, 0, 1, 1, 2])).toBe('M0.0 0.0L5.0 0.0L9.0 0.0')
})

test('pointing more than 5 px away from the route selects nothing', () => {
  const points: (MapPoint | null)[] = [[0, 0], null, [10, 0]]
  expect(nearestPoint(points, [9, 1], 5)).toBe(2)
  expect(nearestPoint(points, [50, 50], 5)).toBeNull()
})

test('a scale bar is a round length', () => {
  expect(scaleBar(9, 100, 1000)).toEqual({ metres: 500, pixels: 500 / 9 })
  expect(scaleBar(100, 100, 1000).metres).toBe(10_000)
  expect(scaleBar(100, 100, 1609.344).metres).toBeCloseTo(5 * 1609.344)
})
