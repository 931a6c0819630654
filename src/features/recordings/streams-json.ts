import { type Cell, cropTrack } from '../cropping/index.ts'
import { type Channel, decodeTrack, downsample, type Track } from '../tracks/index.ts'

/** Which streams to make of a track that has `point_count` points, or so many outside the hidden cells. */
export type StreamsTask = { point_count: number; channels: Channel[]; points: number; cells: Cell[] | null }

/**
 * The streams of a stored track or overview, as JSON in the shape of `Streams`. Does not use the serializer of that
 * schema, which would take longer than reading the track.
 */
export function streamsJson(data: Uint8Array, { point_count, channels, points, cells }: StreamsTask): string {
  const shown = cells ? cropped(data, channels, cells) : decodeTrack(data, channels)
  const columns = Object.entries(downsample(shown, points).columns).map(([name, column]) => {
    const values = Array.from(column, (value) => (Number.isNaN(value) ? null : value))
    return `"${name}":${JSON.stringify(values)}`
  })
  return `{"point_count":${point_count},"channels":{${columns.join()}}}`
}

function cropped(data: Uint8Array, channels: Channel[], cells: Cell[]): Track {
  const track = cropTrack(decodeTrack(data, [...channels, 'lat', 'lon']), cells)
  const columns = channels.flatMap((name) => {
    const column = track.columns[name]
    return column ? [[name, column]] : []
  })
  return { length: track.length, columns: Object.fromEntries(columns) }
}
