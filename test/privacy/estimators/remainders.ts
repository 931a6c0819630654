import { ascentAndDescentOf } from '../../../src/features/tracks/ascent.ts'
import { apart_m, meanOf, type Point } from '../plane.ts'
import type { Cut, HiddenPart, Seen, SeenTrack } from '../seen.ts'
import { type Estimate, fallback, found, leastLoss, leastOf } from './estimate.ts'
import { placesAround, streetDistances_m } from './map.ts'

/** Guesses from what the figures tell of the hidden parts. */

/** A length of hidden way: from a cut to home, or from one cut by home to another. */
type Remainder = { cuts: Cut[]; length_m: number }

const LEAST_SIGNAL_M = 30
const LEAST_SIGNAL_S = 10
const LEAST_CLIMB_M = 4
/** So many remainders and exits tell all that there is. */
const MAX_REMAINDERS = 40
const MAX_EXITS = 12
const REACH_M = 1_500
/** Ways are up to this much longer than straight lines. */
const DETOURS = [1, 1.1, 1.2, 1.3]

/** The distance of the workout without that of the points, in straight lines. */
export function distanceStraight(seen: Seen): Estimate {
  return straight(seen, distanceRemainders(seen.parts))
}

/** The same over the known streets. */
export function distanceByStreets(seen: Seen): Estimate {
  return byStreets(seen, distanceRemainders(seen.parts))
}

/** The time of the workout without that of the points, at the pace of the rest, over the known streets. */
export function timeByStreets(seen: Seen): Estimate {
  return byStreets(
    seen,
    seen.parts.flatMap(({ cuts, time_s }) =>
      time_s > LEAST_SIGNAL_S ? [{ cuts, length_m: time_s * speedOf_mps(seen) }] : [],
    ),
  )
}

/** What is missing in the middle of tracks, over the known streets. */
export function middleGaps(seen: Seen): Estimate {
  return byStreets(seen, distanceRemainders(seen.parts.filter(({ cuts }) => cuts.length === 2)))
}

/** How far the first and the last boundary of laps are from the start and the end, over the known streets. */
export function lapBoundaries(seen: Seen): Estimate {
  return byStreets(
    seen,
    seen.tracks.flatMap((track) => lapRemainders(seen, track)),
  )
}

/** The climb of the workout without that of the points, compared with the known terrain in straight lines. */
export function climbRemainder(seen: Seen): Estimate {
  const climbs = seen.tracks.flatMap((track) => {
    const shown = ascentAndDescentOf(track.altitude_m)
    const ends = [track.points[0]!, track.points.at(-1)!].map((end) => exitAt(seen.exits, end))
    if (!shown || ends.includes(-1)) return []
    const climb_m = track.ascent_m + track.descent_m - shown.ascent_m - shown.descent_m
    return { ends, climb_m }
  })
  const telling = climbs.filter(({ climb_m }) => climb_m > LEAST_CLIMB_M)
  if (telling.length < climbs.length / 5 || telling.length === 0) return fallback(seen)
  const exits = seen.exits.slice(0, MAX_EXITS)
  const used = climbs.filter(({ ends }) => ends.every((exit) => exit < exits.length))
  const loss = (guess: Point) => {
    const hills_m = exits.map((exit) => hillsBetween(seen, exit, guess))
    return used.reduce((sum, { ends, climb_m }) => {
      const expected_m = ends.reduce((total, exit) => total + hills_m[exit]!, 0)
      return sum + Math.min(Math.abs(climb_m - expected_m), 15)
    }, 0)
  }
  return found(leastLoss(fallback(seen), REACH_M / 3, loss))
}

/** Ends of thumbnails that lie in the hidden part; without them the mean of the ends. */
export function thumbnailEnds(seen: Seen): Estimate {
  const ends = seen.tracks.flatMap(({ thumbnail }) =>
    thumbnail.length < 2 ? [] : [thumbnail[0]!, thumbnail.at(-1)!],
  )
  if (ends.length === 0) return fallback(seen)
  const hidden = ends.filter((end) => seen.cuts.every((cut) => apart_m(cut, end) > 40))
  return found(meanOf(hidden.length > 0 ? hidden : ends))
}

