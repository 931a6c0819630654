import type { Place } from './plane.ts'

const WITH_POINTS = /^(-?\d+\.\d+)\s*[,;\s]\s*(-?\d+\.\d+)$/
const WITH_COMMAS = /^(-?\d+(?:,\d+)?)(?:\s*;\s*|\s+)(-?\d+(?:,\d+)?)$/

/** Reads latitude and longitude as map apps write them: `46.0512, 14.5061` or `46,0512; 14,5061`. */
export function parseCoordinates(text: string): Place | null {
  const [, lat, lon] = WITH_POINTS.exec(text.trim()) ?? WITH_COMMAS.exec(text.trim()) ?? []
  if (lat === undefined || lon === undefined) return null
  const place = { lat: Number(lat.replace(',', '.')), lon: Number(lon.replace(',', '.')) }
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : null
}

/** A place to about ten centimetres, which `parseCoordinates` reads again. */
export function formatCoordinates({ lat, lon }: Place): string {
  return `${lat.toFixed(6)}, ${lon.toFixed(6)}`
}
