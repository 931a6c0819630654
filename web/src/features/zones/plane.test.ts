import { expect, test } from 'vitest'
import type { MapPoint } from '../route-map/projection.ts'
import { panned, pixelOf, planeAround, pointAt, viewOf, withPointInside, zoomed } from './plane.ts'

const bergen = { lat: 60.39, lon: 5.32 }
const size = { width: 400, height: 200 }
const near = ([x, y]: MapPoint, [a, b]: MapPoint) => {
  expect(x).toBeCloseTo(a, 6)
  expect(y).toBeCloseTo(b, 6)
}

test('a metre of the plane is a metre at its origin, and north is up', () => {
  const plane = planeAround(bergen)
  near(plane.project(bergen), [0, 0])
  const [, north] = plane.project({ ...bergen, lat: bergen.lat + 100 / 111_320 })
  const [east] = plane.project({
    ...bergen,
    lon: bergen.lon + 100 / 111_320 / Math.cos((bergen.lat * Math.PI) / 180),
  })
  expect(north).toBeCloseTo(-100, 1)
  expect(east).toBeCloseTo(100, 1)
  expect(plane.stretchAt(bergen.lat)).toBe(1)
  expect(plane.stretchAt(0)).toBeCloseTo(0.494, 3)
})

test.each([
  { lat: 46.05, lon: 14.5 },
  { lat: -36.8, lon: 174.7 },
  { lat: 60.4, lon: -179.99 },
])('the plane gives back the place %o', (place) => {
  const plane = planeAround({ lat: 60, lon: 179.9 })
  const back = plane.unproject(plane.project(place))
  expect(back.lat).toBeCloseTo(place.lat, 9)
  expect(back.lon).toBeCloseTo(place.lon, 9)
})

test('places on both sides of the date line are neighbours', () => {
  const plane = planeAround({ lat: 0, lon: 179.99 })
  expect(plane.project({ lat: 0, lon: -179.99 })[0]).toBeCloseTo(0.02 * 111_319.5, 0)
})

test('a pixel stays where it is when the map is zoomed at it', () => {
  const view = { middle: [1000, -500], metresPerPixel: 4 } as const
  const pixel = [310, 40] as const
  const larger = zoomed(view, size, 2, pixel)
  expect(larger.metresPerPixel).toBe(2)
  near(pointAt(larger, size, pixel), pointAt(view, size, pixel))
  near(pixelOf(larger, size, pointAt(view, size, pixel)), pixel)
})

test('zooming ends at a doorstep and at half the world', () => {
  const view = { middle: [0, 0], metresPerPixel: 1 } as const
  expect(zoomed(view, size, 1e9, [0, 0]).metresPerPixel).toBe(0.2)
  expect(zoomed(view, size, 1e-9, [0, 0]).metresPerPixel).toBe(50_000)
})

test('what is dragged follows the pointer', () => {
  const view = { middle: [0, 0], metresPerPixel: 4 } as const
  near(pixelOf(panned(view, [10, -5]), size, [0, 0]), [210, 95])
})

test('all points fit into the map', () => {
  const points: MapPoint[] = [
    [-5000, 100],
    [3000, 900],
  ]
  const view = viewOf(points, size)
  for (const point of points) {
    const [x, y] = pixelOf(view, size, point)
    expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true)
  }
  expect(viewOf([], size)).toEqual({ middle: [0, 0], metresPerPixel: 1 })
})

test('the map moves only as far as a point needs', () => {
  const view = { middle: [0, 0], metresPerPixel: 1 } as const
  expect(withPointInside(view, size, [0, 0], 50)).toEqual(view)
  near(pixelOf(withPointInside(view, size, [190, -300], 50), size, [190, -300]), [350, 50])
})
