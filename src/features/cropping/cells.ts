import { METRES_PER_DEGREE, type Position } from '../../platform/geo.ts'

/** The side of the grid's cells. With a circle of 200 m, the hidden square has sides of 1,800 m. */
export const PITCH_M = 1_400

/** A place is never nearer to the centre of its square than this. */
export const MIN_OFF_CENTRE_M = 75

/** The position of a person's grid, secret, in cells: 0 to 1. */
export type Grid = { north: number; east: number }

/** A square of which others see nothing: its centre and half of its sides, in degrees. */
export type Cell = Position & { half_lat: number; half_lon: number }

/**
 * The square that hides the circle of `radius_m` around a place: the cell of the grid in which the place lies, wider by
 * the radius on each side. All places in a cell get the same square, so where tracks are cut tells no more about a place
 * than its cell. A place near the centre of its cell gets one of the grid that is shifted by half a cell, because the
 * centre is the first guess. `docs/decisions/0017-privacy-zones.md` compares this with other shapes.
 */
export function cellAround(grid: Grid, place: Position, radius_m: number): Cell {
  const cell = cellOf(grid, place)
  const { centre, shrink } = cell.off_centre_m < MIN_OFF_CENTRE_M ? cellOf(shifted(grid), place) : cell
  const half_lat = (PITCH_M / 2 + radius_m) / METRES_PER_DEGREE
  const isAtPole = Math.abs(centre.lat) + half_lat >= 90
  return { ...centre, half_lat, half_lon: isAtPole ? 180 : Math.min(half_lat / shrink, 180) }
}

/** True if the position, in degrees, lies in the cell. */
export function isInCell(cell: Cell, lat: number, lon: number): boolean {
  return Math.abs(lat - cell.lat) <= cell.half_lat && Math.abs(turned(lon - cell.lon)) <= cell.half_lon
}

function cellOf({ north, east }: Grid, { lat, lon }: Position) {
  const row = Math.floor((lat * METRES_PER_DEGREE) / PITCH_M + north) + 0.5
  const centre_lat = ((row - north) * PITCH_M) / METRES_PER_DEGREE
  // The cells of a row have the same width in degrees. At the poles one cell goes around the Earth.
  const shrink = Math.max(Math.cos((centre_lat * Math.PI) / 180), 1e-6)
  const columns_per_degree = (METRES_PER_DEGREE * shrink) / PITCH_M
  const column = Math.floor(lon * columns_per_degree + east) + 0.5
  const centre_lon = (column - east) / columns_per_degree
  const off_centre_m = Math.hypot(
    (lat - centre_lat) * METRES_PER_DEGREE,
    (lon - centre_lon) * METRES_PER_DEGREE * shrink,
  )
  return { centre: { lat: centre_lat, lon: turned(centre_lon) }, shrink, off_centre_m }
}

function shifted({ north, east }: Grid): Grid {
  return { north: north + 0.5, east: east + 0.5 }
}

/** Degrees of longitude between -180 and 180. */
function turned(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360)
}
