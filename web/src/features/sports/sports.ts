import { distance, type Figure, type PaceKind, type Reader } from '../../format/quantities.ts'
import type en from '../../i18n/en.ts'

export type Sport = keyof (typeof en)['sport']

// The one table that tells which sport is of which type; the server keeps it.
export { typeOfSport, WORKOUT_TYPES } from '../../../../src/features/sports/index.ts'

/** What most people do, offered first. */
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

/** A distance as the sport has it: swims are in metres or yards. */
export function shownDistance(reader: Reader, metres: number, sport: string, digits = 2): Figure {
  return distance(reader, metres, digits, paceKindOf(sport) === 'swim')
}
