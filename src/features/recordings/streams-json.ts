import { type Channel, readTrack } from '../tracks/index.ts'

/** Which streams to make of a track that has `point_count` points. */
export type StreamsTask = { point_count: number; channels: Channel[]; points: number }

/**
 * The streams of a stored track or overview, as JSON in the shape of `Streams`. Does not use the serializer of that
 * schema, which would take longer than reading the track.
 */
export function streamsJson(data: Uint8Array, { point_count, channels, points }: StreamsTask): string {
  const columns = Object.entries(readTrack(data, channels, points).columns).map(([name, column]) => {
    const values = Array.from(column, (value) => (Number.isNaN(value) ? null : value))
    return `"${name}":${JSON.stringify(values)}`
  })
  return `{"point_count":${point_count},"channels":{${columns.join()}}}`
}
