import { CHANNELS, type Channel, type Track } from '../../../tracks/index.ts'
import { assertPointCount } from '../../limits.ts'

/** One point of a GPX or TCX file; `time` in Unix milliseconds, NaN where unknown. */
export type Point = { time: number } & Partial<Record<Exclude<Channel, 'time_s'>, number>>

/** The points as a track whose time counts from `start` (Unix milliseconds). Channels without a value are left out. */
export function trackOfPoints(points: Point[], start: number): Track {
  assertPointCount(points.length)
  const track: Track = { length: points.length, columns: {} }
  for (const channel of CHANNELS) {
    const value = (point: Point) => (channel === 'time_s' ? (point.time - start) / 1000 : point[channel])
    const column = Float64Array.from(points, (point) => finiteOrNaN(value(point)))
    if (column.some((number) => !Number.isNaN(number))) track.columns[channel] = column
  }
  return track
}

function finiteOrNaN(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : Number.NaN
}
