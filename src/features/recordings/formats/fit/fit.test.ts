import { describe, expect, it } from 'vitest'
import { buildFit } from '../../../../../test/support/fit-builder.ts'
import { parseFile } from '../../parse.ts'
import { processActivity } from '../../parse-worker.ts'
import { crc16 } from './binary.ts'

/** A FIT file around these messages, with right sizes and checksum unless told otherwise. */
function fitOf(messages: number[], { announced = messages.length } = {}): Uint8Array {
  const header = Buffer.alloc(12)
  header.set([12, 0x10, 0, 0])
  header.writeUInt32LE(announced, 4)
  header.write('.FIT', 8)
  const body = Buffer.concat([header, Buffer.from(messages)])
  const checksum = Buffer.alloc(2)
  checksum.writeUInt16LE(crc16(body))
  return Buffer.concat([body, checksum])
}

const u32 = (value: number) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]

/** Seconds since FIT's epoch for 2026-05-01. */
const MAY_2026 = Date.UTC(2026, 4, 1) / 1000 - 631_065_600

/** A record of time (253) and heart rate (3), and as many data messages, a second apart. */
const RECORD_DEFINITION = [0x40, 0, 0, 20, 0, 2, 253, 4, 0x86, 3, 1, 2]
const records = (count: number) =>
  Array.from({ length: count }, (_, i) => [0, ...u32(MAY_2026 + i), 100 + (i % 50)]).flat()

function activityOf(bytes: Uint8Array) {
  const outcome = parseFile(bytes)
  if (outcome.status === 'refused') throw new Error(outcome.message)
  return { ...outcome.activities[0]!, fileWarnings: outcome.warnings }
}

describe('a FIT recording', () => {
  it('of our own builder comes back as it was built', () => {
    const activity = activityOf(buildFit({ records: 3600, sport: 'cycling', subSport: 'gravelCycling' }))
    expect(activity).toMatchObject({ sport: 'gravel_cycling', device: 'Garmin Edge 500', fileWarnings: [] })
    expect(activity.laps).toHaveLength(2)
    const { track, device_totals } = processActivity(activity)
    expect(track?.point_count).toBe(3600)
    expect(track?.totals.distance_m).toBeCloseTo(device_totals.distance_m ?? 0, 0)
    expect(track?.totals.avg_hr_bpm).toBeCloseTo(device_totals.avg_hr_bpm ?? 0, 0)
  })

  it('without a session is made of its points, with a warning', () => {
    const activity = activityOf(buildFit({ withSession: false }))
    expect(activity.fileWarnings).toEqual([
      'The file has no summary: the figures are computed from its points.',
    ])
    expect(activity.device_totals).toMatchObject({ distance_m: null, timer_s: 599 })
    expect(activity.track?.length).toBe(600)
  })

  it('chained behind another gives both', () => {
    const [first, second] = [new Date('2026-05-01T06:00:00Z'), new Date('2026-05-02T06:00:00Z')]
    const both = Buffer.concat([buildFit({ startedAt: first }), buildFit({ startedAt: second, records: 60 })])
    const outcome = parseFile(both)
    if (outcome.status === 'refused') throw new Error(outcome.message)
    expect(outcome.activities.map(({ started_at, track }) => [started_at, track?.length])).toEqual([
      [first.getTime(), 600],
      [second.getTime(), 60],
    ])
  })

  it('with bytes behind its end is read, with a warning', () => {
    const activity = activityOf(Buffer.concat([buildFit(), Buffer.alloc(64)]))
    expect(activity.fileWarnings).toEqual(['64 bytes after the end of the recording were ignored.'])
  })

  it('whose size was never written is read to its end', () => {
    const bytes = Buffer.from(buildFit())
    bytes.writeUInt32LE(0, 4)
    expect(activityOf(bytes).track?.length).toBe(600)
  })

  it('cut in the middle keeps what is whole', () => {
    const bytes = buildFit({ records: 3600 })
    const activity = activityOf(bytes.subarray(0, bytes.length / 2))
    expect(activity.track?.length).toBeGreaterThan(1700)
    expect(activity.fileWarnings[0]).toContain('ends too early')
  })

  it('whose developer field takes the place of power shows that', () => {
    const describe = [0x41, 0, 0, 206, 0, 5, 0, 1, 2, 1, 1, 2, 2, 1, 2, 14, 2, 0x84, 15, 1, 2]
    const description = [1, 0, 7, 0x84, 20, 0, 7]
    const definition = [0x60, 0, 0, 20, 0, 1, 253, 4, 0x86, 1, 7, 2, 0]
    const data = Array.from({ length: 90 }, (_, i) => [0, ...u32(MAY_2026 + i), 250, 0]).flat()
    const { track } = activityOf(fitOf([...describe, ...description, ...definition, ...data]))
    expect(track?.columns.power_w?.[45]).toBe(250)
  })

  it('reads big-endian records, fractional cadence and compressed speed and distance', () => {
    const definition = [0x40, 0, 1, 0, 20, 4, 253, 4, 0x86, 4, 1, 2, 53, 1, 2, 8, 3, 13]
    const data = Array.from({ length: 90 }, (_, i) => {
      const steps = (i * 80) & 0xfff
      const speed = 500
      return [
        0,
        ...u32(MAY_2026 + i).reverse(),
        90,
        64,
        speed & 255,
        (speed >> 8) | ((steps & 15) << 4),
        steps >> 4,
      ]
    }).flat()
    const { track } = activityOf(fitOf([...definition, ...data]))
    expect(track?.columns.cadence_rpm?.[0]).toBe(90.5)
    expect(track?.columns.speed_mps?.[0]).toBe(5)
    expect(track?.columns.distance_m?.at(-1)).toBe(89 * 5)
  })

  it('leaves out points years away from the rest and sorts the others', () => {
    const session = [
      0x41,
      0,
      0,
      18,
      0,
      3,
      2,
      4,
      0x86,
      7,
      4,
      0x86,
      5,
      1,
      0,
      1,
      ...u32(MAY_2026),
      ...u32(60_000),
      1,
    ]
    const times = [5, 3, 4, 200 * 86_400, 6]
    const data = times.flatMap((second) => [0, ...u32(MAY_2026 + second), 100 + (second % 50)])
    const activity = activityOf(fitOf([...session, ...RECORD_DEFINITION, ...data]))
    expect([...(activity.track?.columns.time_s ?? [])]).toEqual([3, 4, 5, 6])
    expect(activity.warnings).toEqual([
      '1 points with an impossible time were left out.',
      'Points were not in the order of time; they were sorted.',
    ])
  })
})

