import type { Activity } from '../../activity.ts'
import { assertPointCount, assertSummaryCounts } from '../../limits.ts'
import type { ImportWarning } from '../../reasons.ts'
import { Refusal } from '../../refusal.ts'
import type { Format, OnProgress, ParsedContent } from '../format.ts'
import { FORMAT_NAMES } from '../names.ts'
import { clockNotSetWarning, isPlausiblePosition, isPlausibleTime } from '../plausible.ts'
import { SORTED_WARNING, sortByTime } from '../time-order.ts'
import { type Point, trackOfPoints } from '../xml/points.ts'
import { readXml, type XmlHandler } from '../xml/read.ts'
import { parseSport } from '../xml/sports.ts'
import { parseInstant, parseNumber } from '../xml/values.ts'
import { emptyLap, setLapField, type TcxLap, totalsOfLaps } from './laps.ts'

/** Garmin's XML format of older devices: activities of laps, and laps of points. */
export const tcx: Format = {
  ...FORMAT_NAMES.tcx,
  matches: (_, root) => root === 'TrainingCenterDatabase',
  parse: parseTcx,
}

/** Elements of a Trackpoint and of its TPX extension. */
const POINT_FIELDS: Record<string, Exclude<keyof Point, 'time'>> = {
  LatitudeDegrees: 'lat',
  LongitudeDegrees: 'lon',
  AltitudeMeters: 'altitude_m',
  DistanceMeters: 'distance_m',
  Cadence: 'cadence_rpm',
  RunCadence: 'cadence_rpm',
  Speed: 'speed_mps',
  Watts: 'power_w',
}

type TcxActivity = { sport: string; id: number; device: string; laps: TcxLap[]; points: Point[] }

type TcxContent = { activities: TcxActivity[]; points: number; courses: number; workouts: number }

/** One workout per Activity of the file. */
function parseTcx(bytes: Uint8Array, onProgress?: OnProgress): ParsedContent {
  const content: TcxContent = { activities: [], points: 0, courses: 0, workouts: 0 }
  const end = readXml(bytes, tcxHandler(content), onProgress)
  assertActivities(content)
  const laps = content.activities.reduce((sum, activity) => sum + activity.laps.length, 0)
  assertSummaryCounts({ workouts: content.activities.length, laps })
  const activities = content.activities.flatMap((activity) => {
    const start = startOf(activity)
    return start === undefined ? [] : [toActivity(activity, start)]
  })
  if (activities.length === 0) throw new Refusal({ code: 'no_time', file_format: 'TCX' })
  const dropped = content.activities.length - activities.length
  return {
    activities,
    warnings: dropped > 0 ? [{ code: 'activities_left_out', activities: dropped }] : [],
    end,
  }
}

function tcxHandler(content: TcxContent): XmlHandler {
  let point: Point | null = null
  return {
    open(name, attributes, ancestors) {
      const activity = content.activities.at(-1)
      if (name === 'Course') content.courses++
      else if (name === 'Workout') content.workouts++
      else if (name === 'Activity') {
        content.activities.push({
          sport: attributes.Sport ?? '',
          id: Number.NaN,
          device: '',
          laps: [],
          points: [],
        })
      } else if (!ancestors.includes('Activity')) {
        // Courses have laps and points, too.
        return
      } else if (name === 'Lap') activity?.laps.push(emptyLap(parseInstant(attributes.StartTime)))
      else if (name === 'Trackpoint') {
        assertPointCount(++content.points)
        point = { time: Number.NaN }
      }
    },
    close(name, text, ancestors) {
      const activity = content.activities.at(-1)
      if (!activity || !ancestors.includes('Activity')) return
      if (name === 'Trackpoint' && point) {
        activity.points.push(point)
        point = null
      } else if (point) setPointField(point, name, text, ancestors)
      else if (ancestors.includes('Lap')) setLapField(activity.laps.at(-1), name, text, ancestors)
      else if (name === 'Id') activity.id = parseInstant(text)
      else if (name === 'Name' && ancestors.at(-1) === 'Creator') activity.device = text.slice(0, 100)
    },
  }
}

function setPointField(point: Point, name: string, text: string, ancestors: readonly string[]): void {
  const field = POINT_FIELDS[name]
  if (name === 'Time') point.time = parseInstant(text)
  else if (name === 'Value' && ancestors.at(-1) === 'HeartRateBpm')
    point.hr_bpm = parseNumber(text) || Number.NaN
  else if (field) point[field] = parseNumber(text)
}

/** @throws Refusal when no activity holds a lap or a point */
function assertActivities({ activities, courses, workouts }: TcxContent): void {
  if (activities.some(({ laps, points }) => laps.length > 0 || points.length > 0)) return
  if (courses > 0) throw new Refusal({ code: 'not_a_workout', file_format: 'TCX', content: 'planned_route' })
  if (workouts > 0)
    throw new Refusal({ code: 'not_a_workout', file_format: 'TCX', content: 'planned_workout' })
  throw new Refusal('no_activity')
}

function startOf({ id, laps, points }: TcxActivity): number | undefined {
  return [id, ...laps.map((lap) => lap.started_at), ...points.map((point) => point.time)].find(
    isPlausibleTime,
  )
}

function toActivity({ sport, device, laps, points }: TcxActivity, started_at: number): Activity {
  let impossible = 0
  for (const point of points) {
    if (!isPlausiblePosition(point.lat, point.lon)) point.lat = point.lon = Number.NaN
    if (isPlausibleTime(point.time)) continue
    point.time = Number.NaN
    impossible++
  }
  const warnings: ImportWarning[] = []
  if (impossible > 0) warnings.push({ code: 'unusable_times', points: impossible, all: points.length })
  if (sortByTime(points, ({ time }) => time)) warnings.push(SORTED_WARNING)
  return {
    sport: parseSport(sport),
    title: null,
    started_at,
    device: device || null,
    device_totals: totalsOfLaps(laps),
    laps: laps.map(({ max_power_w: _, ...lap }, index) => ({
      index,
      elapsed_s: null,
      ascent_m: null,
      ...lap,
      started_at: isPlausibleTime(lap.started_at) ? lap.started_at : started_at,
    })),
    track: points.length > 0 ? trackOfPoints(points, started_at) : null,
    warnings: [...clockNotSetWarning(started_at), ...warnings],
  }
}
