import type { Lap } from '../../features/recordings/index.ts'
import type { Sport } from '../../features/sports/index.ts'
import type { Track } from '../../features/tracks/index.ts'
import type { DemoPerson } from './people.ts'
import type { Random } from './random.ts'
import type { Path } from './route.ts'

/**
 * How people move in a sport. Uphill, the speed is divided by `1 + climbing · slope`. Downhill, it is multiplied by
 * `1 - descending · slope`, but at most by `fastest`.
 */
type Motion = {
  flat_mps: number
  climbing: number
  descending: number
  fastest: number
  cadence_rpm: number
  lap_m: number
  /** Share of the heart rate reserve on the flat. */
  effort: number
  kcal_per_kg_h: number
  hasPower?: true
  isOnWater?: true
}

const RUN = { climbing: 3.5, descending: 1.4, fastest: 1.18, cadence_rpm: 84, lap_m: 1_000, effort: 0.68 }
const RIDE = { climbing: 14, descending: 9, fastest: 1.9, cadence_rpm: 86, lap_m: 5_000, effort: 0.58 }
const WALK = { climbing: 4, descending: 0.6, fastest: 1.1, cadence_rpm: 56, lap_m: 1_000, effort: 0.4 }
const WATER = { climbing: 0, descending: 0, fastest: 1, isOnWater: true } as const

const MOTIONS: Partial<Record<Sport, Motion>> = {
  running: { ...RUN, flat_mps: 2.95, kcal_per_kg_h: 10 },
  trail_running: { ...RUN, flat_mps: 2.5, effort: 0.72, kcal_per_kg_h: 10.5 },
  walking: { ...WALK, flat_mps: 1.4, kcal_per_kg_h: 3.6 },
  hiking: { ...WALK, flat_mps: 1.25, effort: 0.48, kcal_per_kg_h: 6 },
  road_cycling: { ...RIDE, flat_mps: 7.9, hasPower: true, kcal_per_kg_h: 8.5 },
  mountain_biking: { ...RIDE, flat_mps: 5.2, fastest: 1.6, effort: 0.64, kcal_per_kg_h: 8.5 },
  open_water_swimming: {
    ...WATER,
    flat_mps: 0.82,
    cadence_rpm: 29,
    lap_m: 500,
    effort: 0.6,
    kcal_per_kg_h: 8,
  },
  rowing: { ...WATER, flat_mps: 3.1, cadence_rpm: 24, lap_m: 1_000, effort: 0.65, kcal_per_kg_h: 8.5 },
}

const STEP_S = 2
const MAX_SLOPE = 0.22
const HEART = { rest_bpm: 54, max_bpm: 188, lag_s: 25 }
const GRAVITY = 9.81
const BICYCLE_KG = 9
const ROLLING = 0.005
/** Half the product of air density, frontal area and drag coefficient, in kg/m. */
const DRAG = 0.22

const RECORDED = [
  'time_s',
  'distance_m',
  'lat',
  'lon',
  'altitude_m',
  'hr_bpm',
  'cadence_rpm',
  'power_w',
  'speed_mps',
] as const

type Sample = Record<(typeof RECORDED)[number], number>
/** State that changes slowly from one point to the next. */
type SlowState = { heart_bpm: number; mood: number; north: number; east: number }

/** A recording of `path` with one point every two seconds. */
export function recordOuting(sport: Sport, person: DemoPerson, path: Path, random: Random): Track {
  const motion = motionOf(sport)
  const form = random.between(0.94, 1.06) * Math.sqrt(person.fitness)
  const state: SlowState = { heart_bpm: HEART.rest_bpm + 30, mood: 0, north: 0, east: 0 }
  const samples: Sample[] = []
  for (let distance_m = 0; distance_m < path.length_m; ) {
    const part = distance_m / path.length_m
    const slope = motion.isOnWater ? 0 : slopeAt(path, distance_m)
    advance(state, motion, slope, part, random)
    const { lat, lon, altitude_m } = path.at(distance_m)
    const speed_mps =
      motion.flat_mps * form * (1 - 0.05 * part) * slopeFactor(motion, slope) * (1 + state.mood)
    samples.push({
      time_s: samples.length * STEP_S,
      distance_m,
      lat: lat + state.north,
      lon: lon + state.east,
      altitude_m,
      hr_bpm: Math.round(state.heart_bpm),
      cadence_rpm: slope < -0.06 ? 0 : Math.round(motion.cadence_rpm * (1 + state.mood / 2)),
      power_w: powerFor(person, speed_mps, slope, state.mood),
      speed_mps,
    })
    distance_m += speed_mps * STEP_S
  }
  return trackOf(samples, motion)
}

