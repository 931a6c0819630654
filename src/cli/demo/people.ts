import type { Sport } from '../../features/sports/index.ts'
import type { Route } from './route.ts'

/** A weekly habit. Weekday 0 is Monday, `hour` is local, `chance` is the share of weeks in which it happens. */
export type Habit = {
  weekday: number
  hour: number
  chance: number
  sport: Sport
  /** Kilometres of a recorded outing, or minutes of a workout entered by hand. */
  length: [least: number, most: number]
  route?: Route
}

export type DemoPerson = {
  username: string
  language: 'en' | 'de'
  time_zone: string
  units: 'metric' | 'imperial'
  device: string
  mass_kg: number
  /** Scales speed and power; 1 is an average hobby athlete. */
  fitness: number
  week: Habit[]
}

const route = (lat: number, lon: number, altitude_m: number, relief_m: number): Route => ({
  start: { lat, lon },
  altitude_m,
  relief_m,
  shape: 'loop',
})
const thereAndBack = (...place: Parameters<typeof route>): Route => ({
  ...route(...place),
  shape: 'there and back',
})

const habit = (
  weekday: number,
  hour: number,
  chance: number,
  sport: Sport,
  length: [number, number],
  where?: Route,
): Habit => ({ weekday, hour, chance, sport, length, ...(where && { route: where }) })

const MO = 0
const TU = 1
const WE = 2
const TH = 3
const FR = 4
const SA = 5
const SU = 6

const LJUBLJANA = route(46.0569, 14.5058, 298, 220)
const BERGEN_FELLS = route(60.3975, 5.3428, 60, 540)
const BERGEN_FJORD = thereAndBack(60.391, 5.318, 12, 40)
const KAMO_RIVER = thereAndBack(35.0286, 135.7717, 52, 14)
const ACCRA_COAST = thereAndBack(5.5461, -0.1807, 18, 16)
const MEDELLIN = route(6.2087, -75.5683, 1530, 780)
const CUBBON_PARK = route(12.9763, 77.5929, 912, 22)
const SCHAUINSLAND = route(47.9716, 7.8591, 310, 640)
const DREISAM = thereAndBack(47.9899, 7.8577, 276, 36)
const WELLINGTON_HARBOUR = route(-41.2905, 174.7935, 0, 0)
const WELLINGTON_HILLS = route(-41.2998, 174.7602, 130, 190)

/** Eight people with their weekly habits. */
export const PEOPLE: DemoPerson[] = [
  {
    username: 'mateja.kovac',
    language: 'en',
    time_zone: 'Europe/Ljubljana',
    units: 'metric',
    device: 'Garmin Edge 530',
    mass_kg: 63,
    fitness: 1.15,
    week: [
      habit(TU, 17, 0.8, 'road_cycling', [28, 46], LJUBLJANA),
      habit(WE, 19, 0.7, 'yoga', [45, 60]),
      habit(TH, 6, 0.7, 'running', [6, 10], LJUBLJANA),
      habit(SA, 9, 0.9, 'road_cycling', [55, 105], LJUBLJANA),
    ],
  },
  {
    username: 'kwame.mensah',
    language: 'en',
    time_zone: 'Africa/Accra',
    units: 'metric',
    device: 'COROS PACE 3',
    mass_kg: 71,
    fitness: 1.3,
    week: [
      habit(MO, 5, 0.85, 'running', [8, 12], ACCRA_COAST),
      habit(WE, 5, 0.85, 'running', [7, 11], ACCRA_COAST),
      habit(TH, 18, 0.7, 'soccer', [60, 90]),
      habit(SA, 6, 0.9, 'running', [14, 24], ACCRA_COAST),
    ],
  },
  {
    username: 'aiko.tanaka',
    language: 'en',
    time_zone: 'Asia/Tokyo',
    units: 'metric',
    device: 'Apple Watch Ultra 2',
    mass_kg: 54,
    fitness: 0.95,
    week: [
      habit(MO, 7, 0.8, 'lap_swimming', [35, 50]),
      habit(WE, 6, 0.8, 'running', [5, 8], KAMO_RIVER),
      habit(FR, 20, 0.75, 'yoga', [50, 75]),
      habit(SU, 8, 0.8, 'walking', [6, 12], KAMO_RIVER),
    ],
  },
  {
    username: 'lars.nygaard',
    language: 'en',
    time_zone: 'Europe/Oslo',
    units: 'metric',
    device: 'Suunto Race',
    mass_kg: 82,
    fitness: 1.1,
    week: [
      habit(TU, 16, 0.8, 'trail_running', [8, 14], BERGEN_FELLS),
      habit(TH, 17, 0.7, 'strength_training', [40, 60]),
      habit(SU, 10, 0.85, 'hiking', [10, 19], BERGEN_FELLS),
      habit(FR, 16, 0.5, 'running', [6, 9], BERGEN_FJORD),
    ],
  },
  {
    username: 'sofia.marquez',
    language: 'en',
    time_zone: 'America/Bogota',
    units: 'metric',
    device: 'Wahoo ELEMNT BOLT',
    mass_kg: 58,
    fitness: 1.25,
    week: [
      habit(TU, 5, 0.85, 'road_cycling', [32, 48], MEDELLIN),
      habit(TH, 5, 0.8, 'road_cycling', [30, 45], MEDELLIN),
      habit(FR, 18, 0.6, 'pilates', [45, 55]),
      habit(SU, 6, 0.9, 'road_cycling', [60, 98], MEDELLIN),
    ],
  },
  {
    username: 'priya.raman',
    language: 'en',
    time_zone: 'Asia/Kolkata',
    units: 'metric',
    device: 'Garmin Forerunner 255',
    mass_kg: 61,
    fitness: 0.85,
    week: [
      habit(MO, 18, 0.85, 'strength_training', [45, 65]),
      habit(WE, 18, 0.8, 'strength_training', [45, 65]),
      habit(FR, 19, 0.6, 'badminton', [60, 90]),
      habit(SA, 6, 0.85, 'running', [4, 8], CUBBON_PARK),
    ],
  },
  {
    username: 'hannes.weiss',
    language: 'de',
    time_zone: 'Europe/Berlin',
    units: 'metric',
    device: 'Garmin Edge 840',
    mass_kg: 77,
    fitness: 1.05,
    week: [
      habit(TU, 19, 0.75, 'bouldering', [75, 120]),
      habit(TH, 18, 0.6, 'running', [6, 10], DREISAM),
      habit(SA, 10, 0.85, 'mountain_biking', [22, 42], SCHAUINSLAND),
      habit(SU, 11, 0.4, 'hiking', [8, 14], SCHAUINSLAND),
    ],
  },
  {
    username: 'tane.ngata',
    language: 'en',
    time_zone: 'Pacific/Auckland',
    units: 'imperial',
    device: 'Polar Vantage V3',
    mass_kg: 88,
    fitness: 1,
    week: [
      habit(MO, 6, 0.75, 'open_water_swimming', [1.2, 2.6], WELLINGTON_HARBOUR),
      habit(WE, 17, 0.7, 'strength_training', [40, 55]),
      habit(SA, 8, 0.8, 'rowing', [7, 14], WELLINGTON_HARBOUR),
      habit(SU, 9, 0.7, 'running', [7, 13], WELLINGTON_HILLS),
    ],
  },
]
