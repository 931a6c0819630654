import { describe, expect, it } from 'vitest'
import { completeTrack } from './complete.ts'
import type { Track } from './track.ts'

const track = (columns: Record<string, number[]>): Track => ({
  length: Object.values(columns)[0]!.length,
  columns: Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]),
  ),
})

describe('completeTrack', () => {
  it('adds the speed from distance and time', () => {
    const time_s = Array.from({ length: 20 }, (_, i) => i)
    const { columns } = completeTrack(track({ time_s, distance_m: time_s.map((t) => t * 3) }))
    expect([...columns.speed_mps!]).toEqual(time_s.map(() => 3))
  })

  it('adds the distance from the positions', () => {
    const { columns } = completeTrack(track({ time_s: [0, 10], lat: [0, 0.001], lon: [0, 0] }))
    expect(columns.distance_m![1]).toBeCloseTo(111.2, 0)
    expect(columns.speed_mps![1]).toBeCloseTo(11.12, 1)
  })

  it('adds a speed that follows a change of pace within seconds and is never negative', () => {
    const time_s = Array.from({ length: 60 }, (_, i) => i)
    const distance_m = time_s.map((t) => (t < 30 ? t : 30 + (t - 30) * 5))
    const { speed_mps } = completeTrack(track({ time_s, distance_m })).columns
    expect(speed_mps![25]).toBe(1)
    expect(speed_mps![35]).toBe(5)
    expect(Math.min(...speed_mps!)).toBeGreaterThanOrEqual(0)
  })

  it('does not change recorded channels, or a track without times', () => {
    const recorded = track({ time_s: [0, 1], distance_m: [0, 3], speed_mps: [2, 4] })
    expect([...completeTrack(recorded).columns.speed_mps!]).toEqual([2, 4])
    expect(completeTrack(track({ hr_bpm: [90, 91] })).columns).toEqual({ hr_bpm: Float64Array.of(90, 91) })
    expect(completeTrack(track({ distance_m: [0, 3] })).columns.speed_mps).toBeUndefined()
    expect(completeTrack(track({ time_s: [5, 5], distance_m: [0, 3] })).columns.speed_mps?.[0]).toBeNaN()
  })
})