/** Advances the state: pace varies, heart rate follows the effort with a delay, positions have a small error. */
function advance(state: SlowState, { effort }: Motion, slope: number, part: number, random: Random): void {
  state.mood = 0.96 * state.mood + random.between(-0.02, 0.02)
  const share = Math.min(Math.max(effort + 1.4 * slope + state.mood + 0.07 * part, 0.2), 0.98)
  const wanted_bpm = HEART.rest_bpm + share * (HEART.max_bpm - HEART.rest_bpm)
  state.heart_bpm += ((wanted_bpm - state.heart_bpm) * STEP_S) / HEART.lag_s
  state.north = 0.97 * state.north + random.between(-3e-6, 3e-6)
  state.east = 0.97 * state.east + random.between(-3e-6, 3e-6)
}

function trackOf(samples: Sample[], motion: Motion): Track {
  const kept = RECORDED.filter(
    (name) => (name !== 'power_w' || motion.hasPower) && (name !== 'altitude_m' || !motion.isOnWater),
  )
  return {
    length: samples.length,
    columns: Object.fromEntries(
      kept.map((name) => [name, Float64Array.from(samples, (sample) => sample[name])]),
    ),
  }
}

function slopeAt(path: Path, distance_m: number): number {
  const reach_m = 30
  const rise_m = path.at(distance_m + reach_m).altitude_m - path.at(distance_m - reach_m).altitude_m
  return Math.min(Math.max(rise_m / (2 * reach_m), -MAX_SLOPE), MAX_SLOPE)
}

function slopeFactor({ climbing, descending, fastest }: Motion, slope: number): number {
  return slope > 0 ? 1 / (1 + climbing * slope) : Math.min(1 - descending * slope, fastest)
}

/** The power against gravity, rolling and air resistance, in watts (Martin et al., 1998). */
function powerFor({ mass_kg }: DemoPerson, speed_mps: number, slope: number, mood: number): number {
  const weight_n = (mass_kg + BICYCLE_KG) * GRAVITY
  const push_n = weight_n * (slope + ROLLING) + DRAG * speed_mps ** 2
  return Math.max(0, Math.round(push_n * speed_mps * (1 + 2 * mood)))
}

/** Automatic laps, such as one per kilometre. */
export function automaticLaps(sport: Sport, track: Track, started_at: number): Lap[] {
  const { time_s, distance_m, hr_bpm } = track.columns as Required<Track['columns']>
  const { lap_m } = motionOf(sport)
  const laps: Lap[] = []
  for (let from = 0; from < track.length - 1; ) {
    const end_m = (laps.length + 1) * lap_m
    const next = distance_m.findIndex((metres) => metres >= end_m)
    const to = next < 0 ? track.length - 1 : next
    const elapsed_s = time_s[to]! - time_s[from]!
    const length_m = distance_m[to]! - distance_m[from]!
    const hearts = hr_bpm.subarray(from, to)
    laps.push({
      ...NOTHING,
      index: laps.length,
      started_at: started_at + time_s[from]! * 1000,
      elapsed_s,
      timer_s: elapsed_s,
      distance_m: length_m,
      avg_speed_mps: length_m / elapsed_s,
      avg_hr_bpm: Math.round(hearts.reduce((sum, bpm) => sum + bpm, 0) / hearts.length),
      max_hr_bpm: Math.max(...hearts),
    })
    from = to
  }
  return laps
}

const NOTHING = {
  ascent_m: null,
  avg_power_w: null,
  avg_cadence_rpm: null,
  calories_kcal: null,
  max_speed_mps: null,
}

export function energyOf(sport: Sport, { mass_kg }: DemoPerson, elapsed_s: number): number {
  return Math.round((motionOf(sport).kcal_per_kg_h * mass_kg * elapsed_s) / 3600)
}

function motionOf(sport: Sport): Motion {
  const motion = MOTIONS[sport]
  if (!motion) throw new Error(`the demo knows no outing of ${sport}`)
  return motion
}
