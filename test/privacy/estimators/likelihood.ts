import { apart_m, type Point } from '../plane.ts'
import type { Seen, SeenTrack } from '../seen.ts'
import type { Place } from '../streets.ts'
import { type Estimate, fallback, found } from './estimate.ts'
import { nearestPlace, placesAround, streetDistances_m } from './map.ts'
import { squareCentre } from './shapes.ts'

/** Guesses by somebody who knows the code, the map, and that people take short ways. */

/** What is known of the squares: their side, the side of the grid's cells, and how far from a centre places are. */
export type Rules = { side_m: number; pitch_m: number; off_centre_m: number }

const MAX_EXITS = 10
/** How far outside the ways are compared with the shortest ones. */
const OUTSIDE_M = [500, 1_500]
/** A detour of this much is e times less likely. */
const USUAL_DETOUR_M = 80
const MAX_DETOUR_M = 320

/** The place at which most homes could be that the square would hide: nothing but its position is used. */
export function blindGuess(seen: Seen, rules: Rules): Estimate {
  const square = squareCentre(seen, rules.side_m)
  const places = placesAround(seen.town.streets, square, rules.pitch_m)
  return (
    heaviest(
      places,
      places.map((place) => prior(square, place, rules)),
    ) ?? fallback(seen)
  )
}

/** Also uses that the way from home by a cut to a point outside is about the shortest one. */
export function shortestWays(seen: Seen, rules: Rules): Estimate {
  const square = squareCentre(seen, rules.side_m)
  const { streets } = seen.town
  const places = placesAround(streets, square, rules.pitch_m)
  const detours = places.map(() => 0)
  for (const exit of seen.exits.slice(0, MAX_EXITS)) {
    const inside_m = streetDistances_m(streets, exit, places)
    const crossed = nearestPlace(streets, exit)
    for (const outside of outsideOf(seen.tracks, exit)) {
      const all_m = streetDistances_m(streets, outside, [...places, crossed])
      const out_m = all_m[places.length]!
      for (let i = 0; i < places.length; i++)
        detours[i]! +=
          Math.min(Math.max(0, inside_m[i]! + out_m - all_m[i]!), MAX_DETOUR_M) / OUTSIDE_M.length
    }
  }
  const least = Math.min(...detours)
  const weights = places.map(
    (place, i) => prior(square, place, rules) * Math.exp((least - detours[i]!) / USUAL_DETOUR_M),
  )
  return heaviest(places, weights) ?? fallback(seen)
}

/** How many grids put the square around this place. */
function prior(square: Point, place: Point, { pitch_m, off_centre_m }: Rules): number {
  const [x, y] = [Math.abs(place.x - square.x), Math.abs(place.y - square.y)]
  if (Math.max(x, y) > pitch_m / 2) return 0
  const fromCorner_m = Math.hypot(pitch_m / 2 - x, pitch_m / 2 - y)
  return (Math.hypot(x, y) >= off_centre_m ? 1 : 0) + (fromCorner_m < off_centre_m ? 1 : 0)
}

/** The place with the most weight within 50 m. */
function heaviest(places: Place[], weights: number[]): Estimate | null {
  let best: Point | null = null
  let most = 0
  for (const [i, place] of places.entries()) {
    if (weights[i]! === 0) continue
    let sum = 0
    for (let j = 0; j < places.length; j++) {
      const other = places[j]!
      if (Math.abs(other.x - place.x) < 50 && apart_m(other, place) < 50) sum += weights[j]!
    }
    if (sum > most) [most, best] = [sum, place]
  }
  return best && found(best)
}

/** Points of a track that passes an exit, some way outside. */
function outsideOf(tracks: SeenTrack[], exit: Point): Point[] {
  for (const { points, distance_m } of tracks) {
    for (const [at, step] of [
      [0, 1],
      [points.length - 1, -1],
    ] as const) {
      if (points.length === 0 || apart_m(points[at]!, exit) > 40) continue
      return OUTSIDE_M.flatMap((outside_m) => {
        for (let i = at; i >= 0 && i < points.length; i += step)
          if (Math.abs(distance_m[i]! - distance_m[at]!) >= outside_m) return [points[i]!]
        return []
      })
    }
  }
  return []
}
