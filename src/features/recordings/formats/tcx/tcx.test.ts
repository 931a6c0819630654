import { describe, expect, it } from 'vitest'
import { parseActivity, parseRecording } from '../../../../../test/support/parse.ts'
import { buildTcx, tcxOf } from '../../../../../test/support/xml-builder.ts'
import { parseFile } from '../../parse.ts'

const START = Date.UTC(2026, 4, 1, 6, 30)
const time = (second: number) => new Date(START + second * 1000).toISOString()

const notAWorkout = (content: string) => ({ code: 'not_a_workout', file_format: 'TCX', content })
const lap = (start: string, content: string) => `<Lap StartTime="${start}">${content}</Lap>`
const activityOf = (content: string, sport = 'Running') =>
  `<Activities><Activity Sport="${sport}">${content}</Activity></Activities>`
const point = (second: number, content = '') =>
  `<Trackpoint><Time>${time(second)}</Time>${content}</Trackpoint>`

describe('a TCX file', () => {
  it('has a sport, a lap, totals of the laps, and points with extensions', () => {
    const activity = parseActivity(buildTcx())
    expect(activity).toMatchObject({
      sport: 'cycling',
      title: null,
      started_at: START,
      device_totals: { timer_s: 19, distance_m: 95, calories_kcal: 12, elapsed_s: null },
    })
    expect(activity.track?.columns.speed_mps?.[3]).toBe(5)
    expect(activity.track?.columns.power_w?.[3]).toBe(210)
    expect(activity.track?.columns.hr_bpm?.[3]).toBe(130)
    expect(activity.laps).toHaveLength(1)
  })

  it('has the device that created it', () => {
    const text = buildTcx().replace('</Activity>', '<Creator><Name>vívoactive HR</Name></Creator></Activity>')
    expect(parseActivity(text).device).toBe('vívoactive HR')
    expect(parseActivity(buildTcx()).device).toBeNull()
  })

  it('gives one workout per activity', () => {
    const activity = /<Activity .*<\/Activity>/.exec(buildTcx())?.[0] ?? ''
    const other = activity.replace('Biking', 'Running')
    const { activities } = parseRecording(tcxOf(`<Activities>${activity}${other}</Activities>`))
    expect(activities.map(({ sport, track }) => [sport, track?.length])).toEqual([
      ['cycling', 20],
      ['running', 20],
    ])
  })

  it('drops an activity without a start, with a warning', () => {
    const activity = /<Activity .*<\/Activity>/.exec(buildTcx())?.[0] ?? ''
    const { activities, warnings } = parseRecording(
      tcxOf(`<Activities>${activity}<Activity Sport="Other"></Activity></Activities>`),
    )
    expect(activities).toHaveLength(1)
    expect(warnings).toEqual([{ code: 'activities_left_out', activities: 1 }])
  })

  it('ignores a course after an activity', () => {
    const course = `<Courses><Course><Lap></Lap><Track>${point(9)}</Track></Course></Courses>`
    const activity = parseActivity(buildTcx().replace('</TrainingCenterDatabase>', `${course}$&`))
    expect([activity.track?.length, activity.laps.length]).toEqual([20, 1])
  })

  it('gives a warning when the clock was never set', () => {
    expect(parseActivity(buildTcx(20, Date.UTC(1999, 7, 22))).warnings).toEqual([
      { code: 'clock_not_set', day: '1999-08-22' },
    ])
  })

  it.each([
    ['its id', `<Id>${time(0)}</Id>${lap(time(5), point(9))}`, 0],
    ['its first lap', lap(time(5), `<Track>${point(9)}</Track>`), 5],
    ['its first point', lap('', `<Track>${point(9)}</Track>`), 9],
  ])('starts at the time of %s', (_, content, second) => {
    expect(parseActivity(tcxOf(activityOf(content))).started_at).toBe(START + second * 1000)
  })

  it.each([
    ['a planned route', '<Courses><Course><Name>x</Name></Course></Courses>', notAWorkout('planned_route')],
    ['a planned workout', '<Workouts><Workout Sport="Running"/></Workouts>', notAWorkout('planned_workout')],
    ['no content', '', { code: 'no_activity' }],
    ['only an empty activity', activityOf(''), { code: 'no_activity' }],
    [
      'an activity without a time',
      activityOf(lap('', '<Calories>9</Calories>')),
      { code: 'no_time', file_format: 'TCX' },
    ],
  ])('is refused when it holds %s', (_, content, reason) => {
    expect(parseFile(Buffer.from(tcxOf(content)))).toEqual({ status: 'refused', reason })
  })
})

