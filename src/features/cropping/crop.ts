import { haversine_m } from '../../platform/geo.ts'
import { CHANNELS, type Channel, type Track } from '../tracks/index.ts'
import { isKnown } from './bounds.ts'
import { type Cell, cellAround, type Grid, isInCell, type Position } from './cells.ts'

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
      if (!isKnown(lat[i]!, lon[i]!)) continue
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

/** A part of a track, and when it starts: the time of its first point in the whole track; null if unknown. */
type Piece = Track & { start_s: number | null }

/**
 * The track without its points in the cells. A point without a position is left out if it is next to one that is. The
 * time and the distance of what is left out are taken out, too: both start at 0, and one second lies between the pieces.
 */
export function cropTrack(track: Track, cells: readonly Cell[]): Piece {
  const shown = shownPoints(track, cells)
  const columns: Track['columns'] = {}
  for (const channel of CHANNELS) {
    const column = track.columns[channel]
    if (column) columns[channel] = valuesAt(column, shown, GAPS[channel])
  }
  const start_s = track.columns.time_s?.[shown[0] ?? -1] ?? Number.NaN
  return { length: shown.length, columns, start_s: Number.isNaN(start_s) ? null : start_s }
}

/** Channels that count up, and what they count between two pieces. */
const GAPS: Partial<Record<Channel, number>> = { time_s: 1, distance_m: 0 }

/** The indices of the points outside the cells. */
function shownPoints({ length, columns: { lat, lon } }: Track, cells: readonly Cell[]): number[] {
  const shown: number[] = []
  // Points without a position wait for the next position.
  let waiting: number[] = []
  let isLastHidden = false
  for (let i = 0; i < length; i++) {
    waiting.push(i)
    if (!lat || !lon || !isKnown(lat[i]!, lon[i]!)) continue
    const isHidden = cells.some((cell) => isInCell(cell, lat[i]!, lon[i]!))
    if (!isHidden) for (const index of isLastHidden ? [i] : waiting) shown.push(index)
    waiting = []
    isLastHidden = isHidden
  }
  return isLastHidden ? shown : shown.concat(waiting)
}

/** The values at the indices; with a `gap`, counted up from 0, with the gap instead of what lies between two pieces. */
function valuesAt(column: Float64Array, indices: number[], gap?: number): Float64Array {
  const values = new Float64Array(indices.length)
  let removed = gap === undefined ? 0 : Number.NaN
  let last = Number.NaN
  for (let k = 0; k < indices.length; k++) {
    const value = column[indices[k]!]!
    const isNewPiece = indices[k] !== (indices[k - 1] ?? -2) + 1
    if (gap !== undefined) {
      if (isNewPiece) removed = Number.NaN
      if (Number.isNaN(removed)) removed = Number.isNaN(last) ? value : value - last - gap
    }
    values[k] = value - removed
    if (!Number.isNaN(values[k]!)) last = values[k]!
  }
  return values
}
