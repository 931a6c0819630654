import { haversine_m, NO_TOTALS } from '../tracks/index.ts'
import { type ParsedFile, Refusal } from './activity.ts'
import { assertPointCount, clockWarning, isPosition, isUsableTime } from './limits.ts'
import { type Point, trackOfPoints } from './point-columns.ts'
import type { Report } from './report.ts'
import { sportNamed } from './sport-names.ts'
import { SORTED_WARNING, sortByTime } from './time-order.ts'
import { readXml, type XmlHandler } from './xml.ts'
import { instantOf, numberOf } from './xml-values.ts'

/** Elements of a point, those of Garmin's and others' extensions too, by their names without prefix. */
const FIELDS: Record<string, Exclude<keyof Point, 'time'>> = {
  ele: 'altitude_m',
  hr: 'hr_bpm',
  heartrate: 'hr_bpm',
  cad: 'cadence_rpm',
  cadence: 'cadence_rpm',
  power: 'power_w',
  PowerInWatts: 'power_w',
  atemp: 'temperature_c',
  speed: 'speed_mps',
}

type Gpx = {
  segments: Point[][]
  points: number
  badPositions: number
  name: string
  type: string
  creator: string
  /** When the file was written (GPX 1.0 `time`, 1.1 `metadata/time`); Unix milliseconds or NaN. */
  written: number
  routes: number
  places: number
}

/**
 * One workout of all tracks and segments of a GPX file; no distance counts between segments.
 * @throws Refusal when the file holds a planned route, only places, or nothing that says when
 */
export function parseGpx(bytes: Uint8Array, report?: Report): ParsedFile {
  const gpx: Gpx = {
    segments: [],
    points: 0,
    badPositions: 0,
    name: '',
    type: '',
    creator: '',
    written: Number.NaN,
    routes: 0,
    places: 0,
  }
  readXml(bytes, gpxHandler(gpx), report)
  assertTrack(gpx)
  const { points, wasSorted } = joinedSegments(gpx.segments)
  const { started_at, warnings } = placeInTime(points, gpx.written)
  if (wasSorted) warnings.push(SORTED_WARNING)
  if (gpx.badPositions > 0)
    warnings.push(`${gpx.badPositions} points with an impossible position were left out.`)
  return {
    activities: [
      {
        sport: sportNamed(gpx.type),
        title: isTitle(gpx.name) ? gpx.name : null,
        started_at,
        device: gpx.creator.split(' - http')[0]?.trim().slice(0, 100) || null,
        device_totals: { ...NO_TOTALS },
        laps: [],
        track: trackOfPoints(points, started_at),
        warnings: [...clockWarning(started_at), ...warnings],
      },
    ],
    warnings: [],
  }
}

function gpxHandler(gpx: Gpx): XmlHandler {
  let point: Point | null = null
  return {
    open(name, attributes) {
      if (name === 'gpx') gpx.creator = attributes.creator ?? ''
      else if (name === 'trkseg') gpx.segments.push([])
      else if (name === 'rte') gpx.routes++
      else if (name === 'wpt') gpx.places++
      else if (name === 'trkpt') {
        assertPointCount(++gpx.points)
        point = { time: Number.NaN, lat: numberOf(attributes.lat), lon: numberOf(attributes.lon) }
      }
    },
    close(name, text, ancestors) {
      if (name === 'trkpt' && point) {
        if (isPosition(point.lat, point.lon)) gpx.segments.at(-1)?.push(point)
        else gpx.badPositions++
        point = null
      } else if (point) fillPoint(point, name, text)
      else fillFile(gpx, name, text, ancestors.at(-1))
    },
  }
}

function fillPoint(point: Point, name: string, text: string): void {
  const field = FIELDS[name]
  if (name === 'time') point.time = instantOf(text)
  else if (field) point[field] = numberOf(text)
  if (point.hr_bpm === 0) point.hr_bpm = Number.NaN
}

function fillFile(gpx: Gpx, name: string, text: string, parent: string | undefined): void {
  if (name === 'time' && (parent === 'metadata' || parent === 'gpx')) gpx.written = instantOf(text)
  if (parent !== 'trk' && parent !== 'metadata') return
  if (name === 'name') gpx.name ||= text.slice(0, 200)
  if (name === 'type') gpx.type ||= text
}

function assertTrack({ segments, routes, places, badPositions }: Gpx): void {
  if (segments.some((segment) => segment.length > 0)) return
  if (badPositions > 0) throw new Refusal('no_workout', 'No point of the GPX file has a position on Earth.')
  if (routes > 0)
    throw new Refusal('not_an_activity', 'The GPX file holds a planned route, not a recorded workout.')
  if (places > 0) throw new Refusal('not_an_activity', 'The GPX file holds places, not a recorded workout.')
  throw new Refusal('no_workout', 'The GPX file holds no points.')
}

/** The points of all segments in the order of time, with the distance covered inside segments. */
function joinedSegments(segments: Point[][]): { points: Point[]; wasSorted: boolean } {
  let wasSorted = false
  for (const segment of segments) wasSorted = sortByTime(segment, usableTime) || wasSorted
  sortByTime(segments, (segment) => usableTime(segment.find(({ time }) => isUsableTime(time))))
  let distance_m = 0
  const points = segments.flatMap((segment) =>
    segment.map((point, i) => {
      const last = segment[i - 1]
      if (last) distance_m += haversine_m(last.lat!, last.lon!, point.lat!, point.lon!)
      return { ...point, distance_m }
    }),
  )
  return { points, wasSorted }
}

function usableTime(point: Point | undefined): number {
  return isUsableTime(point?.time) ? point.time : Number.NaN
}

/** The start of the recording; times that cannot be are forgotten. A file without any is placed by its own date. */
function placeInTime(points: Point[], written: number): { started_at: number; warnings: string[] } {
  let impossible = 0
  let missing = 0
  let first = Number.POSITIVE_INFINITY
  for (const point of points) {
    if (isUsableTime(point.time)) first = Math.min(first, point.time)
    else if (Number.isNaN(point.time)) missing++
    else {
      impossible++
      point.time = Number.NaN
    }
  }
  const warnings: string[] = []
  if (impossible > 0) warnings.push(`${impossible} of ${points.length} points have an impossible time.`)
  if (missing > 0) warnings.push(`${missing} of ${points.length} points have no time.`)
  if (Number.isFinite(first)) return { started_at: first, warnings }
  if (!isUsableTime(written)) throw new Refusal('no_time', 'The GPX file does not say when the workout was.')
  return {
    started_at: written,
    warnings: [...warnings, 'The start is the time at which the file was written.'],
  }
}

/** Devices name a track after its time; a sensible title says more. */
function isTitle(name: string): boolean {
  return name !== '' && !/^\d{4}-\d\d-\d\d[ T_-]\d\d[:.-]?\d\d/.test(name)
}
