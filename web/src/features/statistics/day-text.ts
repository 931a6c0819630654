import type { CalendarDay } from '../../api/types.ts'
import { formatCalendarDay } from '../../format/calendar.ts'
import type { DisplayPreferences } from '../../format/quantities.ts'
import { figureText } from '../../format/quantities.ts'
import { formatMinutes, formatSum } from '../../format/sums.ts'
import { t } from '../../i18n/i18n.svelte.ts'

/** The sums of a day: `2 workouts, 1:20 h, 14.2 km`. */
export function dayFigures(preferences: DisplayPreferences, day: CalendarDay | undefined): string {
  if (!day) return t('heat.nothing')
  const figures = [
    t('home.found', { count: day.workouts }),
    figureText(formatMinutes(preferences, day.duration)),
  ]
  if (day.distance_m > 0) figures.push(figureText(formatSum(preferences, 'distance_m', day.distance_m)))
  return figures.join(', ')
}

/** `Wednesday, 4 March 2026: 1 workout, 45 min`. */
export function dayText(preferences: DisplayPreferences, date: string, day: CalendarDay | undefined): string {
  return `${formatCalendarDay(preferences.locale, date, { dateStyle: 'full' })}: ${dayFigures(preferences, day)}`
}
