import { isPosition } from '../../platform/geo.ts'
import type { Track } from '../tracks/index.ts'

/** The smallest rectangle that contains all positions of a track, in degrees. */
export type Bounds = { south: number; west: number; north: number; east: number }

/** Null for a track without positions. */
export function boundsOf({ length, columns: { lat, lon } }: Track): Bounds | null {
  if (!lat || !lon) return null
  let bounds: Bounds | null = null
  for (let i = 0; i < length; i++) {
    const [y, x] = [lat[i]!, lon[i]!]
    if (!isPosition(y, x)) continue
    bounds ??= { south: y, west: x, north: y, east: x }
    bounds.south = Math.min(bounds.south, y)
    bounds.north = Math.max(bounds.north, y)
    bounds.west = Math.min(bounds.west, x)
    bounds.east = Math.max(bounds.east, x)
  }
  return bounds
}
