import type { WorkoutType } from '../api/types.ts'
import type { PaceKind } from '../format/quantities.ts'
import type en from '../i18n/en.ts'

export type Sport = keyof (typeof en)['sport']

export const WORKOUT_TYPES = ['cardio', 'strength', 'flexibility', 'sports', 'other'] as const

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

/** The sports that are not endurance, by kind of workout; all others are. The server decides in the end. */
const OF_TYPE: Record<Exclude<WorkoutType, 'cardio'>, ReadonlySet<Sport>> = {
  strength: new Set(['strength_training', 'rock_climbing', 'indoor_climbing', 'bouldering']),
  flexibility: new Set(['yoga', 'pilates', 'stretching', 'mobility', 'breathing', 'meditation']),
  sports: new Set([
    'basketball',
    'soccer',
    'american_football',
    'rugby',
    'hockey',
    'ice_hockey',
    'field_hockey',
    'lacrosse',
    'volleyball',
    'baseball',
    'cricket',
    'ultimate',
    'team_sport',
    'tennis',
    'padel',
    'pickleball',
    'platform_tennis',
    'squash',
    'badminton',
    'racquetball',
    'table_tennis',
    'racket_sport',
    'golf',
    'disc_golf',
    'archery',
    'boxing',
    'mixed_martial_arts',
    'horseback_riding',
    'alpine_skiing',
    'snowboarding',
    'winter_sport',
    'surfing',
    'wakeboarding',
    'wakesurfing',
    'water_skiing',
    'water_tubing',
    'windsurfing',
    'kitesurfing',
    'sailing',
    'snorkeling',
    'diving',
    'free_diving',
    'water_sport',
    'para_sport',
  ]),
  other: new Set([
    'training',
    'fitness_equipment',
    'transition',
    'hunting',
    'fishing',
    'shooting',
    'geocaching',
    'tactical',
    'sky_diving',
    'hang_gliding',
    'flying',
    'boating',
    'driving',
    'motorcycling',
    'motor_sport',
    'snowmobiling',
    'grinding',
    'video_gaming',
    'other',
  ]),
}

export function typeOfSport(sport: Sport): WorkoutType {
  return WORKOUT_TYPES.find((type) => type !== 'cardio' && OF_TYPE[type].has(sport)) ?? 'cardio'
}
