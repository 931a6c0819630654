import { Encoder } from '@garmin/fitsdk'
import { crc16 } from '../../src/features/recordings/formats/fit/binary.ts'

export type FitOptions = {
  /** One record per second; 600 by default. */
  records?: number
  startedAt?: Date
  /** Names of the FIT profile, such as `cycling` and `mountain`. */
  sport?: string
  subSport?: string
  /** The first position in degrees. */
  start?: { lat: number; lon: number }
  /** The number of records in a lap. */
  lapRecords?: number
  /** Replaces values of the session message. */
  session?: object
  /** False leaves out the session message, like a device that lost power. */
  withSession?: boolean
}

type Sample = {
  distance: number
  altitude: number
  speed: number
  heartRate: number
  cadence: number
  power: number
  lat: number
  lon: number
}

/** Global message numbers of the FIT profile. */
const MESSAGE_NUMBERS = {
  file_id: 0,
  sport: 12,
  session: 18,
  lap: 19,
  record: 20,
  event: 21,
  device_info: 23,
  workout: 26,
  activity: 34,
  hr: 132,
}

/** A message with the field names of Garmin's SDK, such as `['lap', { startTime: date }]`. */
export type FitMessage = [name: keyof typeof MESSAGE_NUMBERS, fields: object]

/** A FIT file of the given messages, encoded by Garmin's SDK. */
export function encodeFit(messages: FitMessage[]): Uint8Array {
  const encoder = new Encoder()
  for (const [name, fields] of messages) encoder.onMesg(MESSAGE_NUMBERS[name], fields as never)
  return encoder.close()
}

const SEMICIRCLES_PER_DEGREE = 2 ** 31 / 180
const METRES_PER_DEGREE = 111_195

/** A FIT activity of an invented ride over rolling hills. The same options give the same bytes. */
export function buildFit(options: FitOptions = {}): Uint8Array {
  const { records = 600, startedAt = new Date('2026-05-01T06:30:00Z'), lapRecords = 1800 } = options
  const samples = rideOf(records, options.start ?? { lat: 46.05, lon: 14.5 })
  const at = (second: number) => new Date(startedAt.getTime() + second * 1000)
  const messages: FitMessage[] = [
    [
      'file_id',
      {
        type: 'activity',
        manufacturer: 'garmin',
        product: 1036,
        serialNumber: 1234,
        timeCreated: startedAt,
      },
    ],
    ['event', { timestamp: startedAt, event: 'timer', eventType: 'start' }],
    ...samples.map((sample, second): FitMessage => ['record', recordOf(sample, at(second))]),
    ['event', { timestamp: at(records - 1), event: 'timer', eventType: 'stopAll' }],
  ]
  for (let from = 0; from < records; from += lapRecords) {
    const to = Math.min(from + lapRecords, records) - 1
    messages.push(['lap', summaryOf(samples.slice(from, to + 1), at(from), at(to))])
  }
  if (options.withSession !== false) {
    const { sport = 'cycling', subSport = 'generic', session } = options
    const summary = summaryOf(samples, startedAt, at(records - 1))
    messages.push(['session', { ...summary, sport, subSport, ...session }])
  }
  messages.push(['activity', { timestamp: at(records - 1), numSessions: 1, type: 'manual' }])
  return encodeFit(messages)
}

/** Waves of a different length for each channel; heart rate and power rise on the climbs. */
function rideOf(records: number, start: { lat: number; lon: number }): Sample[] {
  const samples: Sample[] = []
  let distance = 0
  for (let i = 0; i < records; i++) {
    const grade = 0.05 * Math.sin(i / 300)
    const speed = Math.max(2, 8 - 60 * grade + Math.sin(i / 17))
    const altitude = 350 + 15 * 8 * (1 - Math.cos(i / 300)) + 0.4 * Math.sin(i / 5)
    distance += i === 0 ? 0 : speed
    const turn = distance / 5000
    samples.push({
      distance,
      altitude,
      speed,
      heartRate: Math.round(138 + 300 * grade + 6 * Math.sin(i / 41)),
      cadence: Math.round(84 + 5 * Math.sin(i / 23)),
      power: Math.max(0, Math.round(190 + 2200 * grade + 40 * Math.sin(i / 7))),
      lat: start.lat + (5000 * Math.sin(turn)) / METRES_PER_DEGREE,
      lon:
        start.lon +
        (5000 * (1 - Math.cos(turn))) / (METRES_PER_DEGREE * Math.cos((start.lat * Math.PI) / 180)),
    })
  }
  return samples
}

function recordOf(sample: Sample, timestamp: Date): object {
  const { lat, lon, altitude, speed, ...rest } = sample
  const positionLat = Math.round(lat * SEMICIRCLES_PER_DEGREE)
  const positionLong = Math.round(lon * SEMICIRCLES_PER_DEGREE)
  return { timestamp, positionLat, positionLong, enhancedAltitude: altitude, enhancedSpeed: speed, ...rest }
}

function summaryOf(samples: Sample[], startTime: Date, timestamp: Date): object {
  const elapsed = (timestamp.getTime() - startTime.getTime()) / 1000
  const distance = samples.at(-1)!.distance - samples[0]!.distance
  const average = (field: keyof Sample) =>
    Math.round(samples.reduce((sum, sample) => sum + sample[field], 0) / samples.length)
  const maximum = (field: keyof Sample) => samples.reduce((top, sample) => Math.max(top, sample[field]), 0)
  return {
    startTime,
    timestamp,
    totalElapsedTime: elapsed,
    totalTimerTime: elapsed,
    totalDistance: distance,
    totalCalories: Math.round(elapsed / 6),
    avgHeartRate: average('heartRate'),
    maxHeartRate: maximum('heartRate'),
    avgCadence: average('cadence'),
    avgPower: average('power'),
    maxPower: maximum('power'),
    enhancedAvgSpeed: elapsed > 0 ? distance / elapsed : 0,
    enhancedMaxSpeed: maximum('speed'),
  }
}

/** A FIT file of raw messages with a correct checksum; `statedSize` puts a wrong data size into its header. */
export function rawFit(messages: number[] | Uint8Array, { statedSize = messages.length } = {}): Uint8Array {
  const header = Buffer.alloc(12)
  header.set([12, 0x10, 0, 0])
  header.writeUInt32LE(statedSize, 4)
  header.write('.FIT', 8)
  const body = Buffer.concat([header, Buffer.from(messages)])
  const checksum = Buffer.alloc(2)
  checksum.writeUInt16LE(crc16(body))
  return Buffer.concat([body, checksum])
}

/** Base types of the FIT protocol. */
export const FIT_TYPE = { enum: 0x00, uint8: 0x02, uint16: 0x84, uint32: 0x86, byte: 0x0d }

type RawField = [number: number, size: number, type: number]
type RawDefinition = {
  local?: number
  bigEndian?: boolean
  developerFields?: [number: number, size: number, developer: number][]
}

/** A raw definition message for `rawFit`. */
export function rawDefinition(
  message: number,
  fields: RawField[],
  { local = 0, bigEndian = false, developerFields }: RawDefinition = {},
): number[] {
  const number = bigEndian ? [message >> 8, message & 255] : [message & 255, message >> 8]
  const developer = developerFields ? [developerFields.length, ...developerFields.flat()] : []
  const header = (developerFields ? 0x60 : 0x40) | local
  return [header, 0, bigEndian ? 1 : 0, ...number, fields.length, ...fields.flat(), ...developer]
}

export function uint16(value: number): number[] {
  return [value & 255, value >> 8]
}

export function uint32(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]
}
