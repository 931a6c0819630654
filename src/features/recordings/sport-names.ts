// The type alone: a worker that parses must not load the routes behind the feature's front door.
import type { Sport } from '../sports/index.ts'
import { FIT_SPORTS } from './fit-sports.ts'

/** What apps write as the type of a track or activity; numbers are those of Strava's older exports. */
const ALIASES: Record<string, Sport> = {
  '1': 'cycling',
  '2': 'alpine_skiing',
  '4': 'hiking',
  '9': 'running',
  '10': 'walking',
  '16': 'swimming',
  run: 'running',
  trail_run: 'trail_running',
  virtual_run: 'virtual_running',
  treadmill: 'treadmill_running',
  walk: 'walking',
  hike: 'hiking',
  ride: 'cycling',
  bike: 'cycling',
  biking: 'cycling',
  bicycling: 'cycling',
  road_biking: 'road_cycling',
  gravel_ride: 'gravel_cycling',
  mountain_bike_ride: 'mountain_biking',
  virtual_ride: 'virtual_cycling',
  swim: 'swimming',
  row: 'rowing',
  nordic_ski: 'cross_country_skiing',
  alpine_ski: 'alpine_skiing',
  weight_training: 'strength_training',
}

const BY_NAME = new Map<string, Sport>(Object.entries(ALIASES))
for (const sport of FIT_SPORTS) BY_NAME.set(sport, sport)

/** The sport that an app names in its own spelling ("Running", "trail running", "VirtualRide"); else `other`. */
export function sportNamed(name: string): Sport {
  const snake = name
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase()
  return BY_NAME.get(snake) ?? 'other'
}
