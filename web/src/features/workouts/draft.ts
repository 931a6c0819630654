import type { NewWorkout, SharingDefaults, Workout, WorkoutDetail } from '../../api/types.ts'
import { isoWithOffset, wallClock } from '../../format/dates.ts'
import { formatForInput, parseClock, parseNumber } from '../../format/parse.ts'
import { type DisplayPreferences, metresPerUnit } from '../../format/quantities.ts'
import { paceKindOf, type Sport, typeOfSport } from '../sports/sports.ts'
import { type SharingDraft, sharingBody, sharingFor, sharingOf } from './sharing.ts'

/** The values of the workout form, as text. */
export type Draft = SharingDraft & {
  title: string
  sport: Sport
  date: string
  time: string
  duration: string
  intensity: Workout['intensity']
  distance: string
  ascent: string
  heart: string
  calories: string
  notes: string
  exertion: number | null
  tags: string[]
}

/** The size of the form's unit of distance, in metres. Swims are in metres or yards. */
export function draftUnit(
  preferences: DisplayPreferences,
  sport: string,
): { metres: number; short: boolean } {
  if (paceKindOf(sport) !== 'swim') return { metres: metresPerUnit(preferences).distance, short: false }
  return { metres: preferences.units === 'metric' ? 1 : 0.9144, short: true }
}

const FIRST_SPORT = 'running'

/** The empty form of a new workout, with the defaults of what others see of it. */
export function newDraft(timeZone: string, defaults: SharingDefaults, now = new Date()): Draft {
  return {
    title: '',
    sport: FIRST_SPORT,
    ...wallClock(now, timeZone),
    duration: '',
    intensity: 'moderate',
    ...sharingFor(defaults, FIRST_SPORT),
    distance: '',
    ascent: '',
    heart: '',
    calories: '',
    notes: '',
    exertion: null,
    tags: [],
  }
}

export function draftOf(workout: WorkoutDetail, preferences: DisplayPreferences): Draft {
  const per = (value: number | null, metres: number) => (value === null ? null : value / metres)
  const number = (value: number | null, digits = 0) => formatForInput(value, preferences.locale, digits)
  return {
    title: workout.title,
    sport: workout.sport as Sport,
    ...wallClock(new Date(workout.started_at), workout.time_zone),
    duration: number(workout.duration),
    intensity: workout.intensity,
    ...sharingOf(workout),
    distance: number(per(workout.distance_m, draftUnit(preferences, workout.sport).metres), 3),
    ascent: number(per(workout.ascent_m, metresPerUnit(preferences).height)),
    heart: number(workout.avg_hr_bpm),
    calories: number(workout.calories_kcal),
    notes: workout.notes,
    exertion: workout.perceived_exertion,
    tags: [...workout.tags],
  }
}

/** Parses minutes, or hours and minutes: `90` and `1:30` are the same. */
function typedMinutes(text: string): number | null {
  return parseClock(text) ?? parseNumber(text)
}

type DraftProblem = 'required' | 'number' | 'duration'
type DraftField = 'duration' | 'started_at' | (typeof NUMBERS)[keyof typeof NUMBERS]

/** The number fields of the form, and their names in the API. */
const NUMBERS = {
  distance: 'distance_m',
  ascent: 'ascent_m',
  heart: 'avg_hr_bpm',
  calories: 'calories_kcal',
} as const

/** The errors found before the form is sent, by the API's field names. */
export function draftProblems(draft: Draft): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = {}
  const duration = typedMinutes(draft.duration)
  if (duration === null) problems.duration = 'required'
  else if (!Number.isInteger(duration) || duration < 1 || duration > 1440) problems.duration = 'duration'
  if (!draft.date || !draft.time) problems.started_at = 'required'
  for (const field of Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]) {
    if (Number.isNaN(parseNumber(draft[field]))) problems[NUMBERS[field]] = 'number'
  }
  return problems
}

/** The request body in the API's units. Typed distances become whole metres, because nobody knows them better. */
export function draftBody(draft: Draft, timeZone: string, preferences: DisplayPreferences): NewWorkout {
  const wholeNumber = (text: string, unitSize = 1) => {
    const number = parseNumber(text)
    return number === null ? null : Math.round(number * unitSize)
  }
  const body = {
    ...(draft.title.trim() && { title: draft.title.trim() }),
    sport: draft.sport,
    type: typeOfSport(draft.sport),
    started_at: isoWithOffset(draft.date, draft.time, timeZone),
    time_zone: timeZone,
    duration: typedMinutes(draft.duration) ?? 0,
    intensity: draft.intensity,
    ...sharingBody(draft),
    notes: draft.notes,
    distance_m: wholeNumber(draft.distance, draftUnit(preferences, draft.sport).metres),
    ascent_m: wholeNumber(draft.ascent, metresPerUnit(preferences).height),
    avg_hr_bpm: wholeNumber(draft.heart),
    calories_kcal: wholeNumber(draft.calories),
    perceived_exertion: draft.exertion,
    tags: draft.tags,
  }
  return body as NewWorkout
}

/** Only the changed fields, so that saving a new title does not round the device's exact figures. */
export function draftChanges(
  before: Draft,
  after: Draft,
  timeZone: string,
  preferences: DisplayPreferences,
): Partial<NewWorkout> {
  const old = draftBody(before, timeZone, preferences)
  const now = draftBody(after, timeZone, preferences)
  const names = Object.keys(now) as (keyof NewWorkout)[]
  const isChanged = (name: keyof NewWorkout) => JSON.stringify(now[name]) !== JSON.stringify(old[name])
  return Object.fromEntries(names.filter(isChanged).map((name) => [name, now[name]]))
}
