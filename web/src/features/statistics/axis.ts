import { formatCalendarDay, formatDaySpan, type PeriodKind } from '../../format/calendar.ts'
import {
  type DisplayPreferences,
  formatDistance,
  formatHeight,
  formatNumber,
  metresPerUnit,
} from '../../format/quantities.ts'
import { type Measure, measureName } from '../../format/sums.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import type { PeriodSums } from './periods.ts'

/** The unit of an axis of sums, its name, and the texts of its ticks. */
export function axisOf(preferences: DisplayPreferences, measure: Measure, highest: number) {
  const { unit, name } = unitOf(preferences, measure, highest)
  const digits = highest / unit < 3 ? 1 : 0
  return {
    unit,
    name: `${measureName(measure)}, ${name}`,
    tickText: (value: number) => formatNumber(preferences, value, Number.isInteger(value) ? 0 : digits),
  }
}

function unitOf(
  preferences: DisplayPreferences,
  measure: Measure,
  highest: number,
): { unit: number; name: string } {
  if (measure === 'duration')
    return highest < 120 ? { unit: 1, name: t('unit.min') } : { unit: 60, name: t('unit.h') }
  const metres = metresPerUnit(preferences)
  if (measure === 'distance_m') return { unit: metres.distance, name: formatDistance(preferences, 0).unit }
  if (measure === 'ascent_m') return { unit: metres.height, name: formatHeight(preferences, 0).unit }
  return { unit: 1, name: t('unit.kcal') }
}

/** The name of a period: `2–8 Mar 2026`, `March 2026`, `2026`. */
export function periodName(
  preferences: DisplayPreferences,
  { first_date, last_date }: PeriodSums,
  kind: PeriodKind,
): string {
  if (kind === 'year') return formatCalendarDay(preferences.locale, first_date, { year: 'numeric' })
  if (kind === 'month')
    return formatCalendarDay(preferences.locale, first_date, { month: 'long', year: 'numeric' })
  return formatDaySpan(preferences.locale, first_date, last_date)
}

/** The short name below a bar. January shows the year. */
export function periodMark(
  preferences: DisplayPreferences,
  { first_date }: PeriodSums,
  kind: PeriodKind,
): string {
  if (kind === 'year') return formatCalendarDay(preferences.locale, first_date, { year: 'numeric' })
  if (kind === 'week')
    return formatCalendarDay(preferences.locale, first_date, { day: 'numeric', month: 'short' })
  const isNewYear = first_date.slice(5, 7) === '01'
  return formatCalendarDay(
    preferences.locale,
    first_date,
    isNewYear ? { year: 'numeric' } : { month: 'short' },
  )
}
