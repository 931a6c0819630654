import { describe, expect, it } from 'vitest'
import {
  describeRealRecordings,
  type Expected,
  type ExpectedSession,
  readExpected,
  readRecording,
  recordingNames,
  recordingsDir,
} from '../../../../test/support/real-recordings.ts'
import type { FileContent } from '../../../locales/errors/values.ts'
import type { Activity, ProcessedActivity } from '../activity.ts'
import { parseFile } from '../parse.ts'
import { processActivity } from '../parse-and-process.ts'
import type { ImportWarning } from '../reasons.ts'

const expected: Record<string, Expected> = recordingsDir ? readExpected() : {}

/** Files whose number of points differs from the expected one. */
const POINTS: Record<string, number> = {
  // 19 bytes are missing inside the file; the last of 473 records is read from shifted bytes and says year 2085.
  'fit/strava-android-app-201.10-b1218918.fit': 472,
}

/** Files whose points do not cover the whole session, so that their totals differ from those of the session. */
const PARTIAL = new Set(['fit/strava-android-app-201.10-b1218918.fit'])

/**
 * In this file the native distance field is always 0. A rowing app wrote 6,163 m to a developer field that replaces it,
 * but the session's summary still says 0.
 */
const OTHER_DISTANCE = new Set(['fit/20170518-191602-1740899583.fit'])

/**
 * Elapsed times that differ from gpxpy's, which sums the durations of the tracks. Ours is from the first to the last
 * point, as in FIT, and these files have several tracks with pauses between them. Null without times.
 */
const ELAPSED: Record<string, number | null> = {
  'gpx/cerknicko-jezero.gpx': 7190,
  'gpx/cerknicko-jezero-without-elevations.gpx': 7176,
  'gpx/cerknicko-without-times.gpx': 57,
  'gpx/korita-zbevnica.gpx': 13_381,
  // All of its times are from 1901 and are dropped.
  'gpx/Mojstrovka.gpx': null,
}

const START: Record<string, string> = {
  'gpx/Mojstrovka.gpx': '2010-12-14T06:17:04Z',
}

function parsed(name: string): Activity[] {
  const outcome = parseFile(readRecording(name))
  if (outcome.status === 'refused') throw new Error(`${name}: ${outcome.reason.code}`)
  return outcome.activities
}

function expectNear(
  actual: number | null | undefined,
  wanted: number,
  tolerance: number,
  what: string,
): void {
  expect(actual, what).not.toBeNull()
  expect(
    Math.abs((actual ?? Number.NaN) - wanted),
    `${what}: ${actual} against ${wanted}`,
  ).toBeLessThanOrEqual(tolerance)
}

/** Compares the device's totals with the expected session. An expected heart rate of 0 means none. */
function expectSession(activity: Activity, session: ExpectedSession): void {
  const { device_totals: totals } = activity
  expectNear(activity.started_at, Date.parse(session.start), 1000, 'start')
  for (const field of ['elapsed_s', 'timer_s'] as const) {
    if (session[field] !== undefined) expectNear(totals[field], session[field], 1, field)
  }
  if (session.distance_m !== undefined) {
    expectNear(totals.distance_m, session.distance_m, 0.005 * session.distance_m, 'distance_m')
  }
  for (const field of ['ascent_m', 'calories_kcal', 'avg_power_w'] as const) {
    if (session[field] !== undefined) expect(totals[field], field).toBe(session[field])
  }
  for (const field of ['avg_hr_bpm', 'max_hr_bpm'] as const) {
    if (session[field]) expectNear(totals[field], session[field], 1, field)
    else expect(totals[field], field).toBeNull()
  }
}

/** Compares the totals of the points with those that the device wrote. */
function expectTrackToAgree(name: string, activity: ProcessedActivity, session: ExpectedSession): void {
  const { device_totals: device } = activity
  const track = activity.track?.totals
  if (!track || PARTIAL.has(name)) return
  if (session.distance_m && track.distance_m !== null && !OTHER_DISTANCE.has(name)) {
    // The device may count up to 6 m after the last point.
    expectNear(
      track.distance_m,
      session.distance_m,
      Math.max(0.005 * session.distance_m, 6),
      'track distance_m',
    )
  }
  if (device.ascent_m !== null && track.ascent_m !== null) {
    expectNear(track.ascent_m, device.ascent_m, Math.max(0.25 * device.ascent_m, 5), 'track ascent_m')
  }
  if (device.max_hr_bpm !== null) expectNear(track.max_hr_bpm, device.max_hr_bpm, 1, 'track max_hr_bpm')
}

