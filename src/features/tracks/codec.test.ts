import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTrack, encodeTrack } from './codec.ts'
import { CHANNELS, type Channel, type Track } from './track.ts'

/** Half of the step in which each channel is stored, with a margin for rounding. */
const TOLERANCE: Record<Channel, number> = {
  time_s: 0.000501,
  distance_m: 0.00501,
  lat: 0.501e-7,
  lon: 0.501e-7,
  altitude_m: 0.0501,
  hr_bpm: 0.501,
  cadence_rpm: 0.0501,
  power_w: 0.501,
  speed_mps: 0.000501,
  temperature_c: 0.0501,
}

const value = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -180, max: 180, noNaN: true }) },
  { weight: 2, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
)

const anyTrack: fc.Arbitrary<Track> = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.subarray([...CHANNELS]))
  .chain(([length, channels]) =>
    fc
      .tuple(...channels.map(() => fc.array(value, { minLength: length, maxLength: length })))
      .map((columns) => trackOf(length, channels, columns)),
  )

function trackOf(length: number, channels: Channel[], columns: number[][]): Track {
  const track: Track = { length, columns: {} }
  for (const [i, channel] of channels.entries()) track.columns[channel] = Float64Array.from(columns[i] ?? [])
  return track
}

function ride(length: number): Track {
  const columns: Track['columns'] = {}
  for (const [k, channel] of CHANNELS.entries()) {
    columns[channel] = Float64Array.from({ length }, (_, i) =>
      channel === 'time_s' ? i : 40 + 5 * Math.sin(i / (9 + k)),
    )
  }
  return { length, columns }
}

describe('decodeTrack', () => {
  it('returns every value within half a step, and every missing value as missing', () => {
    fc.assert(
      fc.property(anyTrack, (track) => {
        const decoded = decodeTrack(encodeTrack(track))
        expect(decoded.length).toBe(track.length)
        for (const channel of CHANNELS) {
          const before = track.columns[channel] ?? new Float64Array(0)
          const after = decoded.columns[channel]
          if (before.every(Number.isNaN)) expect(after).toBeUndefined()
          for (const [i, expected] of before.entries()) {
            if (after)
              expect(Math.abs(after[i]! - expected) <= TOLERANCE[channel] || Number.isNaN(expected)).toBe(
                true,
              )
            if (after) expect(Number.isNaN(after[i]!)).toBe(Number.isNaN(expected))
          }
        }
      }),
    )
  })

  it('returns only the given channels', () => {
    const { length, columns } = decodeTrack(encodeTrack(ride(100)), ['hr_bpm', 'time_s'])
    expect(length).toBe(100)
    expect(Object.keys(columns).sort()).toEqual(['hr_bpm', 'time_s'])
  })

  it('returns infinite and huge values as missing', () => {
    const hr_bpm = Float64Array.of(120, Number.POSITIVE_INFINITY, 1e300, 121)
    const decoded = decodeTrack(encodeTrack({ length: 4, columns: { hr_bpm } }))
    expect([...(decoded.columns.hr_bpm ?? [])]).toEqual([120, Number.NaN, Number.NaN, 121])
  })

  it('needs less than two bytes per value of a smooth ride', () => {
    expect(encodeTrack(ride(3600)).length).toBeLessThan(3600 * CHANNELS.length * 2)
  })

  it('refuses more than a million points', () => {
    expect(() => encodeTrack({ length: 1_000_001, columns: {} })).toThrow('at most 1000000 points')
  })
})

describe('damaged track data', () => {
  it('throws an error or gives a track of the stated length', () => {
    const encoded = encodeTrack(ride(500))
    const change = fc.tuple(fc.nat(encoded.length - 1), fc.nat(255))
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.nat(encoded.length),
        (changes, end) => {
          const damaged = encoded.slice(0, end)
          for (const [at, byte] of changes) damaged[at] = byte
          try {
            const track = decodeTrack(damaged)
            for (const column of Object.values(track.columns)) expect(column.length).toBe(track.length)
          } catch (error) {
            expect(error).toBeInstanceOf(Error)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('throws when the bytes are not a track', () => {
    expect(() => decodeTrack(Uint8Array.of(1, 2, 3))).toThrow('Not a track')
    expect(() => decodeTrack(new Uint8Array(0))).toThrow('Not a track')
  })

  it('throws when it is truncated', () => {
    const encoded = encodeTrack(ride(100))
    expect(() => decodeTrack(encoded.subarray(0, encoded.length - 1))).toThrow('ends too early')
  })
})
