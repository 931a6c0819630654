import { describe, expect, it } from 'vitest'
import { haversine_m } from '../../platform/geo.ts'
import { totalsOfTrack } from './totals.ts'
import type { Track } from './track.ts'

function trackOf(columns: Record<string, number[]>): Track {
  const length = Object.values(columns)[0]?.length ?? 0
  return {
    length,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]),
    ),
  }
}

describe('totalsOfTrack', () => {
  it('returns nulls for a track without values', () => {
    for (const total of Object.values(totalsOfTrack({ length: 0, columns: {} }))) expect(total).toBeNull()
  })

  it('takes the distance from the device if it measured one', () => {
    const track = trackOf({
      time_s: [0, 10, 20],
      distance_m: [0, 30, 60],
      lat: [46, 47, 48],
      lon: [14, 14, 14],
    })
    expect(totalsOfTrack(track)).toMatchObject({ distance_m: 60, avg_speed_mps: 3 })
  })

  it('takes the distance from the positions otherwise', () => {
    const track = trackOf({ time_s: [0, 100, 200], lat: [46, Number.NaN, 46.01], lon: [14, Number.NaN, 14] })
    expect(totalsOfTrack(track).distance_m).toBeCloseTo(1111.95, 1)
  })

  it('measures a degree of latitude as 111.2 km, and a degree of longitude at 60° as half of that', () => {
    expect(haversine_m(0, 0, 1, 0)).toBeCloseTo(111_195, -1)
    expect(haversine_m(60, 0, 60, 1)).toBeCloseTo(55_597, -2)
  })

  it('counts a gap as a pause only while standing still', () => {
    const paused = trackOf({ time_s: [0, 5, 605, 610], distance_m: [0, 20, 22, 42] })
    expect(totalsOfTrack(paused)).toMatchObject({ elapsed_s: 610, timer_s: 10, moving_s: 10 })
    const tunnel = trackOf({ time_s: [0, 5, 605, 610], distance_m: [0, 20, 2420, 2440] })
    expect(totalsOfTrack(tunnel)).toMatchObject({ elapsed_s: 610, timer_s: 610, moving_s: 610 })
  })

  it('counts waiting at a traffic light as timer time, not as moving time', () => {
    const track = trackOf({ time_s: [0, 5, 10, 15, 20], distance_m: [0, 20, 20, 20, 40] })
    expect(totalsOfTrack(track)).toMatchObject({ timer_s: 20, moving_s: 10 })
  })

  it('counts all time on a trainer without distance as moving', () => {
    const track = trackOf({ time_s: [0, 1, 2, 3], distance_m: [0, 0, 0, 0], power_w: [200, 0, 200, 200] })
    expect(totalsOfTrack(track)).toMatchObject({ timer_s: 3, moving_s: 3, avg_power_w: 150 })
  })

  it('weights averages by time; zeros count for power, but not for cadence', () => {
    const columns = { time_s: [0, 8, 9, 10], hr_bpm: [100, 160, 160, 160], cadence_rpm: [80, 0, 90, 90] }
    const totals = totalsOfTrack(trackOf({ ...columns, power_w: [0, 300, 300, 0] }))
    expect(totals).toMatchObject({ max_hr_bpm: 160, max_power_w: 300 })
    expect(totals.avg_hr_bpm).toBeCloseTo((8 * 100 + 3 * 160) / 11)
    expect(totals.avg_power_w).toBeCloseTo((8 * 0 + 300 + 300 + 0) / 11)
    expect(totals.avg_cadence_rpm).toBeCloseTo((8 * 80 + 90 + 90) / 10)
  })

  it('counts no ascent for the noise of a barometer', () => {
    const noise = Array.from({ length: 1000 }, (_, i) => 100 + (i % 3) * 0.6)
    expect(totalsOfTrack(trackOf({ altitude_m: noise }))).toMatchObject({ ascent_m: 0, descent_m: 0 })
    const hill = [
      ...Array.from({ length: 100 }, (_, i) => i),
      ...Array.from({ length: 60 }, (_, i) => 99 - i),
    ]
    const { ascent_m, descent_m } = totalsOfTrack(trackOf({ altitude_m: hill }))
    expect(ascent_m).toBeGreaterThan(95)
    expect(ascent_m).toBeLessThanOrEqual(99)
    expect(descent_m).toBeGreaterThan(55)
  })

  it('skips points without a time', () => {
    const track = trackOf({ time_s: [Number.NaN, 0, Number.NaN, 10, 20], distance_m: [0, 10, 20, 40, 70] })
    expect(totalsOfTrack(track)).toMatchObject({
      elapsed_s: 20,
      moving_s: 20,
      avg_speed_mps: 3,
      distance_m: 70,
    })
  })

  it('does not take a jump of one second as the top speed', () => {
    const distance_m = Array.from({ length: 20 }, (_, i) => (i < 10 ? 3 * i : 3 * i + 20))
    const track = trackOf({ time_s: Array.from({ length: 20 }, (_, i) => i), distance_m })
    expect(totalsOfTrack(track).max_speed_mps).toBeCloseTo(7)
  })
})