describeRealRecordings('recordings of devices', () => {
  describe.each(recordingNames('fit'))('%s', (name) => {
    const { sessions = [], laps, records } = expected[name] ?? {}

    it('gives one workout per session, with the totals of the device', () => {
      const activities = parsed(name)
      expect(activities.length).toBe(sessions.length)
      for (const [i, session] of sessions.entries()) expectSession(activities[i]!, session)
    })

    it('keeps every lap and every point', () => {
      const activities = parsed(name)
      expect(activities.reduce((sum, activity) => sum + activity.laps.length, 0)).toBe(laps)
      const points = activities.reduce((sum, activity) => sum + (activity.track?.length ?? 0), 0)
      expect(points).toBe(POINTS[name] ?? records)
    })

    it('has points whose totals agree with the device', () => {
      const activities = parsed(name).map(processActivity)
      for (const [i, session] of sessions.entries()) expectTrackToAgree(name, activities[i]!, session)
    })
  })

  describe.each(recordingNames('gpx'))('%s', (name) => {
    const { points = 0, length_2d_m = 0, duration_s, start, moving_time_s = 0 } = expected[name] ?? {}
    if (points === 0) {
      it('is refused, because it holds no recorded track', () => {
        expect(parseFile(readRecording(name))).toMatchObject({
          status: 'refused',
          reason: { code: 'not_a_workout' },
        })
      })
      return
    }

    it('gives one workout with all points, the distance and the start', () => {
      const [activity, ...others] = parsed(name).map(processActivity)
      expect(others).toEqual([])
      expect(activity?.track?.point_count).toBe(points)
      expectNear(activity?.track?.totals.distance_m, length_2d_m, 0.005 * length_2d_m, 'distance_m')
      expectNear(activity?.started_at, Date.parse(START[name] ?? start ?? ''), 1000, 'start')
    })

    it('has the elapsed time from the first to the last point', () => {
      const { elapsed_s, moving_s } = processActivity(parsed(name)[0]!).track!.totals
      const wanted = name in ELAPSED ? ELAPSED[name] : duration_s
      if (wanted === null || wanted === undefined) expect(elapsed_s).toBeNull()
      else {
        expectNear(elapsed_s, wanted, 1, 'elapsed_s')
        expectNear(moving_s, moving_time_s, 0.05 * moving_time_s + 1, 'moving_s')
      }
    })
  })

  describe.each(recordingNames('tcx'))('%s', (name) => {
    const {
      laps,
      points,
      timer_s = 0,
      distance_m = 0,
      calories_kcal,
      start = '',
      sport,
    } = expected[name] ?? {}

    it('gives one workout with laps, points and sums', () => {
      const [activity, ...others] = parsed(name).map(processActivity)
      expect(others).toEqual([])
      expect(activity?.sport).toBe(sport?.toLowerCase())
      expect(activity?.laps.length).toBe(laps)
      expect(activity?.track?.point_count).toBe(points)
      expectNear(activity?.started_at, Date.parse(start ?? ''), 1000, 'start')
      expectNear(activity?.device_totals.timer_s, timer_s, 1, 'timer_s')
      expectNear(activity?.device_totals.distance_m, distance_m, 0.005 * distance_m, 'distance_m')
      expectNear(activity?.track?.totals.distance_m, distance_m, 0.005 * distance_m, 'track distance_m')
      expect(activity?.device_totals.calories_kcal).toBe(calories_kcal)
    })
  })

  it.each([
    ['fit/garmin-edge-500-activity.fit', 'cycling', 'Garmin Edge 500'],
    ['fit/20170518-191602-1740899583.fit', 'indoor_rowing', 'Garmin Vivo Active Hr'],
    ['fit/event_timestamp.fit', 'lap_swimming', 'Garmin Forerunner 735XT'],
    ['fit/null_compressed_speed_dist.fit', 'virtual_cycling', 'Zwift'],
    ['fit/2019-02-17-062644-ELEMNT-297E-195-0.fit', 'cycling', 'Wahoo Fitness ELEMNT'],
    ['fit/coros-pace-2-cycling-misaligned-fields.fit', 'cycling', 'COROS PACE 2'],
    ['fit/sample_mulitple_header.fit', 'open_water_swimming', 'Garmin Forerunner 920XT'],
    ['gpx/around-visnjan-with-car.gpx', 'other', 'eTrex 20x'],
    ['tcx/sup_activity_1.tcx', 'other', 'vívoactive HR'],
  ])('%s has the sport %s and the device %s', (name, sport, device) => {
    expect(parsed(name)[0]).toMatchObject({ sport, device })
  })

  it('reads a heart rate of 0 as missing', () => {
    const [activity] = parsed('fit/null_compressed_speed_dist.fit')
    expect(activity?.device_totals.avg_hr_bpm).toBeNull()
    expect(activity?.track?.columns.hr_bpm).toBeUndefined()
  })

  it('counts the distance from 0 in each session of a triathlon', () => {
    const firsts = parsed('fit/sample_mulitple_header.fit').map(
      ({ track }) => track?.columns.distance_m?.find((value) => !Number.isNaN(value)) ?? Number.NaN,
    )
    for (const first of firsts) expect(first).toBeLessThan(20)
  })

  it('merges the heart rate that a swimming strap delivered later', () => {
    const [swim] = parsed('fit/sample_mulitple_header.fit').map(processActivity)
    expectNear(swim?.track?.totals.avg_hr_bpm, swim?.device_totals.avg_hr_bpm ?? 0, 1, 'avg_hr_bpm')
  })
})

