import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { haversine_m } from '../../platform/geo.ts'
import { cellAround, isInCell } from './cells.ts'

const grids = fc.record({
  north: fc.double({ min: 0, max: 1, noNaN: true }),
  east: fc.double({ min: 0, max: 1, noNaN: true }),
})
const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true })
const places = fc.record({ lat: degrees(85), lon: degrees(180) })
const radii = fc.integer({ min: 100, max: 2_000 })

/** The place that lies this far from another one, on a sphere. */
function placeAway({ lat, lon }: { lat: number; lon: number }, bearing: number, distance_m: number) {
  const angle = distance_m / 6_371_008.8
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180]
  const away = Math.asin(
    Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing),
  )
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * Math.sin(away),
  )
  return { lat: (away * 180) / Math.PI, lon: ((((lambda + turn) * 180) / Math.PI + 540) % 360) - 180 }
}

describe('the square around a place', () => {
  it('contains everything within the radius, on both sides of the 180th meridian', () => {
    fc.assert(
      fc.property(grids, places, radii, degrees(Math.PI), (grid, place, radius_m, bearing) => {
        const cell = cellAround(grid, place, radius_m)
        const near = placeAway(place, bearing, radius_m * 0.98)
        expect(isInCell(cell, near.lat, near.lon)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('has sides of 1,400 m and twice the radius, and its centre is at least 75 m from the place', () => {
    fc.assert(
      fc.property(grids, places, radii, (grid, place, radius_m) => {
        const cell = cellAround(grid, place, radius_m)
        const side_m = haversine_m(cell.lat - cell.half_lat, cell.lon, cell.lat + cell.half_lat, cell.lon)
        expect(side_m).toBeCloseTo(1_400 + 2 * radius_m, 3)
        expect(haversine_m(cell.lat, cell.lon, place.lat, place.lon)).toBeGreaterThan(73)
      }),
    )
  })

  it('is the same for most places nearby, so that tracks are cut at the same edges', () => {
    let same = 0
    for (let i = 0; i < 1_000; i++) {
      const place = { lat: 46 + (i % 37) / 100, lon: 14 + (i % 41) / 100 }
      const near = placeAway(place, i, 20)
      const [first, second] = [place, near].map((at) => cellAround({ north: 0.3, east: 0.7 }, at, 200))
      if (first!.lat === second!.lat && first!.lon === second!.lon) same++
    }
    expect(same).toBeGreaterThan(900)
  })

  it('lies elsewhere for another person', () => {
    const place = { lat: 46.05, lon: 14.5 }
    const [first, second] = [0.2, 0.7].map((north) => cellAround({ north, east: 0.5 }, place, 200))
    expect(first!.lat).not.toBe(second!.lat)
  })

  it('contains a place near a pole, and its surroundings', () => {
    fc.assert(
      fc.property(
        grids,
        fc.constantFrom(-1, 1),
        fc.double({ min: 89.9, max: 90, noNaN: true }),
        degrees(180),
        (grid, sign, distance, lon) => {
          const cell = cellAround(grid, { lat: sign * distance, lon }, 200)
          expect(isInCell(cell, sign * distance, lon)).toBe(true)
          expect(isInCell(cell, sign * 90, -lon)).toBe(cell.half_lon === 180)
        },
      ),
    )
  })
})
