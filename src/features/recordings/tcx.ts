import { type ParsedActivity, type ParsedFile, Refusal } from './activity.ts'
import { assertPointCount, assertSummaryCounts, clockWarning, isPosition, isUsableTime } from './limits.ts'
import { type Point, trackOfPoints } from './point-columns.ts'
import type { Report } from './report.ts'
import { sportNamed } from './sport-names.ts'
import { emptyLap, fillLap, type TcxLap, totalsOfLaps } from './tcx-laps.ts'
import { SORTED_WARNING, sortByTime } from './time-order.ts'
import { readXml, type XmlHandler } from './xml.ts'
import { instantOf, numberOf } from './xml-values.ts'

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

type Tcx = { activities: TcxActivity[]; points: number; courses: number; workouts: number }

/**
 * One workout for each Activity of a TCX file.
 * @throws Refusal when there is none, or none that says when it was
 */
export function parseTcx(bytes: Uint8Array, report?: Report): ParsedFile {
  const tcx: Tcx = { activities: [], points: 0, courses: 0, workouts: 0 }
  readXml(bytes, tcxHandler(tcx), report)
  assertActivities(tcx)
  const laps = tcx.activities.reduce((sum, activity) => sum + activity.laps.length, 0)
  assertSummaryCounts({ workouts: tcx.activities.length, laps })
  const placed = tcx.activities.flatMap((activity) => {
    const start = startOf(activity)
    return start === undefined ? [] : [asParsed(activity, start)]
  })
  if (placed.length === 0) throw new Refusal('no_time', 'The TCX file does not say when the workout was.')
  const lost = tcx.activities.length - placed.length
  return {
    activities: placed,
    warnings: lost > 0 ? [`${lost} activities without a start were left out.`] : [],
  }
}

function tcxHandler(tcx: Tcx): XmlHandler {
  let point: Point | null = null
  return {
    open(name, attributes) {
      const activity = tcx.activities.at(-1)
      if (name === 'Course') tcx.courses++
      else if (name === 'Workout') tcx.workouts++
      else if (name === 'Activity') {
        tcx.activities.push({
          sport: attributes.Sport ?? '',
          id: Number.NaN,
          device: '',
          laps: [],
          points: [],
        })
      } else if (name === 'Lap') activity?.laps.push(emptyLap(instantOf(attributes.StartTime)))
      else if (name === 'Trackpoint') {
        assertPointCount(++tcx.points)
        point = { time: Number.NaN }
      }
    },
    close(name, text, ancestors) {
      const activity = tcx.activities.at(-1)
      if (!activity || !ancestors.includes('Activity')) return
      if (name === 'Trackpoint' && point) {
        activity.points.push(point)
        point = null
      } else if (point) fillPoint(point, name, text, ancestors)
      else if (ancestors.includes('Lap')) fillLap(activity.laps.at(-1), name, text, ancestors)
      else if (name === 'Id') activity.id = instantOf(text)
      else if (name === 'Name' && ancestors.at(-1) === 'Creator') activity.device = text.slice(0, 100)
    },
  }
}

function fillPoint(point: Point, name: string, text: string, ancestors: readonly string[]): void {
  const field = POINT_FIELDS[name]
  if (name === 'Time') point.time = instantOf(text)
  else if (name === 'Value' && ancestors.at(-1) === 'HeartRateBpm')
    point.hr_bpm = numberOf(text) || Number.NaN
  else if (field) point[field] = numberOf(text)
}

function assertActivities({ activities, courses, workouts }: Tcx): void {
  if (activities.some(({ laps, points }) => laps.length > 0 || points.length > 0)) return
  if (courses > 0)
    throw new Refusal('not_an_activity', 'The TCX file holds a planned route, not a recorded workout.')
  if (workouts > 0)
    throw new Refusal('not_an_activity', 'The TCX file holds a planned workout, not a recorded one.')
  throw new Refusal('no_workout', 'The TCX file holds no activity.')
}

function startOf({ id, laps, points }: TcxActivity): number | undefined {
  return [id, ...laps.map((lap) => lap.started_at), ...points.map((point) => point.time)].find(isUsableTime)
}

function asParsed({ sport, device, laps, points }: TcxActivity, started_at: number): ParsedActivity {
  let impossible = 0
  for (const point of points) {
    if (!isPosition(point.lat, point.lon)) point.lat = point.lon = Number.NaN
    if (isUsableTime(point.time)) continue
    point.time = Number.NaN
    impossible++
  }
  const warnings = impossible > 0 ? [`${impossible} of ${points.length} points have no possible time.`] : []
  if (sortByTime(points, ({ time }) => time)) warnings.push(SORTED_WARNING)
  return {
    sport: sportNamed(sport),
    title: null,
    started_at,
    device: device || null,
    device_totals: totalsOfLaps(laps),
    laps: laps.map(({ max_power_w: _, ...lap }, index) => ({
      index,
      elapsed_s: null,
      ascent_m: null,
      ...lap,
      started_at: isUsableTime(lap.started_at) ? lap.started_at : started_at,
    })),
    track: points.length > 0 ? trackOfPoints(points, started_at) : null,
    warnings: [...clockWarning(started_at), ...warnings],
  }
}
