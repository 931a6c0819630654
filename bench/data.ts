import polyline from '@mapbox/polyline'
import type { Insertable } from 'kysely'
import type { AccountTable } from '../src/features/auth/tables.ts'
import type { FollowTable } from '../src/features/relations/tables.ts'
import type { CommentTable, ReactionSummaryTable } from '../src/features/social/tables.ts'
import { type Sport, typeOfSport } from '../src/features/sports/index.ts'
import { NO_FIGURES, pickFigures } from '../src/features/workouts/figures.ts'
import { searchWordsOf } from '../src/features/workouts/search.ts'
import { startColumns } from '../src/features/workouts/shown-start.ts'
import type { WorkoutFigures, WorkoutTable } from '../src/features/workouts/tables.ts'
import type { PrivacyGridTable, ShownTrackTable } from '../src/features/zones/tables.ts'

/** Part of the key of every kept database. Increase it when the generated data changes. */
export const GENERATOR_VERSION = 7

export const WORKOUTS_PER_ACCOUNT = 200
export const PASSWORD = 'correct horse battery'

const FIRST_START_MS = Date.UTC(2025, 0, 1, 5)
const HEAVY_START_MS = Date.UTC(2012, 0, 1, 5)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ROUTE_POINTS = 48
const MIN_FOLLOWS = 20
const MAX_FOLLOWS = 5_000
const SHOWN_FROM_MS = 240_000

type NewAccount = Insertable<AccountTable>
export type NewWorkout = Insertable<WorkoutTable>

/** How a sport is recorded: `route` by a device with a track, `gym` by hand. */
type Habit = {
  sport: Sport
  share: number
  speed_mps: number
  hr_bpm: number
  kind: 'route' | 'indoor' | 'gym'
  titles: string[]
}

const HABITS: Habit[] = [
  {
    sport: 'cycling',
    share: 0.3,
    speed_mps: 7.6,
    hr_bpm: 141,
    kind: 'route',
    titles: ['Morning ride', 'Round the lake before the rain', 'Café ride'],
  },
  {
    sport: 'running',
    share: 0.3,
    speed_mps: 2.9,
    hr_bpm: 152,
    kind: 'route',
    titles: ['Lunch run', 'Easy run', 'Intervals: 6 × 800 m'],
  },
  {
    sport: 'hiking',
    share: 0.1,
    speed_mps: 1.1,
    hr_bpm: 118,
    kind: 'route',
    titles: ['Hike with the dog', 'Up to the hut'],
  },
  {
    sport: 'lap_swimming',
    share: 0.08,
    speed_mps: 0.8,
    hr_bpm: 128,
    kind: 'indoor',
    titles: ['Pool', 'Technique'],
  },
  {
    sport: 'strength_training',
    share: 0.15,
    speed_mps: 0,
    hr_bpm: 112,
    kind: 'gym',
    titles: ['Gym', 'Upper body', 'Legs'],
  },
  { sport: 'yoga', share: 0.07, speed_mps: 0, hr_bpm: 92, kind: 'gym', titles: ['Yoga', 'Stretching'] },
]

const NOTES = ['', '', 'Headwind on the way back.', 'Felt heavy after a short night; kept it easy.']
const COMMENTS = ['Strong!', 'See you there on Sunday?', 'What a view. Which way did you go back?']
/** The most comments of a workout. */
export const MAX_COMMENTS = 2
const COMPANIONS = ['Ana', 'Ben', 'Cleo', 'Dora', 'Émile', 'Jürgen', 'Šárka', 'Ondřej', 'Zoë', 'Łukasz']
const ROUTES = 500
const DEVICES = ['Garmin Edge 530', 'Garmin Forerunner 255', 'Wahoo ELEMNT BOLT', 'Suunto 9']
const TAGS = ['[]', '[]', '[]', '["commute"]', '["race","club"]']
const EXERTIONS = [null, null, 4, 6, 8]
const PLACES = [
  { time_zone: 'Europe/Ljubljana', lat: 46.05, lon: 14.5 },
  { time_zone: 'Europe/Berlin', lat: 52.52, lon: 13.4 },
  { time_zone: 'America/New_York', lat: 40.71, lon: -74 },
  { time_zone: 'Asia/Tokyo', lat: 35.68, lon: 139.7 },
] as const

export function usernameOf(account: number): string {
  return `rider-${String(account).padStart(6, '0')}`
}

