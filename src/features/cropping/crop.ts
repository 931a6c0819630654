import { haversine_m, isPosition, type Position } from '../../platform/geo.ts'
import { CHANNELS, type Channel, type Track } from '../tracks/index.ts'
import { type Cell, cellAround, type Grid, isInCell } from './cells.ts'

/** What a track's owner hides of it. */
export type Hiding = {
  grid: Grid
  zones: readonly (Position & { radius_m: number })[]
  /** At least the first and the last metres of the track. */
  ends_m: number
}

/** A jump over more than this among the first or last positions says that some of them are wrong. */
const MAX_JUMP_M = 500
const POSITIONS_AT_END = 20

/** The squares in which the track is hidden: those of the zones, and those around its ends. */
export function hiddenCells(track: Track, { grid, zones, ends_m }: Hiding): Cell[] {
  const places = zones.map((zone) => ({ place: zone as Position, radius_m: zone.radius_m }))
  if (ends_m > 0) places.push(...placesAtEnds(track).map((place) => ({ place, radius_m: ends_m })))
  const cells = new Map<string, Cell>()
  for (const { place, radius_m } of places) {
    const cell = cellAround(grid, place, radius_m)
    cells.set(`${cell.lat} ${cell.lon} ${cell.half_lat}`, cell)
  }
  return [...cells.values()].filter((cell) => touches(track, cell))
}

/** The first and the last position, and where there are jumps near them, the positions on both sides. */
function placesAtEnds({ length, columns: { lat, lon } }: Track): Position[] {
  const places: Position[] = []
  if (!lat || !lon) return places
  const addEnd = (from: number, step: 1 | -1) => {
    let last: Position | undefined
    let positions = 0
    for (let i = from; i >= 0 && i < length && positions < POSITIONS_AT_END; i += step) {
      if (!isPosition(lat[i]!, lon[i]!)) continue
      const place = { lat: lat[i]!, lon: lon[i]! }
      if (!last || haversine_m(last.lat, last.lon, place.lat, place.lon) > MAX_JUMP_M) places.push(place)
      last = place
      positions++
    }
  }
  addEnd(0, 1)
  addEnd(length - 1, -1)
  return places
}

function touches({ length, columns: { lat, lon } }: Track, cell: Cell): boolean {
  if (!lat || !lon) return false
  for (let i = 0; i < length; i++) if (isInCell(cell, lat[i]!, lon[i]!)) return true
  return false
}

/** True if the device recorded no position at the first or the last point of a track that has some. */
export function hasUnknownEnds({ length, columns: { lat, lon } }: Track): boolean {
  return !!lat && !!lon && ![0, length - 1].every((i) => isPosition(lat[i]!, lon[i]!))
}

/** A part of a track, and when it starts: the time of its first point in the whole track; null if unknown. */
type Part = Track & { start_s: number | null }

/** Neighbouring points: from the first one to before the second one. */
type Piece = readonly [from: number, to: number]

/**
 * The track without its points in the cells, and without those before the first position and after the last one, which
 * may be anywhere. A point without a position is left out if it is next to one that is. The time and the distance of what
 * is left out are taken out, too: both start at 0, and one second lies between the pieces.
 */
export function cropTrack(track: Track, cells: readonly Cell[]): Part {
  const pieces = shownPieces(track, cells)
  const length = pieces.reduce((sum, [from, to]) => sum + to - from, 0)
  const columns: Track['columns'] = {}
  for (const channel of CHANNELS) {
    const column = track.columns[channel]
    if (!column) continue
    const values = joined(column, pieces, length)
    const gap = GAPS[channel]
    columns[channel] = gap === undefined ? values : countedUp(values, pieces, gap)
  }
  const start_s = track.columns.time_s?.[pieces[0]?.[0] ?? -1] ?? Number.NaN
  return { length, columns, start_s: Number.isNaN(start_s) ? null : start_s }
}

/** Channels that count up, and what they count between two pieces. */
const GAPS: Partial<Record<Channel, number>> = { time_s: 1, distance_m: 0 }

/** The points outside the cells. */
function shownPieces({ length, columns: { lat, lon } }: Track, cells: readonly Cell[]): Piece[] {
  const pieces: Piece[] = []
  // Where the present piece began.
  let from: number | null = null
  let lastKnown = -1
  for (let i = 0; lat && lon && i < length; i++) {
    if (!isPosition(lat[i]!, lon[i]!)) continue
    if (cells.some((cell) => isInCell(cell, lat[i]!, lon[i]!))) {
      if (from !== null) pieces.push([from, lastKnown + 1])
      from = null
    } else from ??= i
    lastKnown = i
  }
  if (from !== null) pieces.push([from, lastKnown + 1])
  return pieces
}

/** The values of the pieces, one after another. */
function joined(column: Float64Array, pieces: readonly Piece[], length: number): Float64Array {
  const values = new Float64Array(length)
  let at = 0
  for (const [from, to] of pieces) {
    values.set(column.subarray(from, to), at)
    at += to - from
  }
  return values
}

/** Lets the values of joined pieces count up from 0, with `gap` instead of what lay between two pieces. */
function countedUp(values: Float64Array, pieces: readonly Piece[], gap: number): Float64Array {
  let at = 0
  let last = Number.NaN
  for (const [from, to] of pieces) {
    let removed = Number.NaN
    for (const end = at + to - from; at < end; at++) {
      const value = values[at]!
      if (Number.isNaN(value)) continue
      if (Number.isNaN(removed)) removed = Number.isNaN(last) ? value : value - last - gap
      last = value - removed
      values[at] = last
    }
  }
  return values
}
