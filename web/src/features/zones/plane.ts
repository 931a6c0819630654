import type { MapPoint } from '../route-map/projection.ts'

export type Place = { lat: number; lon: number }
/** What a map shows: the plane point in its middle, and how many metres of the plane a pixel covers. */
export type View = { middle: MapPoint; metresPerPixel: number }
export type Size = { width: number; height: number }

const EARTH_RADIUS_M = 6_378_137
/** Mercator's plane has no poles. */
const MAX_LAT = 85
/** From a doorstep to half the world. */
const FINEST = 0.2
const COARSEST = 50_000

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI
/** The same longitude from -180 up to 180. */
const wrapped = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180

/**
 * Mercator's projection in metres: x to the east and y to the south of the origin. A metre is a metre at the latitude of
 * the origin. It keeps shapes, so that circles stay circles when the map moves.
 */
export function planeAround(origin: Place) {
  const scale = EARTH_RADIUS_M * Math.cos(radians(origin.lat))
  const mercator = (lat: number) =>
    Math.log(Math.tan(Math.PI / 4 + radians(Math.max(-MAX_LAT, Math.min(MAX_LAT, lat))) / 2))
  const equator = mercator(origin.lat)
  return {
    project: ({ lat, lon }: Place): MapPoint => [
      scale * radians(wrapped(lon - origin.lon)),
      scale * (equator - mercator(lat)),
    ],
    unproject: ([x, y]: MapPoint): Place => ({
      lat: degrees(2 * Math.atan(Math.exp(equator - y / scale)) - Math.PI / 2),
      lon: wrapped(origin.lon + degrees(x / scale)),
    }),
    /** How long a metre at a latitude is on the plane. */
    stretchAt: (lat: number) => Math.cos(radians(origin.lat)) / Math.cos(radians(lat)),
  }
}

/** The plane point at a pixel of the map. */
export function pointAt({ middle, metresPerPixel }: View, size: Size, [x, y]: MapPoint): MapPoint {
  return [
    middle[0] + (x - size.width / 2) * metresPerPixel,
    middle[1] + (y - size.height / 2) * metresPerPixel,
  ]
}

/** The pixel of the map at which a plane point is. */
export function pixelOf({ middle, metresPerPixel }: View, size: Size, [x, y]: MapPoint): MapPoint {
  return [
    size.width / 2 + (x - middle[0]) / metresPerPixel,
    size.height / 2 + (y - middle[1]) / metresPerPixel,
  ]
}

export function panned({ middle, metresPerPixel }: View, [x, y]: MapPoint): View {
  return { middle: [middle[0] - x * metresPerPixel, middle[1] - y * metresPerPixel], metresPerPixel }
}

/** The view `factor` times larger. What is at the pixel stays there. */
export function zoomed(view: View, size: Size, factor: number, pixel: MapPoint): View {
  const metresPerPixel = Math.min(COARSEST, Math.max(FINEST, view.metresPerPixel / factor))
  const [x, y] = pointAt(view, size, pixel)
  const share = metresPerPixel / view.metresPerPixel
  return {
    middle: [x + (view.middle[0] - x) * share, y + (view.middle[1] - y) * share],
    metresPerPixel,
  }
}

/** The view that shows all points. */
export function viewOf(points: readonly MapPoint[], size: Size): View {
  let [west, north, east, south] = [...(points[0] ?? [0, 0]), ...(points[0] ?? [0, 0])] as number[]
  for (const [x, y] of points) {
    west = Math.min(west!, x)
    east = Math.max(east!, x)
    north = Math.min(north!, y)
    south = Math.max(south!, y)
  }
  const metresPerPixel = 1.15 * Math.max((east! - west!) / size.width, (south! - north!) / size.height)
  return {
    middle: [(west! + east!) / 2, (north! + south!) / 2],
    metresPerPixel: Math.min(COARSEST, Math.max(1, metresPerPixel)),
  }
}

/** The view moved just so far that a plane point is at least `margin` pixels inside. */
export function withPointInside(view: View, size: Size, point: MapPoint, margin: number): View {
  const [x, y] = pixelOf(view, size, point)
  const beyond = (at: number, length: number) =>
    at < margin ? margin - at : at > length - margin ? length - margin - at : 0
  return panned(view, [beyond(x, size.width), beyond(y, size.height)])
}
