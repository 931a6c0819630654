import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { downsample } from './downsample.ts'
import type { Channel, Track } from './track.ts'

const VALUES: Channel[] = ['hr_bpm', 'power_w', 'altitude_m']

const anyTrack: fc.Arbitrary<Track> = fc.integer({ min: 1, max: 400 }).chain((length) => {
  const column = fc.array(fc.oneof(fc.integer({ min: -500, max: 500 }), fc.constant(Number.NaN)), {
    minLength: length,
    maxLength: length,
  })
  return fc.tuple(column, column, column).map((columns) => {
    const track: Track = { length, columns: { time_s: Float64Array.from({ length }, (_, i) => i) } }
    for (const [i, channel] of VALUES.entries()) track.columns[channel] = Float64Array.from(columns[i] ?? [])
    return track
  })
})

function extremes(column: Float64Array | undefined): [number, number] {
  const values = [...(column ?? [])].filter((each) => !Number.isNaN(each))
  return [Math.min(...values), Math.max(...values)]
}

describe('downsample', () => {
  it('returns at most the given number of points in their order', () => {
    fc.assert(
      fc.property(anyTrack, fc.integer({ min: 0, max: 100 }), (track, points) => {
        const times = [...(downsample(track, points).columns.time_s ?? [])]
        expect(times.length).toBeLessThanOrEqual(Math.max(points, 0))
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(new Set(times).size).toBe(times.length)
      }),
    )
  })

  it('keeps the highest and lowest value of each of c channels when it may keep 2c + 2 points', () => {
    fc.assert(
      fc.property(anyTrack, fc.integer({ min: 2 * VALUES.length + 2, max: 100 }), (track, points) => {
        const sampled = downsample(track, points)
        for (const channel of VALUES) {
          expect(extremes(sampled.columns[channel])).toEqual(extremes(track.columns[channel]))
        }
      }),
    )
  })

  it('keeps the first and the last point', () => {
    fc.assert(
      fc.property(anyTrack, fc.integer({ min: 2, max: 100 }), (track, points) => {
        const times = downsample(track, points).columns.time_s
        expect(times?.at(0)).toBe(0)
        expect(times?.at(-1)).toBe(track.length - 1)
      }),
    )
  })

  it('keeps the values of one point together', () => {
    const length = 1000
    const time_s = Float64Array.from({ length }, (_, i) => i)
    const hr_bpm = Float64Array.from({ length }, (_, i) => 100 + (i % 60))
    const { columns } = downsample({ length, columns: { time_s, hr_bpm } }, 50)
    for (const [i, time] of (columns.time_s ?? []).entries())
      expect(columns.hr_bpm?.[i]).toBe(100 + (time % 60))
  })

  it('keeps evenly spaced points of a track that has only times, or no channel', () => {
    const time_s = Float64Array.from({ length: 1_000 }, (_, i) => i)
    const times = downsample({ length: 1_000, columns: { time_s } }, 100).columns.time_s ?? []
    expect([times.length, times.at(0), times.at(-1)]).toEqual([100, 0, 999])
    expect(downsample({ length: 1_000, columns: {} }, 100).length).toBe(100)
  })

  it('returns a short track unchanged', () => {
    const track: Track = { length: 3, columns: { hr_bpm: Float64Array.of(1, 2, 3) } }
    expect(downsample(track, 3)).toBe(track)
  })
})
