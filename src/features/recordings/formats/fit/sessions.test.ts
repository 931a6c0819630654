import { describe, expect, it } from 'vitest'
import {
  encodeFit,
  FIT_TYPE,
  type FitMessage,
  rawDefinition,
  rawFit,
  uint32,
} from '../../../../../test/support/fit-builder.ts'
import { parseActivity, parseRecording } from '../../../../../test/support/parse.ts'
import { parseFile } from '../../parse.ts'

const START = Date.UTC(2026, 4, 1, 6)
const at = (second: number) => new Date(START + second * 1000)

/** Records from second `from` to before `to`, one per second, with a distance that starts at `base_m`. */
const records = (from: number, to: number, base_m: number): FitMessage[] =>
  Array.from({ length: to - from }, (_, i) => [
    'record',
    { timestamp: at(from + i), distance: base_m + 2 * i, heartRate: 120 },
  ])

const session = (from: number, to: number, more: object = {}): FitMessage => [
  'session',
  {
    startTime: at(from),
    timestamp: at(to),
    totalElapsedTime: to - from,
    totalTimerTime: to - from,
    sport: 'running',
    subSport: 'generic',
    ...more,
  },
]

const lap = (from: number, to: number): FitMessage => [
  'lap',
  { startTime: at(from), timestamp: at(to), totalElapsedTime: to - from, avgHeartRate: 0, avgCadence: 80 },
]

/** Swimming, changing and cycling. `bases_m` are the distances at which each session starts to count. */
const triathlon = (bases_m: [number, number, number]) =>
  encodeFit([
    ...records(0, 100, bases_m[0]),
    ...records(100, 150, bases_m[1]),
    ...records(150, 250, bases_m[2]),
    lap(0, 50),
    lap(50, 100),
    lap(100, 150),
    lap(150, 250),
    session(0, 100, { sport: 'swimming', subSport: 'openWater' }),
    session(100, 150, { sport: 'transition' }),
    session(150, 250, { sport: 'cycling' }),
  ])

describe('FIT sessions', () => {
  it('each become a workout with its own points and laps', () => {
    const { activities } = parseRecording(triathlon([0, 0, 0]))
    expect(
      activities.map(({ sport, started_at, laps, track }) => [
        sport,
        started_at - START,
        laps.length,
        track?.length,
        track?.columns.time_s?.[0],
      ]),
    ).toEqual([
      ['open_water_swimming', 0, 2, 100, 0],
      ['transition', 100_000, 1, 50, 0],
      ['cycling', 150_000, 1, 100, 0],
    ])
    expect(activities[0]?.laps.map(({ index, started_at }) => [index, started_at])).toEqual([
      [0, START],
      [1, START + 50_000],
    ])
  })

  it.each([
    ['restarts in each session', [0, 0, 0]],
    ['continues through all sessions', [0, 198, 296]],
  ] as const)('count a distance %s from 0', (_, bases_m) => {
    const { activities } = parseRecording(triathlon([...bases_m]))
    expect(activities.map(({ track }) => track?.columns.distance_m?.[0])).toEqual([0, 0, 0])
    expect(activities.map(({ track }) => track?.columns.distance_m?.at(-1))).toEqual([198, 98, 198])
  })

  it('include points from before the first session', () => {
    const { activities } = parseRecording(encodeFit([...records(-5, 60, 0), session(0, 60)]))
    expect(activities[0]?.track?.columns.time_s?.[0]).toBe(-5)
  })

  it('start at their end minus the elapsed time when they have no start time', () => {
    const bytes = encodeFit([...records(0, 60, 0), session(10, 60, { startTime: undefined })])
    expect(parseActivity(bytes).started_at).toBe(START + 10_000)
  })

  it('start with the first point when they have no time', () => {
    const bytes = encodeFit([
      ...records(3, 60, 0),
      session(0, 60, { startTime: undefined, timestamp: undefined }),
    ])
    expect(parseActivity(bytes).started_at).toBe(START + 3_000)
  })

  it('are refused when the file has no time', () => {
    const bytes = encodeFit([session(0, 60, { startTime: undefined, timestamp: undefined })])
    expect(parseFile(bytes)).toMatchObject({
      status: 'refused',
      reason: { code: 'no_time', file_format: 'FIT' },
    })
  })

  it('are dropped when they have no time but another session has one', () => {
    const bytes = encodeFit([session(0, 60), session(0, 60, { startTime: undefined, timestamp: undefined })])
    expect(parseRecording(bytes).activities).toHaveLength(1)
  })

  it('may be without points', () => {
    expect(parseActivity(encodeFit([session(0, 60)]))).toMatchObject({
      track: null,
      device_totals: { timer_s: 60 },
    })
  })

  it('take the sport from the sport message when they state none', () => {
    const bytes = encodeFit([
      ['sport', { sport: 'cycling', subSport: 'mountain' }],
      session(0, 60, { sport: undefined, subSport: undefined }),
    ])
    expect(parseActivity(bytes).sport).toBe('mountain_biking')
  })

  it('take the timer time from their timer events when they state none', () => {
    const timer = (second: number, eventType: string): FitMessage => [
      'event',
      { timestamp: at(second), event: 'timer', eventType },
    ]
    const bytes = encodeFit([
      timer(0, 'start'),
      timer(20, 'stopAll'),
      timer(50, 'start'),
      timer(60, 'stop'),
      timer(200, 'start'),
      timer(300, 'stop'),
      session(0, 100, { totalTimerTime: undefined }),
      session(100, 200),
    ])
    const { activities } = parseRecording(bytes)
    expect(activities.map(({ device_totals }) => device_totals.timer_s)).toEqual([30, 100])
  })

  it('have no heart rate when the device wrote 0, nor do their laps', () => {
    const [activity] = parseRecording(
      encodeFit([lap(0, 60), session(0, 60, { avgHeartRate: 0, maxHeartRate: 0, avgPower: 0 })]),
    ).activities
    expect(activity?.device_totals).toMatchObject({ avg_hr_bpm: null, max_hr_bpm: null, avg_power_w: 0 })
    expect(activity?.laps[0]).toMatchObject({ avg_hr_bpm: null, avg_cadence_rpm: 80 })
  })

  it('have the totals that the device wrote', () => {
    const totals = {
      totalMovingTime: 50,
      totalDistance: 200,
      totalAscent: 12,
      totalDescent: 7,
      avgHeartRate: 130,
      maxHeartRate: 150,
      avgCadence: 80,
      avgFractionalCadence: 0.5,
      avgPower: 200,
      maxPower: 400,
      totalCalories: 99,
      enhancedAvgSpeed: 3,
      enhancedMaxSpeed: 5,
    }
    expect(parseActivity(encodeFit([session(0, 60, totals)])).device_totals).toEqual({
      elapsed_s: 60,
      timer_s: 60,
      moving_s: 50,
      distance_m: 200,
      ascent_m: 12,
      descent_m: 7,
      avg_hr_bpm: 130,
      max_hr_bpm: 150,
      avg_cadence_rpm: 80.5,
      avg_power_w: 200,
      max_power_w: 400,
      calories_kcal: 99,
      avg_speed_mps: 3,
      max_speed_mps: 5,
    })
  })
})

