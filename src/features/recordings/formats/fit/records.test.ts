import { Decoder, Stream } from '@garmin/fitsdk'
import { describe, expect, it } from 'vitest'
import {
  activitiesDir,
  activityNames,
  assertActivitiesInCi,
  missingActivities,
  readActivity,
} from '../../../../../test/support/activities.ts'
import { buildFit } from '../../../../../test/support/fit-builder.ts'
import type { Channel } from '../../../tracks/index.ts'
import { readRecords } from './records.ts'
import { readFitStructure } from './structure.ts'

assertActivitiesInCi()

const DEGREES = 180 / 2 ** 31

/** What Garmin's decoder calls each channel. */
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

/** A rowing app's developer fields take the place of these, which Garmin's decoder leaves to its caller. */
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
      // Garmin's decoder keeps the 0 that devices write for no heart rate.
      const raw = channel === 'hr_bpm' && record[field] === 0 ? undefined : record[field]
      const ours = columns[channel][i] ?? Number.NaN
      return raw === undefined ? !Number.isNaN(ours) : Math.abs(ours - raw * scale) > 1e-9
    })
    expect(differing, `${channel}: first differing record`).toBe(-1)
  }
}

describe('records read from the bytes', () => {
  it('are those that Garmin’s decoder reads, in a file of our own builder', () => {
    expectSameAsDecoder(buildFit({ records: 500 }))
  })
})

const title = activitiesDir ? 'records of real recordings' : `records: skipped, ${missingActivities}`

describe.skipIf(!activitiesDir)(title, () => {
  it.each(activityNames('fit'))('of %s are those that Garmin’s decoder reads', (name) => {
    expectSameAsDecoder(readActivity(name), REPLACED[name])
  })
})