describe('a damaged FIT file', () => {
  it.each([
    ['a header and nothing else', fitOf([]), 'empty'],
    ['data before its definition', fitOf([0, 1, 2, 3]), 'damaged'],
    ['a definition cut short', fitOf([0x40, 0, 0, 20, 0, 9, 253]), 'truncated'],
    ['a header that promises more', fitOf([0x40, 0, 0, 20], { announced: 1000 }), 'truncated'],
    ['a definition without data', fitOf(RECORD_DEFINITION), 'no_workout'],
    ['nine points', fitOf([...RECORD_DEFINITION, ...records(9)]), 'no_workout'],
    ['fields of size 0', fitOf([0x40, 0, 0, 18, 0, 1, 253, 0, 0x86, ...new Array(50).fill(0)]), 'no_time'],
    ['an unknown type of field', fitOf([0x40, 0, 0, 18, 0, 1, 2, 1, 0x1f, 0, 5]), 'no_time'],
    ['more summaries than a life', fitOf([0x40, 0, 0, 21, 0, 0, ...new Array(100_001).fill(0)]), 'too_large'],
    ['more workouts than a day', fitOf([0x40, 0, 0, 18, 0, 0, ...new Array(101).fill(0)]), 'too_large'],
    ['too many points', fitOf([0x40, 0, 0, 20, 0, 0, ...new Array(500_001).fill(0)]), 'too_many_points'],
    [
      'a header of 13 bytes',
      Buffer.concat([Buffer.from([13]), fitOf(records(60)).subarray(1)]),
      'unknown_format',
    ],
  ])('with %s is refused', (_, bytes, reason) => {
    expect(parseFile(bytes)).toMatchObject({ status: 'refused', reason })
  })

  it('does not change the bytes it was given', () => {
    const bytes = Buffer.from(buildFit())
    const before = Buffer.from(bytes)
    parseFile(bytes)
    expect(bytes.equals(before)).toBe(true)
  })
})
