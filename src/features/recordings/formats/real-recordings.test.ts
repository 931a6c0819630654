import { describe, expect, it } from 'vitest'
import {
  activitiesDir,
  activityNames,
  assertActivitiesInCi,
  type Expected,
  type ExpectedSession,
  missingActivities,
  readActivity,
  readExpected,
} from '../../../../test/support/activities.ts'
import type { Activity, EncodedActivity } from '../activity.ts'
import { parseFile } from '../parse.ts'
import { encodeActivity } from '../parse-worker.ts'

assertActivitiesInCi()

const title = activitiesDir ? 'real recordings' : `real recordings: skipped, ${missingActivities}`
const expected: Record<string, Expected> = activitiesDir ? readExpected() : {}

/** Where a file's own data stand against its figures: what differs, and why (measured). */
const POINTS: Record<string, number> = {
  // 19 bytes are missing inside the file; the last of 473 records is read from shifted bytes and says year 2085.
  'fit/strava-android-app-201.10-b1218918.fit': 472,
}

/** Files whose points do not cover their session: the figures recomputed from them must differ. */
const PARTIAL = new Set(['fit/strava-android-app-201.10-b1218918.fit'])

/**
 * The native distance field is 0 throughout; a rowing app measured 6,163 m in a developer field that takes its place.
 * The session's own summary keeps the 0.
 */
const OTHER_DISTANCE = new Set(['fit/20170518-191602-1740899583.fit'])

/**
 * gpxpy adds up the durations of the tracks; here elapsed is first to last, as in FIT, and these files have eight
 * tracks with pauses between them. (A time is null where gpxpy gives none because a track has no times.)
 */
const ELAPSED: Record<string, number | null> = {
  'gpx/cerknicko-jezero.gpx': 7190,
  'gpx/cerknicko-jezero-without-elevations.gpx': 7176,
  'gpx/cerknicko-without-times.gpx': 57,
  'gpx/korita-zbevnica.gpx': 13_381,
  // All of its times are from 1901 and are left out.
  'gpx/Mojstrovka.gpx': null,
}

const START: Record<string, string> = {
  'gpx/Mojstrovka.gpx': '2010-12-14T06:17:04Z',
}

function parsed(name: string): Activity[] {
  const outcome = parseFile(readActivity(name))
  if (outcome.status === 'refused') throw new Error(`${name}: ${outcome.message}`)
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

/** A figure of 0 means "none" for a heart rate. */
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

/** What is recomputed from the points agrees with what the device wrote. */
function expectTrackToAgree(name: string, activity: EncodedActivity, session: ExpectedSession): void {
  const { track_totals: track, device_totals: device } = activity
  if (PARTIAL.has(name)) return
  if (session.distance_m && track.distance_m !== null && !OTHER_DISTANCE.has(name)) {
    // Points are a second apart: up to 6 m can lie beyond the last of them.
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

describe.skipIf(!activitiesDir)(title, () => {
  describe.each(activityNames('fit'))('%s', (name) => {
    const { sessions = [], laps, records } = expected[name] ?? {}

    it('gives one workout a session, with the figures of the device', () => {
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

    it('has points that agree with the device', () => {
      const activities = parsed(name).map(encodeActivity)
      for (const [i, session] of sessions.entries()) expectTrackToAgree(name, activities[i]!, session)
    })
  })

  describe.each(activityNames('gpx'))('%s', (name) => {
    const { points = 0, length_2d_m = 0, duration_s, start, moving_time_s = 0 } = expected[name] ?? {}
    if (points === 0) {
      it('is refused: it holds no recorded track', () => {
        expect(parseFile(readActivity(name))).toMatchObject({ status: 'refused', reason: 'not_an_activity' })
      })
      return
    }

    it('gives one workout with all its points, its length and its start', () => {
      const [activity, ...others] = parsed(name).map(encodeActivity)
      expect(others).toEqual([])
      expect(activity?.point_count).toBe(points)
      expectNear(activity?.track_totals.distance_m, length_2d_m, 0.005 * length_2d_m, 'distance_m')
      expectNear(activity?.started_at, Date.parse(START[name] ?? start ?? ''), 1000, 'start')
    })

    it('takes as long as from its first to its last point', () => {
      const { elapsed_s, moving_s } = encodeActivity(parsed(name)[0]!).track_totals
      const wanted = name in ELAPSED ? ELAPSED[name] : duration_s
      if (wanted === null || wanted === undefined) expect(elapsed_s).toBeNull()
      else {
        expectNear(elapsed_s, wanted, 1, 'elapsed_s')
        expectNear(moving_s, moving_time_s, 0.05 * moving_time_s + 1, 'moving_s')
      }
    })
  })

  describe.each(activityNames('tcx'))('%s', (name) => {
    const {
      laps,
      points,
      timer_s = 0,
      distance_m = 0,
      calories_kcal,
      start = '',
      sport,
    } = expected[name] ?? {}

    it('gives its activity with laps, points and sums', () => {
      const [activity, ...others] = parsed(name).map(encodeActivity)
      expect(others).toEqual([])
      expect(activity?.sport).toBe(sport?.toLowerCase())
      expect(activity?.laps.length).toBe(laps)
      expect(activity?.point_count).toBe(points)
      expectNear(activity?.started_at, Date.parse(start ?? ''), 1000, 'start')
      expectNear(activity?.device_totals.timer_s, timer_s, 1, 'timer_s')
      expectNear(activity?.device_totals.distance_m, distance_m, 0.005 * distance_m, 'distance_m')
      expectNear(activity?.track_totals.distance_m, distance_m, 0.005 * distance_m, 'track distance_m')
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
  ])('%s is %s, recorded with %s', (name, sport, device) => {
    expect(parsed(name)[0]).toMatchObject({ sport, device })
  })

  it('shows a heart rate of 0 as none', () => {
    const [activity] = parsed('fit/null_compressed_speed_dist.fit')
    expect(activity?.device_totals.avg_hr_bpm).toBeNull()
    expect(activity?.track?.columns.hr_bpm).toBeUndefined()
  })

  it('gives each session of a triathlon its own distance from 0', () => {
    const firsts = parsed('fit/sample_mulitple_header.fit').map(
      ({ track }) => track?.columns.distance_m?.find((value) => !Number.isNaN(value)) ?? Number.NaN,
    )
    for (const first of firsts) expect(first).toBeLessThan(20)
  })

  it('merges the heart rate that a swimming strap delivered afterwards', () => {
    const [swim] = parsed('fit/sample_mulitple_header.fit').map(encodeActivity)
    expectNear(swim?.track_totals.avg_hr_bpm, swim?.device_totals.avg_hr_bpm ?? 0, 1, 'avg_hr_bpm')
  })
})
