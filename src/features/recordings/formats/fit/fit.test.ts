import { describe, expect, it } from 'vitest'
import {
  buildFit,
  encodeFit,
  FIT_TYPE,
  rawDefinition,
  rawFit,
  uint32,
} from '../../../../../test/support/fit-builder.ts'
import { parseActivity, parseRecording } from '../../../../../test/support/parse.ts'
import { parseFile } from '../../parse.ts'
import { processActivity } from '../../parse-and-process.ts'

/** 2026-05-01 in seconds since the FIT epoch. */
const MAY_2026 = Date.UTC(2026, 4, 1) / 1000 - 631_065_600

/** A record with a timestamp (253) and a heart rate (3). */
const RECORD_DEFINITION = rawDefinition(20, [
  [253, 4, FIT_TYPE.uint32],
  [3, 1, FIT_TYPE.uint8],
])
const records = (count: number) =>
  Array.from({ length: count }, (_, i) => [0, ...uint32(MAY_2026 + i), 100 + (i % 50)]).flat()

describe('a FIT file', () => {
  it('gives the sport, the device, the laps and the points', () => {
    const bytes = buildFit({ records: 3600, sport: 'cycling', subSport: 'gravelCycling' })
    expect(parseRecording(bytes).warnings).toEqual([])
    const activity = parseActivity(bytes)
    expect(activity).toMatchObject({ sport: 'gravel_cycling', device: 'Garmin Edge 500', warnings: [] })
    expect(activity.laps).toHaveLength(2)
    const { track, device_totals } = processActivity(activity)
    expect(track?.point_count).toBe(3600)
    expect(track?.totals.distance_m).toBeCloseTo(device_totals.distance_m ?? 0, 0)
    expect(track?.totals.avg_hr_bpm).toBeCloseTo(device_totals.avg_hr_bpm ?? 0, 0)
  })

  it('gives the workouts of all chained files, each with its own header', () => {
    const [first, second] = [new Date('2026-05-01T06:00:00Z'), new Date('2026-05-02T06:00:00Z')]
    const both = Buffer.concat([buildFit({ startedAt: first }), buildFit({ startedAt: second, records: 60 })])
    expect(
      parseRecording(both).activities.map(({ started_at, track }) => [started_at, track?.length]),
    ).toEqual([
      [first.getTime(), 600],
      [second.getTime(), 60],
    ])
  })

  it('reads compressed timestamps', () => {
    const definition = rawDefinition(20, [[3, 1, FIT_TYPE.uint8]], { local: 1 })
    const first = [0, ...uint32(MAY_2026), 100]
    const compressed = Array.from({ length: 70 }, (_, i) => [
      0x80 | (1 << 5) | ((MAY_2026 + i + 1) & 31),
      101,
    ])
    const activity = parseActivity(
      rawFit([...RECORD_DEFINITION, ...first, ...definition, ...compressed.flat()]),
    )
    expect([...(activity.track?.columns.time_s ?? [])]).toEqual(Array.from({ length: 71 }, (_, i) => i))
    expect(activity.track?.columns.hr_bpm?.at(-1)).toBe(101)
  })

  it('has the title of its planned workout, or no title', () => {
    expect(parseActivity(buildFit()).title).toBeNull()
    const named = Buffer.concat([encodeFit([['workout', { wktName: ' Threshold ' }]]), buildFit()])
    expect(parseActivity(named).title).toBe('Threshold')
  })

  it('gives a warning when the clock was never set', () => {
    const activity = parseActivity(buildFit({ startedAt: new Date('1990-07-09T12:00:00Z') }))
    expect(activity.warnings).toEqual([{ code: 'clock_not_set', day: '1990-07-09' }])
  })

  it('is not changed by parsing', () => {
    const bytes = Buffer.from(buildFit())
    const before = Buffer.from(bytes)
    parseFile(bytes)
    expect(bytes.equals(before)).toBe(true)
  })
})

describe('a FIT file that is not an activity', () => {
  it.each([
    ['settings', 'device_settings'],
    ['weight', 'weights'],
    ['monitoringB', 'monitoring'],
    ['workout', 'planned_workout'],
    ['course', 'planned_route'],
    ['segment', 'segment'],
  ])('is refused with the type %s, because it holds %s', (type, content) => {
    expect(parseFile(encodeFit([['file_id', { type, manufacturer: 'garmin' }]]))).toEqual({
      status: 'refused',
      reason: { code: 'not_a_workout', file_format: 'FIT', content },
    })
  })

  it('is refused with the type that it states when FitTrack does not know the type', () => {
    const type = 'exdConfiguration'
    expect(parseFile(encodeFit([['file_id', { type, manufacturer: 'garmin' }]]))).toEqual({
      status: 'refused',
      reason: { code: 'other_fit_type', type },
    })
  })
})

