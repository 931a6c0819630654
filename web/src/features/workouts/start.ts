import type { Workout } from '../../api/types.ts'
import { formatInstant } from '../../format/dates.ts'
import { displayPreferences } from '../../session/display-preferences.svelte.ts'
import { session } from '../../session/session.svelte.ts'

type Started = Pick<Workout, 'owner' | 'started_at' | 'time_zone' | 'shows_start_time'>

export function isOwnWorkout({ owner }: Pick<Workout, 'owner'>): boolean {
  return owner.id === session.account?.id
}

/** When the workout started; for others only the day, if its owner hides the time. */
export function startText(workout: Started, { long = false, isOwn = isOwnWorkout(workout) } = {}): string {
  const dayOnly = !workout.shows_start_time && !isOwn
  return formatInstant(displayPreferences().locale, workout.started_at, workout.time_zone, { long, dayOnly })
}
