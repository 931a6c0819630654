import { SPORTS, type Sport } from '../../../sports/index.ts'

/** What apps write as the type of a track or activity. The numbers come from older Strava exports. */
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
for (const sport of SPORTS) BY_NAME.set(sport, sport)

/** The sport by the name that an app gave it ("Running", "trail running", "VirtualRide"); `other` when unknown. */
export function parseSport(name: string): Sport {
  const snake = name
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase()
  return BY_NAME.get(snake) ?? 'other'
}
