import type { Random } from './random.ts'

/** A route that begins and ends at `start`. */
export type Route = {
  start: { lat: number; lon: number }
  altitude_m: number
  /** The height between the lowest and the highest point, roughly. */
  relief_m: number
  shape: 'loop' | 'there and back'
}

/** Positions along a path, by distance in metres. */
export type Path = {
  length_m: number
  at(distance_m: number): { lat: number; lon: number; altitude_m: number }
}

const VERTICES = 1_500
const METRES_PER_DEGREE = 111_195
/** The periods of each wave in one loop: 2 gives the overall shape, 34 the street corners. */
const BENDS = [2, 3, 5, 8, 13, 21, 34]
const CLIMBS = [1, 2, 3, 5, 9, 17]
/** Limits the relief of short routes, in metres per metre of length. */
const STEEPEST_MEAN = 0.03

type Wave = { turns: number; amplitude: number; phase: number }

/** A path of `length_m` on the route; `random` varies its shape. */
export function pathOf(route: Route, length_m: number, random: Random): Path {
  const outline = route.shape === 'loop' ? loop(random) : thereAndBack(random)
  const corners = Array.from({ length: VERTICES + 1 }, (_, i) => outline(i / VERTICES))
  const along = [0]
  for (let i = 1; i < corners.length; i++) {
    const [x, y] = corners[i]!
    along.push(along[i - 1]! + Math.hypot(x - corners[i - 1]![0], y - corners[i - 1]![1]))
  }
  const scale = length_m / along.at(-1)!
  const heightAt = profile(route, length_m, random)
  const { lat, lon } = route.start
  const shrink = Math.cos((lat * Math.PI) / 180)
  return {
    length_m,
    at(distance_m) {
      const part = Math.min(Math.max(distance_m / length_m, 0), 1)
      const [x, y] = between(corners, along, part * along.at(-1)!)
      return {
        lat: lat + ((y - corners[0]![1]) * scale) / METRES_PER_DEGREE,
        lon: lon + ((x - corners[0]![0]) * scale) / (METRES_PER_DEGREE * shrink),
        altitude_m: heightAt(part),
      }
    },
  }
}

type Outline = (part: number) => [x: number, y: number]

/** An irregular circle. */
function loop(random: Random): Outline {
  const bends = waves(BENDS, 0.55, 1.15, random)
  const stretch = random.between(0.55, 1.5)
  const start = random.between(0, 2 * Math.PI)
  return (part) => {
    const angle = start + 2 * Math.PI * part
    const radius = 1 + sumOf(bends, part)
    return [radius * Math.cos(angle) * stretch, radius * Math.sin(angle)]
  }
}

/** A winding line. The way back runs slightly beside it. */
function thereAndBack(random: Random): Outline {
  const bends = waves(BENDS, 0.1, 1.15, random)
  const heading = random.between(0, 2 * Math.PI)
  return (part) => {
    const out = part < 0.5 ? 2 * part : 2 - 2 * part
    const side = sumOf(bends, out / 2) - sumOf(bends, 0) + (part < 0.5 ? 0 : 0.0015 * Math.sin(Math.PI * out))
    return [
      out * Math.cos(heading) - side * Math.sin(heading),
      out * Math.sin(heading) + side * Math.cos(heading),
    ]
  }
}

/** The altitude at each part of the route, from 0 to 1. A way back has the hills of the way out. */
function profile(
  { altitude_m, relief_m, shape }: Route,
  length_m: number,
  random: Random,
): (part: number) => number {
  const hills = waves(CLIMBS, Math.min(relief_m, length_m * STEEPEST_MEAN) / 2, 1.6, random)
  return (part) => {
    const place = shape === 'loop' ? part : Math.min(part, 1 - part)
    return Math.max(0, altitude_m + sumOf(hills, place) - sumOf(hills, 0))
  }
}

function waves(turns: number[], amplitude: number, fading: number, random: Random): Wave[] {
  return turns.map((number) => ({
    turns: number,
    amplitude: (amplitude * random.between(0.4, 1)) / number ** fading,
    phase: random.between(0, 2 * Math.PI),
  }))
}

function sumOf(waves: Wave[], part: number): number {
  return waves.reduce(
    (sum, { turns, amplitude, phase }) => sum + amplitude * Math.sin(2 * Math.PI * turns * part + phase),
    0,
  )
}

/** The point at the distance `wanted` along the line through `corners`. */
function between(corners: [number, number][], along: number[], wanted: number): [number, number] {
  let low = 0
  let high = along.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (along[middle]! <= wanted) low = middle
    else high = middle
  }
  const share = (wanted - along[low]!) / (along[high]! - along[low]! || 1)
  const [x, y] = corners[low]!
  return [x + share * (corners[high]![0] - x), y + share * (corners[high]![1] - y)]
}
