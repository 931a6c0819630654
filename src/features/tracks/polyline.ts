import polyline from '@mapbox/polyline'
import { isPosition, type Position } from '../../platform/geo.ts'
import type { Track } from './track.ts'

const SUMMARY_POINTS = 80

export function startPosition(track: Track): Position | null {
  const { lat, lon } = track.columns
  if (!lat || !lon) return null
  for (let i = 0; i < lat.length; i++) if (isPosition(lat[i]!, lon[i]!)) return { lat: lat[i]!, lon: lon[i]! }
  return null
}

/** The route with at most 80 points as a Google-encoded polyline; null with fewer than two positions. */
export function summaryPolyline(track: Track): string | null {
  const positions = positionsOf(track)
  return positions.length < 2 ? null : polyline.encode(simplified(positions, SUMMARY_POINTS))
}

function positionsOf(track: Track): [lat: number, lon: number][] {
  const { lat, lon } = track.columns
  const positions: [number, number][] = []
  if (!lat || !lon) return positions
  for (let i = 0; i < lat.length; i++) if (isPosition(lat[i]!, lon[i]!)) positions.push([lat[i]!, lon[i]!])
  return positions
}

/**
 * Simplifies a line to `limit` points. Starts with the two ends and repeatedly adds the point that is farthest from the
 * simplified line (Douglas and Peucker, 1973, with a number of points instead of a tolerance).
 */
function simplified(positions: [number, number][], limit: number): [number, number][] {
  if (positions.length <= limit) return positions
  const kept = [0, positions.length - 1]
  const open = [farthest(positions, 0, positions.length - 1)]
  while (kept.length < limit && open.length > 0) {
    let widest = 0
    for (let i = 1; i < open.length; i++) if (open[i]!.distance > open[widest]!.distance) widest = i
    const { from, at, to } = open.splice(widest, 1)[0]!
    kept.push(at)
    if (at - from > 1) open.push(farthest(positions, from, at))
    if (to - at > 1) open.push(farthest(positions, at, to))
  }
  return kept.sort((a, b) => a - b).map((i) => positions[i]!)
}

type Corner = { from: number; at: number; to: number; distance: number }

/** The point between two others that is farthest from their line, on a plane with longitudes scaled by latitude. */
function farthest(positions: [number, number][], from: number, to: number): Corner {
  const [lat0, lon0] = positions[from]!
  const shrink = Math.cos((lat0 * Math.PI) / 180)
  const dy = positions[to]![0] - lat0
  const dx = (positions[to]![1] - lon0) * shrink
  const length2 = dx * dx + dy * dy
  let at = from + 1
  let distance = -1
  for (let i = from + 1; i < to; i++) {
    const position = positions[i]!
    const y = position[0] - lat0
    const x = (position[1] - lon0) * shrink
    const along = length2 > 0 ? Math.max(0, Math.min(1, (x * dx + y * dy) / length2)) : 0
    const off_y = y - along * dy
    const off_x = x - along * dx
    const distance2 = off_x * off_x + off_y * off_y
    if (distance2 > distance) {
      at = i
      distance = distance2
    }
  }
  return { from, at, to, distance }
}
