import { type Random, seededRandom } from '../../src/cli/demo/random.ts'
import type { Position } from '../../src/platform/geo.ts'
import { apart_m, type Point } from './plane.ts'
import { makeStreets, type Place, placeOn, type Streets, type Ways, waysFrom, wayTo } from './streets.ts'

/** What is public about a town. Attackers know it. */
export type Town = { middle: Position; streets: Streets; altitude_m: (point: Point) => number }

/** A person in a town: where they live, and where and how they like to go. */
export type Person = {
  town: Town
  home: Place
  speed_mps: number
  favourites: { crossing: number; weight: number; ways: Ways }[]
  /** The ways from home by two habits. */
  ways: [Ways, Ways]
  random: Random
}

const HOMES_PER_TOWN = 10
const WEIGHTS = [0.4, 0.3, 0.2, 0.1]

/** The same people for the same seed. Made one by one: all of them would take much memory. */
export function* people(homes: number, seed = 1): Generator<Person> {
  let town: Town | undefined
  for (let number = 0; number < homes; number++) {
    if (number % HOMES_PER_TOWN === 0) town = makeTown(seededRandom(seed * 10_007 + number))
    yield makePerson(town!, seededRandom(seed * 1_000_003 + number))
  }
}

function makeTown(random: Random): Town {
  const middle = { lat: random.between(30, 60), lon: random.between(-120, 150) }
  const hills = Array.from({ length: 5 }, () => {
    const angle = random.between(0, 2 * Math.PI)
    const length_m = random.between(900, 5_000)
    return {
      height_m: random.between(3, 25),
      east: (2 * Math.PI * Math.cos(angle)) / length_m,
      north: (2 * Math.PI * Math.sin(angle)) / length_m,
      phase: random.between(0, 2 * Math.PI),
    }
  })
  const base_m = random.between(50, 500)
  return {
    middle,
    streets: makeStreets(random),
    altitude_m: ({ x, y }) => {
      let sum_m = base_m
      for (const { height_m, east, north, phase } of hills)
        sum_m += height_m * Math.sin(x * east + y * north + phase)
      return sum_m
    },
  }
}

function makePerson(town: Town, random: Random): Person {
  const { streets } = town
  const home = homeIn(streets, random)
  const costs = [0, 1].map(() => Float64Array.from(streets.ends, () => random.between(1, 1.35)))
  const ways = costs.map((cost) => waysFrom(streets, home, { cost })) as [Ways, Ways]
  const favourites = WEIGHTS.map((weight) => {
    const angle = random.between(0, 2 * Math.PI)
    const distance_m = random.between(1_400, 3_200)
    const target = { x: home.x + distance_m * Math.cos(angle), y: home.y + distance_m * Math.sin(angle) }
    const crossing = reachableNear(streets, ways[0], target)
    return { crossing, weight, ways: waysFrom(streets, { crossing }, { cost: costs[0]! }) }
  })
  const speed_mps = random.next() < 0.2 ? random.between(5.5, 7.5) : random.between(2.3, 4)
  return { town, home, speed_mps, favourites, ways, random }
}

function homeIn(streets: Streets, random: Random): Place {
  for (;;) {
    const home = placeOn(streets, Math.floor(random.between(0, streets.ends.length)), random.next())
    if (Math.abs(home.x) > 1_000 || Math.abs(home.y) > 1_000) continue
    const reached = waysFrom(streets, home).length_m.filter(Number.isFinite).length
    if (reached > 0.8 * streets.crossings.length) return home
  }
}

function reachableNear({ crossings }: Streets, { length_m }: Ways, point: Point): number {
  let nearest = -1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < crossings.length; i++) {
    const distance_m = apart_m(crossings[i]!, point)
    if (distance_m < least && Number.isFinite(length_m[i]!)) [least, nearest] = [distance_m, i]
  }
  return nearest
}

/** A route from home to home, and after how many metres the person stands still at home; null if never. */
export type Route = { points: Point[]; stop_m: number | null }

/** Half of the routes lead to a favourite place and back, one in ten comes home in between, the others are loops. */
export function makeRoute(person: Person): Route {
  const { random, favourites, home } = person
  const kind = random.next()
  const first = favouriteOf(person)
  if (kind < 0.5) return { points: thereAndBack(person, first), stop_m: null }
  if (kind < 0.6) {
    const points = thereAndBack(person, first)
    const stop_m = lengthOf(points)
    return { points: [...points, ...thereAndBack(person, favouriteOf(person)).slice(1)], stop_m }
  }
  const second = random.pick(favourites.filter((favourite) => favourite !== first))
  const crossings = [
    ...wayTo(habit(person), first.crossing),
    ...wayTo(first.ways, second.crossing).slice(1),
    ...wayTo(habit(person), second.crossing).reverse().slice(1),
  ]
  return { points: [home, ...pointsOf(person, crossings), home], stop_m: null }
}

function thereAndBack(person: Person, { crossing }: Person['favourites'][number]): Point[] {
  const { town, random, home } = person
  const goal = town.streets.crossings[crossing]!
  const near = { x: goal.x + 200 * normal(random), y: goal.y + 200 * normal(random) }
  const ways = habit(person)
  const there = pointsOf(person, wayTo(ways, reachableNear(town.streets, ways, near)))
  return [home, ...there, ...there.slice(0, -1).reverse(), home]
}

function favouriteOf({ favourites, random }: Person): Person['favourites'][number] {
  let left = random.next()
  return favourites.find(({ weight }) => {
    left -= weight
    return left < 0
  })!
}

function habit({ ways, random }: Person): Ways {
  return random.next() < 0.75 ? ways[0] : ways[1]
}

function pointsOf({ town }: Person, crossings: number[]): Point[] {
  return crossings.map((crossing) => town.streets.crossings[crossing]!)
}

export function lengthOf(points: readonly Point[]): number {
  let length_m = 0
  for (let i = 1; i < points.length; i++) length_m += apart_m(points[i - 1]!, points[i]!)
  return length_m
}

/** Normally distributed with standard deviation 1 (Box and Muller, 1958). */
export function normal({ next }: Random): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}