function distanceRemainders(parts: HiddenPart[]): Remainder[] {
  return parts.flatMap(({ cuts, distance_m }) =>
    distance_m > LEAST_SIGNAL_M ? [{ cuts, length_m: distance_m }] : [],
  )
}

function lapRemainders(seen: Seen, { laps, started_at, time_s, distance_m, points }: SeenTrack): Remainder[] {
  if (!laps || laps.length < 2) return []
  const at = (instant: number) => time_s.findIndex((second) => started_at + second * 1000 >= instant)
  const cutAt = (i: number) => seen.cuts.find((cut) => apart_m(cut, points[i]!) < 1)
  const [second, last] = [at(laps[1]!.started_at), at(laps.at(-1)!.started_at)]
  const [from, to] = [cutAt(0), cutAt(points.length - 1)]
  if (second < 0 || last < 0 || !from || !to) return []
  const before_m = laps[0]!.distance_m - (distance_m[second]! - distance_m[0]!)
  const after_m = laps.at(-1)!.distance_m - (distance_m.at(-1)! - distance_m[last]!)
  return [
    { cuts: [from], length_m: before_m },
    { cuts: [to], length_m: after_m },
  ].filter(({ length_m }) => length_m > LEAST_SIGNAL_M && length_m < 2_000)
}

function straight(seen: Seen, remainders: Remainder[]): Estimate {
  const used = telling(seen, remainders)
  if (used.length === 0) return fallback(seen)
  const loss = (guess: Point) =>
    Math.min(
      ...DETOURS.map((detour) =>
        used.reduce((sum, { cuts, length_m }) => {
          const way_m = cuts.reduce((total, cut) => total + apart_m(cut, guess) * detour, 0)
          return sum + Math.min(Math.abs(way_m - length_m), 150)
        }, 0),
      ),
    )
  return found(leastLoss(fallback(seen), REACH_M, loss))
}

function byStreets(seen: Seen, remainders: Remainder[]): Estimate {
  const used = telling(seen, remainders)
  if (used.length === 0) return fallback(seen)
  const { streets } = seen.town
  const exits = seen.exits.slice(0, MAX_EXITS)
  const places = placesAround(streets, fallback(seen), REACH_M)
  const distances_m = exits.map((exit) => streetDistances_m(streets, exit, places))
  const indexed = used.flatMap(({ cuts, length_m }) => {
    const at = cuts.map((cut) => exitAt(exits, cut))
    return at.includes(-1) ? [] : [{ at, length_m }]
  })
  if (indexed.length === 0) return fallback(seen)
  const losses = places.map((_, place) =>
    indexed.reduce((sum, { at, length_m }) => {
      const way_m = at.reduce((total, exit) => total + distances_m[exit]![place]!, 0)
      return sum + Math.min(Math.abs(way_m - length_m), 100)
    }, 0),
  )
  return found(places[leastOf([...places.keys()], (place) => losses[place]!)!]!)
}

/** A few remainders among many tracks are errors. */
function telling(seen: Seen, remainders: Remainder[]): Remainder[] {
  return remainders.length < seen.tracks.length / 20 ? [] : remainders.slice(0, MAX_REMAINDERS)
}

function speedOf_mps({ tracks }: Seen): number {
  const distance_m = tracks.reduce((sum, track) => sum + track.distance_m.at(-1)! - track.distance_m[0]!, 0)
  const time_s = tracks.reduce((sum, track) => sum + track.time_s.at(-1)! - track.time_s[0]!, 0)
  return distance_m / time_s
}

function exitAt(exits: readonly Point[], cut: Point): number {
  return exits.findIndex((exit) => apart_m(exit, cut) < 40)
}

/** Metres up and down on a straight line. */
function hillsBetween({ town }: Seen, from: Point, to: Point): number {
  let sum = 0
  let last = town.altitude_m(from)
  for (let step = 1; step <= 5; step++) {
    const share = step / 5
    const now = town.altitude_m({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) })
    sum += Math.abs(now - last)
    last = now
  }
  return sum
}
