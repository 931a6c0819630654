import {
  type DisplayPreferences,
  type Figure,
  formatDistance,
  type PaceKind,
} from '../../format/quantities.ts'
import type en from '../../i18n/en.ts'

export type Sport = keyof (typeof en)['sport']

// The client uses the server's table of sports, so that the two cannot differ.
export { typeOfSport, WORKOUT_TYPES } from '../../../../src/features/sports/index.ts'

/** The most frequent sports, offered first. */
export const FREQUENT: Sport[] = [
  'running',
  'cycling',
  'walking',
  'hiking',
  'swimming',
  'strength_training',
  'yoga',
]

const PACE: Partial<Record<Sport, PaceKind>> = {
  running: 'run',
  trail_running: 'run',
  track_running: 'run',
  treadmill_running: 'run',
  virtual_running: 'run',
  ultra_running: 'run',
  walking: 'run',
  indoor_walking: 'run',
  speed_walking: 'run',
  hiking: 'run',
  rucking: 'run',
  snowshoeing: 'run',
  wheelchair_walking: 'run',
  wheelchair_running: 'run',
  swimming: 'swim',
  lap_swimming: 'swim',
  open_water_swimming: 'swim',
  rowing: 'row',
  indoor_rowing: 'row',
}

export function paceKindOf(sport: string): PaceKind {
  return PACE[sport as Sport] ?? 'speed'
}

/** A distance in the unit of the sport: swims are in metres or yards. */
export function formatSportDistance(
  preferences: DisplayPreferences,
  metres: number,
  sport: string,
  digits = 2,
): Figure {
  return formatDistance(preferences, metres, digits, paceKindOf(sport) === 'swim')
}
