import { Decoder, Stream } from '@garmin/fitsdk'
import { describe, expect, it } from 'vitest'
import { buildFit } from '../../../../../test/support/fit-builder.ts'
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

describe('readRecords', () => {
  it('reads the same values as Garmin’s decoder', () => {
    expectSameAsDecoder(buildFit({ records: 500 }))
  })
})

describeRealRecordings('records of devices', () => {
  it.each(recordingNames('fit'))('%s has the same values as in Garmin’s decoder', (name) => {
    expectSameAsDecoder(readRecording(name), REPLACED[name])
  })
})
