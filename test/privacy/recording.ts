import type { Random } from '../../src/cli/demo/random.ts'
import type { Track } from '../../src/features/tracks/track.ts'
import { apart_m, type Point, toPosition } from './plane.ts'
import { lengthOf, makeRoute, normal, type Person, type Route } from './world.ts'

const INTERVAL_S = 3
const GPS_ERROR_M = 5
const GPS_MEMORY_S = 30
const STOP_S = 240
const LAP_M = 1_000

/** `start_s` counts from the start of the recording. */
type RecordedLap = { start_s: number; elapsed_s: number; distance_m: number }

/** What a device recorded of one workout. */
export type Recording = { started_at: number; track: Track; laps: RecordedLap[] }

/** The recordings of a person, one a day. */
export function recordingsOf(person: Person, tracks: number): Recording[] {
  return Array.from({ length: tracks }, (_, day) => {
    const started_at = Date.UTC(2026, 2, 1 + day, 6) + Math.floor(person.random.between(0, 12 * 3600)) * 1000
    return record(person, makeRoute(person), started_at)
  })
}

function record(person: Person, route: Route, started_at: number): Recording {
  const { town, random } = person
  const steps = walk(person, route)
  const columns = {
    time_s: new Float64Array(steps.length),
    distance_m: new Float64Array(steps.length),
    lat: new Float64Array(steps.length),
    lon: new Float64Array(steps.length),
    altitude_m: new Float64Array(steps.length),
  }
  const [east, north, height] = [wander(random, GPS_ERROR_M), wander(random, GPS_ERROR_M), wander(random, 1)]
  // The person starts in front of the house or behind it.
  const yard = { x: 6 * normal(random), y: 6 * normal(random) }
  const scale = 1 + 0.005 * normal(random)
  steps.forEach(({ x, y, along_m }, i) => {
    const near = Math.exp(-along_m / 10)
    const point = { x: x + yard.x * near + east(), y: y + yard.y * near + north() }
    const { lat, lon } = toPosition(town.middle, point)
    columns.time_s[i] = i * INTERVAL_S
    columns.distance_m[i] = along_m * scale
    columns.lat[i] = lat
    columns.lon[i] = lon
    columns.altitude_m[i] = town.altitude_m({ x, y }) + height()
  })
  const track = { length: steps.length, columns }
  return { started_at, track, laps: lapsOf(columns.time_s, columns.distance_m) }
}

/** Where the person is every three seconds. */
function walk({ speed_mps, random }: Person, { points, stop_m }: Route): (Point & { along_m: number })[] {
  const steps: (Point & { along_m: number })[] = []
  const length_m = lengthOf(points)
  const pace = wander(random, 0.12)
  let along_m = 0
  let stood_s = 0
  let leg = 1
  let leg_start_m = 0
  while (along_m < length_m) {
    for (;;) {
      const leg_m = apart_m(points[leg - 1]!, points[leg]!)
      if (along_m <= leg_start_m + leg_m || leg + 1 >= points.length) break
      leg_start_m += leg_m
      leg++
    }
    const [from, to] = [points[leg - 1]!, points[leg]!]
    const share = (along_m - leg_start_m) / Math.max(apart_m(from, to), 1e-6)
    steps.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y), along_m })
    if (stop_m !== null && along_m >= stop_m && stood_s < STOP_S) stood_s += INTERVAL_S
    else along_m += speed_mps * INTERVAL_S * Math.max(0.4, 1 + pace())
  }
  return steps
}

/** Errors that change slowly: a first-order autoregressive process. */
function wander(random: Random, deviation: number): () => number {
  const memory = Math.exp(-INTERVAL_S / GPS_MEMORY_S)
  const fresh = Math.sqrt(1 - memory * memory)
  let value = normal(random)
  return () => {
    value = memory * value + fresh * normal(random)
    return deviation * value
  }
}

function lapsOf(time_s: Float64Array, distance_m: Float64Array): RecordedLap[] {
  const laps: RecordedLap[] = []
  let start = 0
  for (let i = 1; i < time_s.length; i++) {
    const length_m = distance_m[i]! - distance_m[start]!
    if (length_m < LAP_M && i + 1 < time_s.length) continue
    laps.push({ start_s: time_s[start]!, elapsed_s: time_s[i]! - time_s[start]!, distance_m: length_m })
    start = i
  }
  return laps
}
