import { Encoder } from '@garmin/fitsdk'

export type FitOptions = {
  /** One record a second; defaults to 600. */
  records?: number
  startedAt?: Date
  /** Names of the FIT profile, such as `cycling` and `mountain`. */
  sport?: string
  subSport?: string
  /** Where the ride begins, in degrees. */
  start?: { lat: number; lon: number }
  /** Records between two laps. */
  lapRecords?: number
  /** Leaves the session message out, as a device does that lost power. */
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
const MESSAGE = { file_id: 0, session: 18, lap: 19, record: 20, event: 21, activity: 34 }

const SEMICIRCLES = 2 ** 31 / 180
const METRES_PER_DEGREE = 111_195

/** A FIT activity of a made-up ride over rolling hills: the same options give the same bytes. */
export function buildFit(options: FitOptions = {}): Uint8Array {
  const { records = 600, startedAt = new Date('2026-05-01T06:30:00Z'), lapRecords = 1800 } = options
  const samples = rideOf(records, options.start ?? { lat: 46.05, lon: 14.5 })
  const encoder = new Encoder()
  const at = (second: number) => new Date(startedAt.getTime() + second * 1000)
  const write = (mesgNum: number, message: object) => encoder.onMesg(mesgNum, message as never)
  write(MESSAGE.file_id, {
    type: 'activity',
    manufacturer: 'garmin',
    product: 1036,
    serialNumber: 1234,
    timeCreated: startedAt,
  })
  write(MESSAGE.event, { timestamp: startedAt, event: 'timer', eventType: 'start' })
  for (const [second, sample] of samples.entries()) write(MESSAGE.record, recordOf(sample, at(second)))
  write(MESSAGE.event, { timestamp: at(records - 1), event: 'timer', eventType: 'stopAll' })
  for (let from = 0; from < records; from += lapRecords) {
    const to = Math.min(from + lapRecords, records) - 1
    write(MESSAGE.lap, summaryOf(samples.slice(from, to + 1), at(from), at(to)))
  }
  if (options.withSession !== false) {
    const { sport = 'cycling', subSport = 'generic' } = options
    write(MESSAGE.session, { ...summaryOf(samples, startedAt, at(records - 1)), sport, subSport })
  }
  write(MESSAGE.activity, { timestamp: at(records - 1), numSessions: 1, type: 'manual' })
  return encoder.close()
}

/** Waves of different lengths for each channel; heavier on the climbs. */
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
  const positionLat = Math.round(lat * SEMICIRCLES)
  const positionLong = Math.round(lon * SEMICIRCLES)
  return { timestamp, positionLat, positionLong, enhancedAltitude: altitude, enhancedSpeed: speed, ...rest }
}

function summaryOf(samples: Sample[], startTime: Date, timestamp: Date): object {
  const elapsed = (timestamp.getTime() - startTime.getTime()) / 1000
  const distance = samples.at(-1)!.distance - samples[0]!.distance
  const average = (field: keyof Sample) =>
    Math.round(samples.reduce((sum, sample) => sum + sample[field], 0) / samples.length)
  const greatest = (field: keyof Sample) => samples.reduce((top, sample) => Math.max(top, sample[field]), 0)
  return {
    startTime,
    timestamp,
    totalElapsedTime: elapsed,
    totalTimerTime: elapsed,
    totalDistance: distance,
    totalCalories: Math.round(elapsed / 6),
    avgHeartRate: average('heartRate'),
    maxHeartRate: greatest('heartRate'),
    avgCadence: average('cadence'),
    avgPower: average('power'),
    maxPower: greatest('power'),
    enhancedAvgSpeed: elapsed > 0 ? distance / elapsed : 0,
    enhancedMaxSpeed: greatest('speed'),
  }
}