const REFUSED: [name: string, content: FileContent][] = [
  ['broken/Settings.fit', 'device_settings'],
  ['broken/WeightScaleMultiUser.fit', 'weights'],
  ['broken/MonitoringFile.fit', 'monitoring'],
  ['broken/WorkoutRepeatSteps.fit', 'planned_workout'],
]

const IMPORTED: [name: string, points: number, warnings: ImportWarning[]][] = [
  // Only the checksum is wrong.
  ['broken/activity-filecrc.fit', 14, [{ code: 'wrong_checksum' }]],
  // Truncated after its session: nothing of the workout is missing.
  ['broken/activity-unexpected-eof.fit', 14, [{ code: 'truncated', points: 14 }]],
  // Truncated before its session: 14,391 points of 4 h 38 min and 113.6 km remain.
  ['broken/nick.fit', 14_391, [{ code: 'truncated', points: 14_391 }, { code: 'no_summary' }]],
  // Complete, with the compressed timestamps of an old watch whose clock restarted in 1989.
  ['broken/antfs-dump.63.fit', 686, [{ code: 'clock_not_set', day: '1990-07-09' }]],
]

describeRealRecordings('broken recordings', () => {
  it.each(REFUSED)('%s is refused, because it holds %s', (name, content) => {
    const reason = { code: 'not_a_workout', file_format: 'FIT', content }
    expect(parseFile(readRecording(name))).toEqual({ status: 'refused', reason })
  })

  it.each(IMPORTED)('%s is imported with %i points and warnings', (name, points, warnings) => {
    const result = parseFile(readRecording(name))
    if (result.status === 'refused') throw new Error(result.reason.code)
    const [activity, ...others] = result.activities.map(processActivity)
    expect(others).toEqual([])
    expect(activity?.track?.point_count).toBe(points)
    expect([...result.warnings, ...(activity?.warnings ?? [])]).toEqual(warnings)
  })

  it('all have an expected result in this test', () => {
    const tested = [...REFUSED, ...IMPORTED].map(([name]) => name)
    expect(tested.sort()).toEqual(recordingNames('broken').sort())
  })

  it('give the heart rate and the elapsed time from compressed timestamps', () => {
    const result = parseFile(readRecording('broken/antfs-dump.63.fit'))
    if (result.status === 'refused') throw new Error(result.reason.code)
    const { track, device_totals } = processActivity(result.activities[0]!)
    expect(track?.totals.avg_hr_bpm).toBeCloseTo(device_totals.avg_hr_bpm ?? 0, 0)
    expect(Math.abs((track?.totals.elapsed_s ?? 0) - (device_totals.elapsed_s ?? 0))).toBeLessThan(3)
  })
})