describe('TCX laps', () => {
  const first = lap(
    time(0),
    '<TotalTimeSeconds>60</TotalTimeSeconds><DistanceMeters>100</DistanceMeters><Calories>5</Calories>' +
      '<AverageHeartRateBpm><Value>100</Value></AverageHeartRateBpm><Cadence>80</Cadence>' +
      '<MaximumHeartRateBpm><Value>120</Value></MaximumHeartRateBpm><MaximumSpeed>3</MaximumSpeed>' +
      '<Extensions><LX><AvgWatts>100</AvgWatts><MaxWatts>300</MaxWatts><AvgSpeed>1.5</AvgSpeed></LX></Extensions>',
  )
  const second = lap(
    time(60),
    '<TotalTimeSeconds>180</TotalTimeSeconds><DistanceMeters>500</DistanceMeters><Calories>7</Calories>' +
      '<AverageHeartRateBpm><Value>140</Value></AverageHeartRateBpm>' +
      '<MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm><MaximumSpeed>4</MaximumSpeed>' +
      '<Extensions><LX><AvgWatts>200</AvgWatts><MaxWatts>250</MaxWatts><AvgRunCadence>90</AvgRunCadence></LX></Extensions>',
  )
  const activity = parseActivity(tcxOf(activityOf(first + second)))

  it('are kept as written', () => {
    expect(activity.track).toBeNull()
    expect(activity.laps).toEqual([
      {
        index: 0,
        started_at: START,
        elapsed_s: null,
        timer_s: 60,
        distance_m: 100,
        ascent_m: null,
        avg_hr_bpm: 100,
        max_hr_bpm: 120,
        avg_power_w: 100,
        avg_cadence_rpm: 80,
        calories_kcal: 5,
        avg_speed_mps: 1.5,
        max_speed_mps: 3,
      },
      expect.objectContaining({ index: 1, started_at: START + 60_000, timer_s: 180, avg_cadence_rpm: 90 }),
    ])
  })

  it('are combined into the totals: amounts summed, averages weighted by time', () => {
    expect(activity.device_totals).toMatchObject({
      timer_s: 240,
      distance_m: 600,
      calories_kcal: 12,
      avg_hr_bpm: 130,
      max_hr_bpm: 150,
      avg_cadence_rpm: 87.5,
      avg_power_w: 175,
      max_power_w: 300,
      avg_speed_mps: 2.5,
      max_speed_mps: 4,
    })
  })

  it('have no heart rate when the device wrote 0 or none', () => {
    const zero = lap(time(0), '<AverageHeartRateBpm><Value>0</Value></AverageHeartRateBpm>')
    for (const content of [zero, lap(time(0), '<Calories>5</Calories>')]) {
      const { laps, device_totals } = parseActivity(tcxOf(activityOf(content)))
      expect([laps[0]?.avg_hr_bpm, device_totals.avg_hr_bpm]).toEqual([null, null])
    }
  })

  it('start with the activity when their time is from 1901', () => {
    const { laps } = parseActivity(
      tcxOf(activityOf(`<Id>${time(0)}</Id>${lap('1901-01-01T00:00:00Z', point(3))}`)),
    )
    expect(laps[0]?.started_at).toBe(START)
  })
})

describe('TCX points', () => {
  const trackOf = (content: string) =>
    parseActivity(tcxOf(activityOf(lap(time(0), `<Track>${content}</Track>`)))).track!

  it.each([
    ['AltitudeMeters', 'altitude_m'],
    ['DistanceMeters', 'distance_m'],
    ['Cadence', 'cadence_rpm'],
    ['RunCadence', 'cadence_rpm'],
    ['Speed', 'speed_mps'],
    ['Watts', 'power_w'],
  ] as const)('have the element %s in the channel %s', (name, channel) => {
    expect(trackOf(point(0, `<${name}>12</${name}>`)).columns[channel]?.[0]).toBe(12)
  })

  it('have no heart rate when the device wrote 0', () => {
    const heartRate = (bpm: number) => `<HeartRateBpm><Value>${bpm}</Value></HeartRateBpm>`
    const { hr_bpm } = trackOf(point(0, heartRate(0)) + point(1, heartRate(90))).columns
    expect([...(hr_bpm ?? [])]).toEqual([Number.NaN, 90])
  })

  it('have no position where the receiver wrote 0° 0°', () => {
    const text = buildTcx()
      .replace('<LatitudeDegrees>46</LatitudeDegrees>', '<LatitudeDegrees>0</LatitudeDegrees>')
      .replace('<LongitudeDegrees>14.5</LongitudeDegrees>', '<LongitudeDegrees>0</LongitudeDegrees>')
    const { lat, lon, speed_mps } = parseActivity(text).track!.columns
    expect([lat?.[0], lon?.[0], speed_mps?.[0]]).toEqual([Number.NaN, Number.NaN, 5])
    expect(lat?.[1]).toBeCloseTo(46, 3)
  })

  it('keep their values without a plausible time, with a warning', () => {
    const points = `${point(0)}<Trackpoint><Time>1901-01-01T00:00:00Z</Time></Trackpoint><Trackpoint/>`
    const activity = parseActivity(tcxOf(activityOf(lap(time(0), `<Track>${points}</Track>`))))
    expect([...(activity.track?.columns.time_s ?? [])]).toEqual([0, Number.NaN, Number.NaN])
    expect(activity.warnings).toEqual([{ code: 'unusable_times', points: 2, all: 3 }])
  })
})
