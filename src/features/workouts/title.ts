import { type Language, translate } from '../../platform/i18n.ts'
import { localHour } from '../../platform/time.ts'
import type { Sport } from '../sports/index.ts'

/** The title for a workout without one whose owner hides the time of the start, such as "Ride". */
export function titleWithoutTime(sport: Sport, language: Language): string {
  const noun = translate(language, `title_noun.${sport}`)
  return noun.charAt(0).toLocaleUpperCase(language) + noun.slice(1)
}

/** The title for a workout without one, such as "Morning ride", by its local start time and in the owner's language. */
export function defaultTitle(
  sport: Sport,
  started_at: number,
  time_zone: string,
  language: Language,
): string {
  return translate(language, 'workout_title', {
    part: translate(language, `part_of_day.${partOfDay(localHour(started_at, time_zone))}`),
    noun: translate(language, `title_noun.${sport}`),
  })
}

function partOfDay(hour: number): string {
  if (hour < 5) return 'night'
  if (hour < 11) return 'morning'
  if (hour < 14) return 'midday'
  if (hour < 18) return 'afternoon'
  return hour < 22 ? 'evening' : 'night'
}
