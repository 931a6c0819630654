import { haversine_m } from '../../../../platform/geo.ts'
import { isPlausibleTime } from '../plausible.ts'
import { sortByTime } from '../time-order.ts'
import type { Point } from '../xml/points.ts'

/** The points of all segments in order of time, with the distance covered within segments. */
export function joinSegments(segments: Point[][]): { points: Point[]; wasSorted: boolean } {
  let wasSorted = false
  for (const segment of segments) wasSorted = sortByTime(segment, plausibleTimeOf) || wasSorted
  sortByTime(segments, (segment) => plausibleTimeOf(segment.find(({ time }) => isPlausibleTime(time))))
  let distance_m = 0
  const points = segments.flatMap((segment) =>
    segment.map((point, i) => {
      const last = segment[i - 1]
      if (last) distance_m += haversine_m(last.lat!, last.lon!, point.lat!, point.lon!)
      return { ...point, distance_m }
    }),
  )
  return { points, wasSorted }
}

function plausibleTimeOf(point: Point | undefined): number {
  return isPlausibleTime(point?.time) ? point.time : Number.NaN
}
