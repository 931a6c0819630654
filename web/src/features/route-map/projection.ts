import { splitAtGaps } from '../charts/gaps.ts'

export type Coordinate = readonly [lat: number, lon: number]
export type MapPoint = readonly [x: number, y: number]
export type MapSize = { width: number; height: number; padding: number }

const METRES_PER_DEGREE = 111_320
/** About ten metres: the smallest area that the map shows. A smaller route does not fill the map. */
const LEAST_DEGREES = 1e-4

/**
 * Equirectangular projection around the middle latitude, fitted into the map and centred. Routes of workouts cover so
 * little of the earth that its error is a fraction of a per cent. Gaps (null) stay gaps.
 */
export function project(coordinates: readonly (Coordinate | null)[], size: MapSize) {
  let south = 90
  let north = -90
  let west = Number.POSITIVE_INFINITY
  let east = Number.NEGATIVE_INFINITY
  const unwrapped = acrossDateLine(coordinates)
  for (const coordinate of unwrapped) {
    if (!coordinate) continue
    south = Math.min(south, coordinate[0])
    north = Math.max(north, coordinate[0])
    west = Math.min(west, coordinate[1])
    east = Math.max(east, coordinate[1])
  }
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const spanX = (east - west) * shrink
  const spanY = north - south
  const scale = Math.min(
    (size.width - 2 * size.padding) / Math.max(spanX, LEAST_DEGREES),
    (size.height - 2 * size.padding) / Math.max(spanY, LEAST_DEGREES),
  )
  const left = (size.width - spanX * scale) / 2
  const top = (size.height - spanY * scale) / 2
  const points = unwrapped.map((coordinate): MapPoint | null =>
    coordinate
      ? [left + (coordinate[1] - west) * shrink * scale, top + (north - coordinate[0]) * scale]
      : null,
  )
  return { points, metresPerPixel: METRES_PER_DEGREE / scale }
}

/** Removes the jump of longitudes between 180 and -180: each step takes the shorter way round the globe. */
function acrossDateLine(coordinates: readonly (Coordinate | null)[]): (Coordinate | null)[] {
  let shift = 0
  let last: number | null = null
  return coordinates.map((coordinate) => {
    if (!coordinate) return null
    const [lat, lon] = coordinate
    if (last !== null && Math.abs(lon - last) > 180) shift += lon < last ? 360 : -360
    last = lon
    return [lat, lon + shift]
  })
}

type Times = readonly (number | null)[]

/** An SVG path through the points, broken at gaps. Moves of less than `minMove` pixels are left out. */
export function routePath(points: readonly (MapPoint | null)[], times?: Times, minMove = 0.6): string {
  return splitAtGaps(points, times)
    .map((piece) =>
      piecePath(
        piece.map((i) => points[i] as MapPoint),
        minMove,
      ),
    )
    .join('')
}

function piecePath(points: readonly MapPoint[], minMove: number): string {
  let path = ''
  let last: MapPoint | null = null
  for (const [i, point] of points.entries()) {
    const still = last && Math.hypot(point[0] - last[0], point[1] - last[1]) < minMove
    if (still && i < points.length - 1) continue
    path += `${last ? 'L' : 'M'}${point[0].toFixed(1)} ${point[1].toFixed(1)}`
    last = point
  }
  return path
}

/** The index of the route point nearest to a position, or null when none is within `reach` pixels. */
export function nearestPoint(
  points: readonly (MapPoint | null)[],
  [x, y]: MapPoint,
  reach: number,
): number | null {
  let best: number | null = null
  let nearest = reach
  for (const [i, point] of points.entries()) {
    if (!point) continue
    const away = Math.hypot(point[0] - x, point[1] - y)
    if (away >= nearest) continue
    nearest = away
    best = i
  }
  return best
}

/** A round length (1, 2 or 5 times a power of ten of `unitMetres`) of at most `widest` pixels. */
export function scaleBar(metresPerPixel: number, widest: number, unitMetres: number) {
  const maxLength = (metresPerPixel * widest) / unitMetres
  const power = 10 ** Math.floor(Math.log10(maxLength))
  const length = power * ([5, 2, 1].find((m) => m * power <= maxLength) ?? 1)
  return { metres: length * unitMetres, pixels: (length * unitMetres) / metresPerPixel }
}
