import type { Estimator } from './estimate.ts'
import { blindGuess, type Rules, shortestWays } from './likelihood.ts'
import {
  climbRemainder,
  distanceByStreets,
  distanceStraight,
  lapBoundaries,
  middleGaps,
  thumbnailEnds,
  timeByStreets,
} from './remainders.ts'
import {
  boxCentre,
  circleFit,
  doubledMean,
  extension,
  meanOfCuts,
  medianOfCuts,
  squareCentre,
} from './shapes.ts'

/** The published ways to find a hidden place, and those that a leak of our own would open. */
export const ESTIMATORS: Record<string, Estimator> = {
  'circle fit': circleFit,
  'extension of the cut ends': extension,
  'mean of cuts': meanOfCuts,
  'median of cuts by axis': medianOfCuts,
  'centre of the box': boxCentre,
  'distance remainder, straight': distanceStraight,
  'distance remainder, streets': distanceByStreets,
  'time remainder': timeByStreets,
  'climb remainder': climbRemainder,
  'thumbnail ends': thumbnailEnds,
  'lap boundaries': lapBoundaries,
  'gaps in the middle': middleGaps,
}

/** Ways that use how FitTrack hides places. */
export function ownEstimators(rules: Rules): Record<string, Estimator> {
  return {
    'centre of the square': (seen) => squareCentre(seen, rules.side_m),
    'twice the mean from the square': (seen) => doubledMean(seen, rules.side_m),
    'best blind guess in the square': (seen) => blindGuess(seen, rules),
    'shortest ways over the map': (seen) => shortestWays(seen, rules),
  }
}