describe('a faulty FIT file', () => {
  it('uses the points when the session is missing, with a warning', () => {
    const bytes = buildFit({ withSession: false })
    expect(parseRecording(bytes).warnings).toEqual([{ code: 'no_summary' }])
    const activity = parseActivity(bytes)
    expect(activity.device_totals).toMatchObject({ distance_m: null, timer_s: 599 })
    expect(activity.track?.length).toBe(600)
  })

  it('is refused without a session if it has fewer than ten points or less than a minute', () => {
    const few = rawFit([...RECORD_DEFINITION, ...records(9)])
    expect(parseFile(few)).toEqual({ status: 'refused', reason: { code: 'no_summary', points: 9 } })
    const short = rawFit([...RECORD_DEFINITION, ...records(60)])
    expect(parseFile(short)).toEqual({ status: 'refused', reason: { code: 'no_summary', points: 60 } })
    expect(parseActivity(rawFit([...RECORD_DEFINITION, ...records(61)])).track?.length).toBe(61)
  })

  it('is read when the checksum is wrong, with a warning', () => {
    const bytes = Buffer.from(buildFit())
    bytes[bytes.length - 1]! ^= 0xff
    const { activities, warnings } = parseRecording(bytes)
    expect(warnings).toEqual([{ code: 'wrong_checksum' }])
    expect(activities[0]?.track?.length).toBe(600)
  })

  it('is read without the bytes after its end, with a warning', () => {
    const { warnings } = parseRecording(Buffer.concat([buildFit(), Buffer.alloc(64)]))
    expect(warnings).toEqual([{ code: 'bytes_ignored', bytes: 64 }])
  })

  it('is read to its end when the header states a size of 0', () => {
    const bytes = Buffer.from(buildFit())
    bytes.writeUInt32LE(0, 4)
    expect(parseActivity(bytes).track?.length).toBe(600)
  })

  it('keeps the points before the end when it is truncated', () => {
    const bytes = buildFit({ records: 3600 })
    const { activities, warnings } = parseRecording(bytes.subarray(0, bytes.length / 2))
    expect(activities[0]?.track?.length).toBeGreaterThan(1700)
    expect(warnings).toEqual([
      { code: 'truncated', points: activities[0]?.track?.length },
      { code: 'no_summary' },
    ])
  })

  it('is complete when it is truncated after its session', () => {
    const bytes = buildFit()
    const { activities, warnings } = parseRecording(bytes.subarray(0, bytes.length - 3))
    expect(activities[0]?.device_totals.timer_s).toBe(599)
    expect(warnings).toEqual([{ code: 'truncated', points: 600 }])
  })

  it('keeps the points before damage in the middle', () => {
    const before = [...RECORD_DEFINITION, ...records(90)]
    const { activities, warnings } = parseRecording(rawFit([...before, 7, 1, 2, 3, ...records(90)]))
    expect(activities[0]?.track?.length).toBe(90)
    expect(warnings[0]).toEqual({ code: 'damaged_at', byte: 12 + before.length, points: 90 })
  })

  it.each([
    ['a header and nothing else', rawFit([]), 'no_content'],
    ['data before its definition', rawFit([0, 1, 2, 3]), 'damaged_at'],
    ['a truncated definition', rawFit([0x40, 0, 0, 20, 0, 9, 253]), 'truncated'],
    ['a stated size beyond its end', rawFit([0x40, 0, 0, 20], { statedSize: 1000 }), 'truncated'],
    ['a definition without data', rawFit(RECORD_DEFINITION), 'no_summary'],
    [
      'fields of size 0',
      rawFit([...rawDefinition(18, [[253, 0, 0x86]]), ...new Array(50).fill(0)]),
      'no_time',
    ],
    ['an unknown field type', rawFit([...rawDefinition(18, [[2, 1, 0x1f]]), 0, 5]), 'no_time'],
    [
      'more than 100,000 summary messages',
      rawFit([...rawDefinition(21, []), ...new Array(100_001).fill(0)]),
      'too_many_summaries',
    ],
    [
      'more than 100 sessions',
      rawFit([...rawDefinition(18, []), ...new Array(101).fill(0)]),
      'too_many_workouts',
    ],
    [
      'more than 10,000 laps',
      rawFit([...rawDefinition(19, []), ...new Array(10_001).fill(0)]),
      'too_many_laps',
    ],
    [
      'more than 500,000 points',
      rawFit([...rawDefinition(20, []), ...new Array(500_001).fill(0)]),
      'too_many_points',
    ],
    [
      'a header of 13 bytes',
      Buffer.concat([Buffer.from([13]), rawFit(records(60)).subarray(1)]),
      'unknown_format',
    ],
  ])('is refused with %s', (_, bytes, code) => {
    expect(parseFile(bytes)).toMatchObject({ status: 'refused', reason: { code } })
  })
})
