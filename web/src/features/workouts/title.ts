import { t } from '../../i18n/i18n.svelte.ts'
import type { Sport } from '../sports/sports.ts'

type Part = 'night' | 'morning' | 'midday' | 'afternoon' | 'evening'

/** The part of the day of a time (`HH:MM`). */
export function partOfDay(time: string): Part {
  const hour = Number(time.slice(0, 2))
  if (hour < 5 || hour >= 22) return 'night'
  if (hour < 11) return 'morning'
  if (hour < 14) return 'midday'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** The title that the server gives a workout without one: `Morning run`. */
export function suggestedTitle(sport: Sport, time: string): string {
  return t('workout_title', { part: t(`part_of_day.${partOfDay(time)}`), noun: t(`title_noun.${sport}`) })
}
