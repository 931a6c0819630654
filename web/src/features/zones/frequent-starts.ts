import type { Coordinate } from '../route-map/projection.ts'
import type { Place } from './plane.ts'

export type FrequentStart = Place & { count: number }

/** Starts this close together are at one place; GPS and the way from the door to the street scatter them. */
const REACH_M = 200
const METRES_PER_DEGREE = 111_320
const MOST_PLACES = 5

/** The places at which at least two routes start, the most frequent first. */
export function frequentStarts(routes: readonly (readonly Coordinate[])[]): FrequentStart[] {
  const groups: Coordinate[][] = []
  for (const [start] of routes) {
    if (!start) continue
    const near = groups.find(([first]) => first && distance_m(first, start) < REACH_M)
    if (near) near.push(start)
    else groups.push([start])
  }
  return groups
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_PLACES)
    .map((group) => ({ ...middleOf(group), count: group.length }))
}

function distance_m(a: Coordinate, b: Coordinate): number {
  const east = (b[1] - a[1]) * Math.cos((a[0] * Math.PI) / 180)
  return Math.hypot(b[0] - a[0], east) * METRES_PER_DEGREE
}

/** The medians of latitude and longitude, which single outliers do not move. */
function middleOf(group: readonly Coordinate[]): Place {
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number
  return { lat: median(group.map(([lat]) => lat)), lon: median(group.map(([, lon]) => lon)) }
}
