import polyline from '@mapbox/polyline'
import type { Random } from '../../src/cli/demo/random.ts'
import { cropTrack, type Hiding, hiddenCells } from '../../src/features/cropping/crop.ts'
import { ascentAndDescentOf } from '../../src/features/tracks/ascent.ts'
import { summaryPolyline } from '../../src/features/tracks/polyline.ts'
import { totalsOfTrack } from '../../src/features/tracks/totals.ts'
import type { Track } from '../../src/features/tracks/track.ts'
import { apart_m, type Point, toPoint, toPosition } from './plane.ts'
import type { Recording } from './recording.ts'
import type { SeenTrack } from './seen.ts'
import { normal, type Person } from './world.ts'

export const RADIUS_M = 200

/** What others see of a recording of a person; null for nothing. */
export type View = (recording: Recording) => SeenTrack | null

/** The person marks their home, or the map, some metres beside it. */
export function placeMarked({ town, home, random }: Person) {
  return toPosition(town.middle, { x: home.x + 8 * normal(random), y: home.y + 8 * normal(random) })
}

export function gridOf(random: Random): Hiding['grid'] {
  return { north: random.next(), east: random.next() }
}

/** What the server shows when parts are hidden in this way; without a server. */
export function viewWith({ town }: Person, hiding: Hiding): View {
  return ({ track, started_at, laps }) => {
    const cells = hiddenCells(track, hiding)
    const shown = cells.length === 0 ? track : cropTrack(track, cells)
    if (shown.length < 2) return null
    const start_s = 'start_s' in shown ? (shown.start_s as number) : 0
    return {
      ...streamsOf(town.middle, shown),
      ...figuresOf(shown),
      started_at: started_at + start_s * 1000,
      laps: cells.length > 0 ? null : lapsAt(started_at, laps),
      thumbnail: decoded(town.middle, summaryPolyline(shown)),
    }
  }
}

/** A circle around the home that hides nothing but points: the form of privacy zone that published attacks defeat. */
export function naiveView({ town, home }: Person): View {
  return ({ track, started_at, laps }) => {
    const { lat, lon } = track.columns
    const kept = Array.from({ length: track.length }, (_, i) => i).filter(
      (i) => apart_m(toPoint(town.middle, { lat: lat![i]!, lon: lon![i]! }), home) > RADIUS_M,
    )
    const columns = Object.fromEntries(
      Object.entries(track.columns).map(([name, column]) => [
        name,
        Float64Array.from(kept, (i) => column[i]!),
      ]),
    )
    const shown: Track = { length: kept.length, columns }
    if (shown.length < 2) return null
    return {
      ...streamsOf(town.middle, shown),
      ...figuresOf(track),
      started_at,
      laps: lapsAt(started_at, laps),
      thumbnail: decoded(town.middle, summaryPolyline(shown)),
    }
  }
}

function streamsOf(middle: Person['town']['middle'], { length, columns }: Track) {
  const { lat, lon, time_s, distance_m, altitude_m } = columns
  return {
    points: Array.from({ length }, (_, i) => toPoint(middle, { lat: lat![i]!, lon: lon![i]! })),
    time_s: time_s!,
    distance_m: distance_m!,
    altitude_m: altitude_m!,
  }
}

function figuresOf(track: Track) {
  const { elapsed_s, distance_m } = totalsOfTrack(track)
  const climb = ascentAndDescentOf(track.columns.altitude_m!)
  return {
    elapsed_s: elapsed_s!,
    distance_total_m: distance_m!,
    ascent_m: climb?.ascent_m ?? 0,
    descent_m: climb?.descent_m ?? 0,
  }
}

function lapsAt(started_at: number, laps: Recording['laps']): SeenTrack['laps'] {
  return laps.map(({ start_s, ...lap }) => ({ ...lap, started_at: started_at + start_s * 1000 }))
}

export function decoded(middle: Person['town']['middle'], encoded: string | null): Point[] {
  return encoded === null ? [] : polyline.decode(encoded).map(([lat, lon]) => toPoint(middle, { lat, lon }))
}