/** The account with this number, counted from 1. All accounts have the same password. */
export function accountOf(account: number, password_hash: string): NewAccount {
  const username = usernameOf(account)
  const email = `${username}@example.org`
  return {
    username,
    username_key: username,
    email,
    email_key: email,
    email_verified_at: FIRST_START_MS,
    password_hash,
    role: 'user',
    language: account % 3 === 0 ? 'de' : 'en',
    time_zone: placeOf(account).time_zone,
    units: 'metric',
    created_at: FIRST_START_MS,
    updated_at: FIRST_START_MS,
  }
}

/** The workout with this number, counted from 0. Owners alternate: one person's rows lie apart, as on a real server. */
export function workoutOf(number: number, accounts: number): NewWorkout {
  const random = randomFrom(number + 1)
  const owner_id = (number % accounts) + 1
  const habit = habitOf(random())
  const place = placeOf(owner_id)
  const elapsed_s = Math.round(1200 + 7200 * random() ** 2)
  const day = Math.floor(number / accounts) * 2
  const started_at = FIRST_START_MS + day * DAY_MS + Math.floor(random() * 14 * 3600) * 1000
  const isRecorded = habit.kind !== 'gym' && random() < 0.85
  const figures = figuresOf(habit, elapsed_s, random)
  const title = pick(habit.titles, random)
  const notes = notesOf(random)
  const hasTrack = isRecorded && habit.kind === 'route'
  const finished_at = started_at + elapsed_s * 1000 + 90_000
  return {
    owner_id,
    title,
    type: typeOfSport(habit.sport),
    sport: habit.sport,
    duration_min: Math.max(1, Math.round(elapsed_s / 60)),
    intensity: pick(['low', 'moderate', 'moderate', 'high'] as const, random),
    notes,
    visibility: pick(['followers', 'followers', 'public', 'private'] as const, random),
    body_visibility: 'private',
    map_visibility: 'public',
    shows_start_time: 1,
    shares_original: 0,
    hidden_ends_m: 200,
    ...startColumns(started_at, place.time_zone),
    // Others see tracks from the fifth minute on.
    shown_start_at: started_at + (hasTrack ? SHOWN_FROM_MS : 0),
    source: isRecorded ? 'file' : 'manual',
    device: isRecorded ? pick(DEVICES, random) : null,
    has_track: hasTrack ? 1 : 0,
    summary_polyline: hasTrack ? routeOf(place, figures, random) : null,
    totals_source: 'device',
    device_totals: isRecorded ? JSON.stringify(figures) : null,
    track_totals: hasTrack ? JSON.stringify(figures) : null,
    search_words: searchWordsOf(title, notes),
    recording_item_id: null,
    created_at: finished_at,
    updated_at: finished_at,
    tags: pick(TAGS, random),
    perceived_exertion: pick(EXERTIONS, random),
    ...figures,
  }
}

/** The grid of the account with this number, counted from 1. */
export function gridOf(account_id: number): Insertable<PrivacyGridTable> {
  return { account_id, north: 0.25, east: 0.75, version: 1 }
}

/** What others get of the track of the workout with this number, counted from 0; undefined without a track. */
export function shownTrackOf(number: number, accounts: number): Insertable<ShownTrackTable> | undefined {
  const workout = workoutOf(number, accounts)
  if (workout.has_track === 0) return undefined
  const { calories_kcal: _, ...figures } = pickFigures({ ...NO_FIGURES, ...workout })
  const { lat, lon } = placeOf(workout.owner_id)
  return {
    ...figures,
    workout_id: number + 1,
    hidden_ends_m: workout.hidden_ends_m,
    south: lat - 0.1,
    west: lon - 0.1,
    north: lat + 0.1,
    east: lon + 0.1,
    has_unknown_ends: 0,
    is_cut: 1,
    cells: JSON.stringify([{ lat, lon, half_lat: 0.007, half_lon: 0.01 }]),
    mark: String(number),
    point_count: 3_000,
    start_ms: SHOWN_FROM_MS,
    duration_min: Math.max(1, workout.duration_min - 8),
    summary_polyline: workout.summary_polyline,
  }
}

/**
 * Whom the account with this number follows, both counted from 1. As on real servers, most people follow a few dozen,
 * some follow thousands, and the first accounts have by far the most followers.
 */
export function followsOf(account: number, accounts: number): Insertable<FollowTable>[] {
  const random = randomFrom(-account - 1_000_000_007)
  const wanted = Math.min(MAX_FOLLOWS, accounts - 1, Math.floor(MIN_FOLLOWS / random() ** 0.8))
  const followed = new Set<number>()
  // Draws may repeat, so a person who follows almost everybody may end with a few less.
  for (let draw = 0; draw < 2 * wanted && followed.size < wanted; draw++) {
    const other = Math.floor(accounts * random() ** 2) + 1
    if (other !== account) followed.add(other)
  }
  return [...followed].map((followed_id) => ({
    follower_id: account,
    followed_id,
    created_at: FIRST_START_MS,
  }))
}

