/** Mean radius of the Earth in metres (IUGG 1980). */
const EARTH_RADIUS_M = 6_371_008.8

const RADIANS = Math.PI / 180

/** The length of a degree of latitude, everywhere, and of a degree of longitude at the equator. */
export const METRES_PER_DEGREE = EARTH_RADIUS_M * RADIANS

/** In degrees. */
export type Position = { lat: number; lon: number }

/** False where nothing was recorded: columns have NaN there. */
export function isPosition(lat: number, lon: number): boolean {
  return !Number.isNaN(lat) && !Number.isNaN(lon)
}

/** Great-circle distance in metres between two points in degrees, without height (haversine: Sinnott, 1984). */
export function haversine_m(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2)
  const sinLon = Math.sin(((lon2 - lon1) * RADIANS) / 2)
  const h = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLon * sinLon
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