describe('FIT laps', () => {
  it('start at their timestamp when they have no start time', () => {
    const bytes = encodeFit([['lap', { timestamp: at(40), totalElapsedTime: 40 }], session(0, 60)])
    expect(parseActivity(bytes).laps).toMatchObject([{ started_at: START + 40_000, elapsed_s: 40 }])
  })

  it('are dropped when they have no plausible time', () => {
    const bytes = encodeFit([['lap', { totalElapsedTime: 40 }], lap(0, 60), session(0, 60)])
    expect(parseActivity(bytes).laps).toHaveLength(1)
  })
})

describe('FIT points', () => {
  it('are sorted by time, without those that are days away from the session', () => {
    const times = [5, 3, 4, 200 * 86_400, 6]
    const bytes = encodeFit([
      ...times.map((second): FitMessage => ['record', { timestamp: at(second), heartRate: 100 }]),
      session(0, 60),
    ])
    const activity = parseActivity(bytes)
    expect([...(activity.track?.columns.time_s ?? [])]).toEqual([3, 4, 5, 6])
    expect(activity.warnings).toEqual([{ code: 'times_left_out', points: 1 }, { code: 'points_sorted' }])
  })

  it('include heart rates that a swimming strap delivered later', () => {
    const bytes = encodeFit([
      ...records(0, 10, 0).map(([, fields]): FitMessage => ['record', { ...fields, heartRate: undefined }]),
      ['hr', { timestamp: at(0), fractionalTimestamp: 0, filteredBpm: [100], eventTimestamp: [1000] }],
      ['hr', { filteredBpm: [110, 120, 130, 140], eventTimestamp: [1002, 1004, 1006, 1008] }],
      session(0, 10),
    ])
    const { hr_bpm } = parseActivity(bytes).track!.columns
    expect(hr_bpm?.[2]).toBeGreaterThan(99)
    expect(hr_bpm?.[6]).toBeGreaterThan(hr_bpm![2]!)
  })
})

it('a session with developer fields keeps the values of its own fields', () => {
  const seconds = START / 1000 - 631_065_600
  const definition = rawDefinition(
    18,
    [
      [2, 4, FIT_TYPE.uint32],
      [7, 4, FIT_TYPE.uint32],
      [5, 1, FIT_TYPE.enum],
    ],
    { developerFields: [[3, 2, 0]] },
  )
  const data = [0, ...uint32(seconds), ...uint32(60_000), 1, 0xaa, 0xbb]
  const { activities } = parseRecording(rawFit([...definition, ...data, ...data]))
  expect(activities.map(({ sport, device_totals }) => [sport, device_totals.elapsed_s])).toEqual([
    ['running', 60],
    ['running', 60],
  ])
})