/** The likes and comments of the workout with this number, counted from 0. */
export function reactionsOf(number: number): Insertable<ReactionSummaryTable> {
  const random = randomFrom(-number - 1)
  const likes_count = Math.floor(random() * 8)
  return { workout_id: number + 1, likes_count, comments_count: Math.floor(random() * (MAX_COMMENTS + 1)) }
}

/** The comment with this number, counted from 0; undefined where the workout has no further comment. */
export function commentOf(number: number, accounts: number): Insertable<CommentTable> | undefined {
  const of = Math.floor(number / MAX_COMMENTS)
  const { workout_id, comments_count = 0 } = reactionsOf(of)
  if (number % MAX_COMMENTS >= comments_count) return undefined
  const random = randomFrom(-number - 2_000_000_011)
  const author_id = 1 + Math.floor(accounts * random())
  const { updated_at: created_at } = workoutOf(of, accounts)
  return { workout_id, author_id, parent_id: null, content: pick(COMMENTS, random), created_at }
}

/** The workout with this number, counted from 0, of a person who has trained twice a day since 2012. */
export function heavyWorkoutOf(number: number, owner_id: number): NewWorkout {
  const workout = workoutOf(number, 1)
  const started_at = HEAVY_START_MS + Math.floor(number / 2) * DAY_MS + (number % 2) * 9 * HOUR_MS
  const shown_start_at = started_at + workout.shown_start_at - workout.started_at
  return { ...workout, owner_id, ...startColumns(started_at, workout.time_zone), shown_start_at }
}

/** Every fifth of the notes names a companion and one of many routes, so that some words are rare. */
function notesOf(random: () => number): string {
  if (random() >= 0.2) return pick(NOTES, random)
  return `With ${pick(COMPANIONS, random)} on route ${Math.floor(ROUTES * random())}.`
}

function figuresOf(habit: Habit, elapsed_s: number, random: () => number): WorkoutFigures {
  const { speed_mps, hr_bpm, kind } = habit
  const moves = kind !== 'gym'
  const climbs = kind === 'route'
  const timer_s = Math.round(elapsed_s * (0.9 + 0.1 * random()))
  const speed = rounded(speed_mps * (0.85 + 0.3 * random()), 3)
  const avg_hr_bpm = Math.round(hr_bpm + 20 * (random() - 0.5))
  const ascent_m = climbs ? Math.round(timer_s * speed * 0.008 * random()) : null
  return {
    elapsed_s,
    timer_s,
    moving_s: moves ? Math.round(timer_s * 0.97) : null,
    distance_m: moves ? rounded(timer_s * speed, 1) : null,
    ascent_m,
    descent_m: ascent_m,
    avg_hr_bpm,
    max_hr_bpm: avg_hr_bpm + Math.round(15 + 20 * random()),
    avg_cadence_rpm: climbs ? Math.round(80 + 10 * random()) : null,
    avg_power_w: habit.sport === 'cycling' ? Math.round(150 + 90 * random()) : null,
    max_power_w: habit.sport === 'cycling' ? Math.round(450 + 400 * random()) : null,
    calories_kcal: Math.round((timer_s * avg_hr_bpm) / 800),
    avg_speed_mps: moves ? speed : null,
    max_speed_mps: moves ? rounded(speed * (1.4 + 0.6 * random()), 3) : null,
  }
}

/** The polyline of a loop. It has about 200 characters, like the summary polyline of a real ride. */
function routeOf(
  place: { lat: number; lon: number },
  { distance_m }: WorkoutFigures,
  random: () => number,
): string {
  const radius = (distance_m ?? 0) / 6.28 / 111_195
  const phase = random() * 6.28
  const points = Array.from({ length: ROUTE_POINTS }, (_, i): [number, number] => {
    const angle = phase + (6.28 * i) / (ROUTE_POINTS - 1)
    const wobble = radius * (0.9 + 0.2 * random())
    return [place.lat + wobble * Math.sin(angle), place.lon + wobble * Math.cos(angle) * 1.4]
  })
  return polyline.encode(points)
}

function placeOf(account: number) {
  return PLACES[account % PLACES.length]!
}

function habitOf(at: number): Habit {
  let from = 0
  for (const habit of HABITS) {
    from += habit.share
    if (at < from) return habit
  }
  return HABITS[0]!
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, Tommy Ettinger, 2017). */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
