import { apart_m, meanOf, type Point } from './plane.ts'
import type { Town } from './world.ts'

/** What the API shows others of one workout, with positions on the town's map. */
export type SeenTrack = {
  started_at: number
  points: Point[]
  time_s: Float64Array
  distance_m: Float64Array
  altitude_m: Float64Array
  elapsed_s: number
  distance_total_m: number
  ascent_m: number
  descent_m: number
  /** Instants in ms; null if none are given out. */
  laps: { started_at: number; elapsed_s: number; distance_m: number }[] | null
  thumbnail: Point[]
}

/** Where a track is cut: the last point that is shown, and the direction in which it continued. */
export type Cut = Point & { direction: Point }

/** A hidden part: one cut at the start or the end of a track, or two in the middle, and what the figures tell of it. */
export type HiddenPart = { cuts: Cut[]; distance_m: number; time_s: number }

/** All that an attacker knows about one person. */
export type Seen = {
  town: Town
  tracks: SeenTrack[]
  /** The hidden parts of all tracks. */
  parts: HiddenPart[]
  cuts: Cut[]
  /** Cuts at the same place, as one. */
  exits: (Cut & { count: number })[]
}

/** Points farther apart have a hidden part between them. */
const MAX_STEP_M = 60
/** The direction of a cut is that of this much of the route. */
const DIRECTION_M = 80
const SAME_EXIT_M = 30

export function look(town: Town, tracks: SeenTrack[]): Seen {
  const parts = tracks.flatMap(hiddenParts)
  const cuts = parts.flatMap((part) => part.cuts)
  return { town, tracks, parts, cuts, exits: exitsOf(cuts) }
}

function hiddenParts(track: SeenTrack): HiddenPart[] {
  const { points, time_s, distance_m } = track
  const last = points.length - 1
  if (last < 1) return []
  const parts: HiddenPart[] = []
  let from = 0
  for (let i = 1; i <= last + 1; i++) {
    if (i <= last && apart_m(points[i - 1]!, points[i]!) <= MAX_STEP_M) continue
    if (from === 0)
      parts.push({ cuts: [cutAt(points, from, 1, i)], distance_m: distance_m[0]!, time_s: time_s[0]! })
    if (i <= last) {
      parts.push({
        cuts: [cutAt(points, i - 1, -1, from), cutAt(points, i, 1, last + 1)],
        distance_m: distance_m[i]! - distance_m[i - 1]!,
        time_s: time_s[i]! - time_s[i - 1]!,
      })
    } else {
      parts.push({
        cuts: [cutAt(points, last, -1, from)],
        distance_m: track.distance_total_m - distance_m[last]!,
        time_s: track.elapsed_s - time_s[last]!,
      })
    }
    from = i
  }
  return parts
}

/** The cut at a point; the shown part of the track continues from there by `step` until `end`. */
function cutAt(points: Point[], at: number, step: 1 | -1, end: number): Cut {
  const cut = points[at]!
  let back = at
  while (back !== end - (step === 1 ? 1 : 0) && apart_m(points[back]!, cut) < DIRECTION_M) back += step
  const length_m = apart_m(cut, points[back]!)
  const scale = length_m > 0 ? 1 / length_m : 0
  return {
    ...cut,
    direction: { x: (cut.x - points[back]!.x) * scale, y: (cut.y - points[back]!.y) * scale },
  }
}

function exitsOf(cuts: Cut[]): Seen['exits'] {
  const groups: Cut[][] = []
  for (const cut of cuts) {
    const group = groups.find((other) => apart_m(meanOf(other), cut) < SAME_EXIT_M)
    if (group) group.push(cut)
    else groups.push([cut])
  }
  return groups
    .map((group) => {
      const direction = meanOf(group.map((cut) => cut.direction))
      const length = Math.hypot(direction.x, direction.y) || 1
      return {
        ...meanOf(group),
        direction: { x: direction.x / length, y: direction.y / length },
        count: group.length,
      }
    })
    .sort((a, b) => b.count - a.count)
}
