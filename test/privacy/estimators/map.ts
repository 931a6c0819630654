import { apart_m, type Point } from '../plane.ts'
import { type Place, placeOn, type Streets, waysFrom } from '../streets.ts'

/** What the attacker reads from the public map. */

const SPACING_M = 20

/** Places where a home can be: every 20 m on all streets within `reach_m`. */
export function placesAround(streets: Streets, middle: Point, reach_m: number): Place[] {
  const places: Place[] = []
  for (const [street, [from, to]] of streets.ends.entries()) {
    const [a, b] = [streets.crossings[from]!, streets.crossings[to]!]
    if (Math.min(apart_m(a, middle), apart_m(b, middle)) > reach_m) continue
    const parts = Math.max(1, Math.round(apart_m(a, b) / SPACING_M))
    for (let i = 0; i < parts; i++) places.push(placeOn(streets, street, (i + 0.5) / parts))
  }
  return places
}

/** The lengths of the shortest ways from a point to the places. */
export function streetDistances_m(streets: Streets, from: Point, places: readonly Place[]): Float64Array {
  const start = nearestPlace(streets, from)
  const { length_m } = waysFrom(streets, start, { limit_m: 4_500 })
  return Float64Array.from(places, (place) => {
    if (place.street === start.street) return apart_m(place, start)
    return Math.min(
      ...streets.ends[place.street]!.map((end) => length_m[end]! + apart_m(streets.crossings[end]!, place)),
    )
  })
}

/** The place on a street that is nearest to a point. */
export function nearestPlace(streets: Streets, point: Point): Place {
  let best: Place | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [street, [from, to]] of streets.ends.entries()) {
    const [a, b] = [streets.crossings[from]!, streets.crossings[to]!]
    const [x, y] = [b.x - a.x, b.y - a.y]
    const share = ((point.x - a.x) * x + (point.y - a.y) * y) / Math.max(x * x + y * y, 1e-9)
    const place = placeOn(streets, street, Math.min(1, Math.max(0, share)))
    const distance_m = apart_m(place, point)
    if (distance_m < least) [least, best] = [distance_m, place]
  }
  return best!
}
