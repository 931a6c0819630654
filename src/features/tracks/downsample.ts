import { CHANNELS, type Track } from './track.ts'

/**
 * Keeps at most `points` points of the track, the same ones for every channel. Cuts the track into equal buckets and
 * keeps, from each bucket, the points with the lowest and the highest value of each channel. Also keeps the first and
 * the last point. With `c` channels besides the time and at least 2c + 2 points, no channel loses its lowest or highest
 * value.
 */
export function downsample(track: Track, points: number): Track {
  if (track.length <= points) return track
  const kept = keptIndices(track, Math.max(0, Math.floor(points)))
  const columns: Track['columns'] = {}
  for (const channel of CHANNELS) {
    const column = track.columns[channel]
    if (column) columns[channel] = pick(column, kept)
  }
  return { length: kept.length, columns }
}

/** The values at these indices. A loop, because `Float64Array.from` took most of the time. */
function pick(column: Float64Array, indices: number[]): Float64Array {
  const picked = new Float64Array(indices.length)
  for (let i = 0; i < indices.length; i++) picked[i] = column[indices[i]!]!
  return picked
}

function keptIndices(track: Track, points: number): number[] {
  if (points < 2) return points === 1 ? [0] : []
  const columns = CHANNELS.filter((channel) => channel !== 'time_s').flatMap(
    (channel) => track.columns[channel] ?? [],
  )
  const kept = new Set([0, track.length - 1])
  // A track that has only times has no lowest or highest value to keep.
  const buckets = columns.length === 0 ? 0 : Math.floor((points - 2) / (2 * columns.length))
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * track.length) / buckets)
    const to = Math.floor(((bucket + 1) * track.length) / buckets)
    for (const column of columns) keepExtremes(kept, column, from, to)
  }
  fillEvenly(kept, track.length, points)
  return [...kept].sort((a, b) => a - b)
}

function keepExtremes(kept: Set<number>, column: Float64Array, from: number, to: number): void {
  let low = -1
  let high = -1
  for (let i = from; i < to; i++) {
    if (Number.isNaN(column[i]!)) continue
    if (low < 0 || column[i]! < column[low]!) low = i
    if (high < 0 || column[i]! > column[high]!) high = i
  }
  if (low < 0) return
  kept.add(low)
  kept.add(high)
}

/** Fills up with evenly spaced points: channels often peak at the same point, so fewer than `points` are kept. */
function fillEvenly(kept: Set<number>, length: number, points: number): void {
  const free = points - kept.size
  for (let i = 1; i <= free; i++) kept.add(Math.floor((i * length) / (free + 1)))
}
