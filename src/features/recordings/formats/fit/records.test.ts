import { Decoder, Stream } from '@garmin/fitsdk'
import { describe, expect, it } from 'vitest'
import {
  buildFit,
  FIT_TYPE,
  rawDefinition,
  rawFit,
  uint16,
  uint32,
} from '../../../../../test/support/fit-builder.ts'
import {
  describeRealRecordings,
  readRecording,
  recordingNames,
} from '../../../../../test/support/real-recordings.ts'
import type { Channel } from '../../../tracks/index.ts'
import { readRecords } from './records.ts'
import { readFitStructure } from './structure.ts'

const DEGREES = 180 / 2 ** 31

/** The field of Garmin's decoder for each channel. */
const FIELDS: Partial<Record<Channel, { field: string; scale?: number }>> = {
  time_s: { field: 'timestamp' },
  lat: { field: 'positionLat', scale: DEGREES },
  lon: { field: 'positionLong', scale: DEGREES },
  distance_m: { field: 'distance' },
  altitude_m: { field: 'enhancedAltitude' },
  speed_mps: { field: 'enhancedSpeed' },
  hr_bpm: { field: 'heartRate' },
  power_w: { field: 'power' },
  temperature_c: { field: 'temperature' },
}

/** Channels that developer fields replace; Garmin's decoder does not apply the replacement. */
const REPLACED: Record<string, Channel[]> = {
  'fit/20170518-191602-1740899583.fit': ['distance_m', 'speed_mps', 'hr_bpm', 'power_w'],
}

function expectSameAsDecoder(bytes: Uint8Array, replaced: Channel[] = []): void {
  const options = { convertDateTimesToDates: false, mergeHeartRates: false }
  const { messages } = new Decoder(Stream.fromByteArray([...bytes])).read(options)
  const records = (messages.recordMesgs ?? []) as unknown as Record<string, number | undefined>[]
  const columns = readRecords(readFitStructure(bytes))
  expect(columns.time_s.length).toBe(records.length)
  for (const [channel, { field, scale = 1 }] of Object.entries(FIELDS) as [
    Channel,
    { field: string; scale?: number },
  ][]) {
    if (replaced.includes(channel)) continue
    const differing = records.findIndex((record, i) => {
      // Garmin's decoder keeps the heart rate of 0 that devices write for none.
      const raw = channel === 'hr_bpm' && record[field] === 0 ? undefined : record[field]
      const ours = columns[channel][i] ?? Number.NaN
      return raw === undefined ? !Number.isNaN(ours) : Math.abs(ours - raw * scale) > 1e-9
    })
    expect(differing, `${channel}: first differing record`).toBe(-1)
  }
}

/** The columns of a file with a record definition of the given fields after a timestamp, and these records. */
function columnsOf(fields: [number: number, size: number, type: number][], values: number[][], options = {}) {
  const definition = rawDefinition(20, [[253, 4, FIT_TYPE.uint32], ...fields], options)
  const data = values.flatMap((bytes, i) => [0, ...uint32(1_000_000_000 + i), ...bytes])
  return readRecords(readFitStructure(rawFit([...definition, ...data])))
}

