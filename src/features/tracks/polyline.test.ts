import polyline from '@mapbox/polyline'
import { describe, expect, it } from 'vitest'
import { haversine_m } from '../../platform/geo.ts'
import { startPosition, summaryPolyline } from './polyline.ts'
import type { Track } from './track.ts'

function route(length: number): Track {
  const lat = Float64Array.from({ length }, (_, i) => 46 + 0.05 * Math.sin(i / 200))
  const lon = Float64Array.from({ length }, (_, i) => 14 + i / 20_000)
  return { length, columns: { lat, lon } }
}

describe('summaryPolyline', () => {
  it('has at most 80 points, with the ends of the track', () => {
    const decoded = polyline.decode(summaryPolyline(route(5000)) ?? '')
    expect(decoded.length).toBe(80)
    expect(decoded[0]).toEqual([46, 14])
    expect(decoded.at(-1)?.[1]).toBeCloseTo(14.24995, 4)
  })

  it('stays within 200 m of every point of a winding 100 km track', () => {
    const track = route(5000)
    const kept = polyline.decode(summaryPolyline(track) ?? '')
    for (let i = 0; i < track.length; i += 25) {
      const [lat, lon] = [track.columns.lat?.[i] ?? 0, track.columns.lon?.[i] ?? 0]
      const nearest = Math.min(
        ...kept.slice(1).map((end, k) => distanceToLine([lat, lon], kept[k] ?? end, end)),
      )
      expect(nearest).toBeLessThan(200)
    }
  })

  it('keeps all points of a short track and leaves out missing positions', () => {
    const lat = Float64Array.of(Number.NaN, 46, Number.NaN, 46.1)
    const lon = Float64Array.of(14, 14, Number.NaN, 14.1)
    const track: Track = { length: 4, columns: { lat, lon } }
    expect(polyline.decode(summaryPolyline(track) ?? '')).toEqual([
      [46, 14],
      [46.1, 14.1],
    ])
    expect(startPosition(track)).toEqual({ lat: 46, lon: 14 })
  })

  it('is null with fewer than two positions', () => {
    expect(summaryPolyline({ length: 0, columns: {} })).toBeNull()
    expect(
      summaryPolyline({ length: 1, columns: { lat: Float64Array.of(46), lon: Float64Array.of(14) } }),
    ).toBeNull()
    expect(startPosition({ length: 1, columns: { hr_bpm: Float64Array.of(90) } })).toBeNull()
  })
})

/** Metres from a point to the nearest of 20 places on the line between two others. */
function distanceToLine(point: [number, number], from: [number, number], to: [number, number]): number {
  const steps = Array.from({ length: 21 }, (_, i) => i / 20)
  return Math.min(
    ...steps.map((share) =>
      haversine_m(
        point[0],
        point[1],
        from[0] + share * (to[0] - from[0]),
        from[1] + share * (to[1] - from[1]),
      ),
    ),
  )
}
