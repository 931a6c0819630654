import type { NewWorkout, Workout, WorkoutDetail } from '../../api/types.ts'
import { isoWithOffset, wallClock } from '../../format/dates.ts'
import { numberText, parseClock, parseNumber } from '../../format/parse.ts'
import { type Reader, unitMetres } from '../../format/quantities.ts'
import { paceKindOf, type Sport, typeOfSport } from '../sports/sports.ts'

/** A workout as the form holds it: what people type, as text. */
export type Draft = {
  title: string
  sport: Sport
  date: string
  time: string
  duration: string
  intensity: Workout['intensity']
  visibility: Workout['visibility']
  distance: string
  ascent: string
  heart: string
  calories: string
  notes: string
  exertion: number | null
  tags: string[]
}

/** The fields of the API that the form shows, by the name of the form's own field. */
export const API_FIELD = {
  title: 'title',
  sport: 'sport',
  date: 'started_at',
  duration: 'duration',
  distance: 'distance_m',
  ascent: 'ascent_m',
  heart: 'avg_hr_bpm',
  calories: 'calories_kcal',
  notes: 'notes',
  tags: 'tags',
} as const

/** Metres in the unit that the form asks distances of a sport in: swims are short. */
export function draftUnit(reader: Reader, sport: string): { metres: number; short: boolean } {
  if (paceKindOf(sport) !== 'swim') return { metres: unitMetres(reader).distance, short: false }
  return { metres: reader.units === 'metric' ? 1 : 0.9144, short: true }
}

export function newDraft(timeZone: string, now = new Date()): Draft {
  return {
    title: '',
    sport: 'running',
    ...wallClock(now, timeZone),
    duration: '',
    intensity: 'moderate',
    visibility: 'private',
    distance: '',
    ascent: '',
    heart: '',
    calories: '',
    notes: '',
    exertion: null,
    tags: [],
  }
}

export function draftOf(workout: WorkoutDetail, reader: Reader): Draft {
  const per = (value: number | null, metres: number) => (value === null ? null : value / metres)
  const number = (value: number | null, digits = 0) => numberText(value, reader.locale, digits)
  return {
    title: workout.title,
    sport: workout.sport as Sport,
    ...wallClock(new Date(workout.started_at), workout.time_zone),
    duration: number(workout.duration),
    intensity: workout.intensity,
    visibility: workout.visibility,
    distance: number(per(workout.distance_m, draftUnit(reader, workout.sport).metres), 3),
    ascent: number(per(workout.ascent_m, unitMetres(reader).height)),
    heart: number(workout.avg_hr_bpm),
    calories: number(workout.calories_kcal),
    notes: workout.notes,
    exertion: workout.perceived_exertion,
    tags: [...workout.tags],
  }
}

/** Minutes, or hours and minutes: `90` and `1:30` are the same. */
function typedMinutes(text: string): number | null {
  return parseClock(text) ?? parseNumber(text)
}

export type DraftProblem = 'required' | 'number' | 'duration' | 'heart'

/** What can be seen to be wrong before the server is asked. */
export function draftProblems(draft: Draft): Partial<Record<keyof Draft, DraftProblem>> {
  const problems: Partial<Record<keyof Draft, DraftProblem>> = {}
  const duration = typedMinutes(draft.duration)
  if (duration === null) problems.duration = 'required'
  else if (!Number.isInteger(duration) || duration < 1 || duration > 1440) problems.duration = 'duration'
  if (!draft.date || !draft.time) problems.date = 'required'
  for (const field of ['distance', 'ascent', 'heart', 'calories'] as const) {
    if (Number.isNaN(parseNumber(draft[field]))) problems[field] = 'number'
  }
  return problems
}

/** The body for the API, in SI units. Whole metres: more would only pretend. */
export function bodyOf(draft: Draft, timeZone: string, reader: Reader): NewWorkout {
  const metres = (value: string, unit: number) => {
    const number = parseNumber(value)
    return number === null ? null : Math.round(number * unit)
  }
  const body = {
    ...(draft.title.trim() && { title: draft.title.trim() }),
    sport: draft.sport,
    type: typeOfSport(draft.sport),
    started_at: isoWithOffset(draft.date, draft.time, timeZone),
    time_zone: timeZone,
    duration: typedMinutes(draft.duration) ?? 0,
    intensity: draft.intensity,
    visibility: draft.visibility,
    notes: draft.notes,
    distance_m: metres(draft.distance, draftUnit(reader, draft.sport).metres),
    ascent_m: metres(draft.ascent, unitMetres(reader).height),
    avg_hr_bpm: metres(draft.heart, 1),
    calories_kcal: metres(draft.calories, 1),
    perceived_exertion: draft.exertion,
    tags: draft.tags,
  }
  return body as NewWorkout
}

/** Only what was changed, so that saving a title leaves a device's exact figures alone. */
export function changesOf(
  before: Draft,
  after: Draft,
  timeZone: string,
  reader: Reader,
): Partial<NewWorkout> {
  const old = bodyOf(before, timeZone, reader)
  const now = bodyOf(after, timeZone, reader)
  const names = Object.keys(now) as (keyof NewWorkout)[]
  const isChanged = (name: keyof NewWorkout) => JSON.stringify(now[name]) !== JSON.stringify(old[name])
  return Object.fromEntries(names.filter(isChanged).map((name) => [name, now[name]]))
}