describe('readRecords', () => {
  it('reads the same values as Garmin’s decoder', () => {
    expectSameAsDecoder(buildFit({ records: 500 }))
  })

  it('reads big-endian values', () => {
    const definition = rawDefinition(
      20,
      [
        [253, 4, FIT_TYPE.uint32],
        [7, 2, FIT_TYPE.uint16],
      ],
      { bigEndian: true },
    )
    const data = [0, ...uint32(1_000_000_000).reverse(), ...uint16(250).reverse()]
    const { time_s, power_w } = readRecords(readFitStructure(rawFit([...definition, ...data])))
    expect([time_s[0], power_w[0]]).toEqual([1_000_000_000, 250])
  })

  it('adds the fraction of the cadence', () => {
    const { cadence_rpm } = columnsOf(
      [
        [53, 1, FIT_TYPE.uint8],
        [4, 1, FIT_TYPE.uint8],
      ],
      [
        [64, 90],
        [255, 90],
      ],
    )
    expect([...cadence_rpm]).toEqual([90.5, 90])
  })

  it('prefers an enhanced field, and uses the plain field only where the enhanced one holds no value', () => {
    const { speed_mps, altitude_m } = columnsOf(
      [
        [73, 4, FIT_TYPE.uint32],
        [6, 2, FIT_TYPE.uint16],
        [78, 4, FIT_TYPE.uint32],
        [2, 2, FIT_TYPE.uint16],
      ],
      [
        [...uint32(5000), ...uint16(4000), ...uint32(3000), ...uint16(2550)],
        [...uint32(0xffffffff), ...uint16(4000), ...uint32(0xffffffff), ...uint16(2550)],
      ],
    )
    expect([...speed_mps]).toEqual([5, 4])
    expect([...altitude_m]).toEqual([100, 10])
  })

  it('reads compressed speed and distance, whose 12-bit counter wraps around', () => {
    const speed = 500
    const values = Array.from({ length: 90 }, (_, i) => {
      const distance = (i * 80) & 0xfff
      return [speed & 255, (speed >> 8) | ((distance & 15) << 4), distance >> 4]
    })
    const { speed_mps, distance_m } = columnsOf([[8, 3, FIT_TYPE.byte]], values)
    expect([speed_mps[0], distance_m[89]]).toEqual([5, 89 * 5])
  })

  it('reads no value from a compressed speed and distance whose bits are all 1', () => {
    const { speed_mps, distance_m } = columnsOf([[8, 3, FIT_TYPE.byte]], [[255, 255, 255]])
    expect([speed_mps[0], distance_m[0]]).toEqual([Number.NaN, Number.NaN])
  })

  it('reads no value from a field whose size is not a multiple of its type', () => {
    const { power_w, hr_bpm } = columnsOf(
      [
        [7, 3, FIT_TYPE.uint16],
        [3, 1, FIT_TYPE.uint8],
      ],
      [[250, 0, 0, 120]],
    )
    expect([power_w[0], hr_bpm[0]]).toEqual([Number.NaN, 120])
  })

  it('reads a heart rate of 0 as missing', () => {
    expect([...columnsOf([[3, 1, FIT_TYPE.uint8]], [[0], [120]]).hr_bpm]).toEqual([Number.NaN, 120])
  })

  it('reads a position of exactly 0° 0° as missing', () => {
    const { lat, lon } = columnsOf(
      [
        [0, 4, 0x85],
        [1, 4, 0x85],
      ],
      [
        [...uint32(0), ...uint32(0)],
        [...uint32(0), ...uint32(2 ** 30)],
      ],
    )
    expect([...lat]).toEqual([Number.NaN, 0])
    expect([...lon]).toEqual([Number.NaN, 90])
  })
})

describe('a developer field', () => {
  /** A field description: developer 0, number 7, type uint16, of the given message and field of the profile. */
  const description = (message: number, native: number) => [
    ...rawDefinition(
      206,
      [
        [0, 1, FIT_TYPE.uint8],
        [1, 1, FIT_TYPE.uint8],
        [2, 1, FIT_TYPE.uint8],
        [14, 2, FIT_TYPE.uint16],
        [15, 1, FIT_TYPE.uint8],
      ],
      { local: 1 },
    ),
    ...[1, 0, 7, FIT_TYPE.uint16, ...uint16(message), native],
  ]
  const columnsWith = (message: number, native: number) => {
    const definition = rawDefinition(
      20,
      [
        [253, 4, FIT_TYPE.uint32],
        [7, 2, FIT_TYPE.uint16],
      ],
      { developerFields: [[7, 2, 0]] },
    )
    const data = [0, ...uint32(1_000_000_000), ...uint16(180), ...uint16(250)]
    return readRecords(readFitStructure(rawFit([...description(message, native), ...definition, ...data])))
  }

  it('replaces the profile field that it names', () => {
    expect(columnsWith(20, 7).power_w[0]).toBe(250)
  })

  it('is read without the scale of the profile field that it replaces', () => {
    expect(columnsWith(20, 5).distance_m[0]).toBe(250)
  })

  it('is ignored when it names a field of another message, or none', () => {
    expect(columnsWith(18, 7).power_w[0]).toBe(180)
    expect(columnsWith(20, 255).power_w[0]).toBe(180)
  })
})

describeRealRecordings('records of devices', () => {
  it.each(recordingNames('fit'))('%s has the same values as in Garmin’s decoder', (name) => {
    expectSameAsDecoder(readRecording(name), REPLACED[name])
  })
})
