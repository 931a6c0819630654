import { NO_TOTALS } from '../../../tracks/index.ts'
import { assertPointCount } from '../../limits.ts'
import { Refusal } from '../../refusal.ts'
import type { Format, OnProgress, ParsedContent } from '../format.ts'
import { FORMAT_NAMES } from '../names.ts'
import { clockNotSetWarning, isPlausiblePosition } from '../plausible.ts'
import { SORTED_WARNING } from '../time-order.ts'
import { type Point, trackOfPoints } from '../xml/points.ts'
import { readXml, type XmlHandler } from '../xml/read.ts'
import { parseSport } from '../xml/sports.ts'
import { parseInstant, parseNumber } from '../xml/values.ts'
import { joinSegments } from './segments.ts'
import { findStart } from './start.ts'

/** The GPS exchange format: XML with positions and times, and with other values in extensions. */
export const gpx: Format = {
  ...FORMAT_NAMES.gpx,
  matches: (_, root) => root === 'gpx',
  parse: parseGpx,
}

/** Elements of a point, including those of common extensions, without prefix. */
const POINT_FIELDS: Record<string, Exclude<keyof Point, 'time'>> = {
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

type GpxContent = {
  segments: Point[][]
  points: number
  badPositions: number
  name: string
  type: string
  creator: string
  /** When the file was written (GPX 1.0 `time`, 1.1 `metadata/time`); Unix milliseconds or NaN. */
  written_at: number
  routes: number
  waypoints: number
}

/** One workout of all tracks and segments of the file; the distance between segments does not count. */
function parseGpx(bytes: Uint8Array, onProgress?: OnProgress): ParsedContent {
  const content: GpxContent = {
    segments: [],
    points: 0,
    badPositions: 0,
    name: '',
    type: '',
    creator: '',
    written_at: Number.NaN,
    routes: 0,
    waypoints: 0,
  }
  const end = readXml(bytes, gpxHandler(content), onProgress)
  assertTrack(content)
  const { points, wasSorted } = joinSegments(content.segments)
  const { started_at, warnings } = findStart(points, content.written_at)
  if (wasSorted) warnings.push(SORTED_WARNING)
  if (content.badPositions > 0) warnings.push({ code: 'positions_left_out', points: content.badPositions })
  return {
    activities: [
      {
        sport: parseSport(content.type),
        title: isTitle(content.name) ? content.name : null,
        started_at,
        device: content.creator.split(' - http')[0]?.trim().slice(0, 100) || null,
        device_totals: { ...NO_TOTALS },
        laps: [],
        track: trackOfPoints(points, started_at),
        warnings: [...clockNotSetWarning(started_at), ...warnings],
      },
    ],
    warnings: [],
    end,
  }
}

function gpxHandler(content: GpxContent): XmlHandler {
  let point: Point | null = null
  return {
    open(name, attributes) {
      if (name === 'gpx') content.creator = attributes.creator ?? ''
      else if (name === 'trkseg') content.segments.push([])
      else if (name === 'rte') content.routes++
      else if (name === 'wpt') content.waypoints++
      else if (name === 'trkpt') {
        assertPointCount(++content.points)
        point = { time: Number.NaN, lat: parseNumber(attributes.lat), lon: parseNumber(attributes.lon) }
      }
    },
    close(name, text, ancestors) {
      if (name === 'trkpt' && point) {
        if (isPlausiblePosition(point.lat, point.lon)) content.segments.at(-1)?.push(point)
        else content.badPositions++
        point = null
      } else if (point) setPointField(point, name, text)
      else setFileField(content, name, text, ancestors.at(-1))
    },
  }
}

function setPointField(point: Point, name: string, text: string): void {
  const field = POINT_FIELDS[name]
  if (name === 'time') point.time = parseInstant(text)
  else if (field) point[field] = parseNumber(text)
  // Devices write a heart rate of 0 for none.
  if (point.hr_bpm === 0) point.hr_bpm = Number.NaN
}

function setFileField(content: GpxContent, name: string, text: string, parent: string | undefined): void {
  if (name === 'time' && (parent === 'metadata' || parent === 'gpx')) content.written_at = parseInstant(text)
  if (parent !== 'trk' && parent !== 'metadata') return
  if (name === 'name') content.name ||= text.slice(0, 200)
  if (name === 'type') content.type ||= text
}

/** @throws Refusal when the file holds no track */
function assertTrack({ segments, routes, waypoints, badPositions }: GpxContent): void {
  if (segments.some((segment) => segment.length > 0)) return
  if (badPositions > 0) throw new Refusal('no_position')
  if (routes > 0) throw new Refusal({ code: 'not_a_workout', file_format: 'GPX', content: 'planned_route' })
  if (waypoints > 0) throw new Refusal({ code: 'not_a_workout', file_format: 'GPX', content: 'places' })
  throw new Refusal('no_points')
}

/** Devices name a track after its start time; the server's own title is better than that. */
function isTitle(name: string): boolean {
  return name !== '' && !/^\d{4}-\d\d-\d\d[ T_-]\d\d[:.-]?\d\d/.test(name)
}
