import { calendarDay, daySpan, type PeriodKind } from '../../format/calendar.ts'
import { distance, height, number, type Reader, unitMetres } from '../../format/quantities.ts'
import { type Measure, measureName } from '../../format/sums.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import type { Stretch } from './periods.ts'

/** How an axis of sums is marked: how much of the measure is 1, and what that is called. */
export function axisOf(reader: Reader, measure: Measure, most: number) {
  const { unit, name } = unitOf(reader, measure, most)
  const digits = most / unit < 3 ? 1 : 0
  return {
    unit,
    name: `${measureName(measure)}, ${name}`,
    tickText: (value: number) => number(reader, value, Number.isInteger(value) ? 0 : digits),
  }
}

function unitOf(reader: Reader, measure: Measure, most: number): { unit: number; name: string } {
  if (measure === 'duration')
    return most < 120 ? { unit: 1, name: t('unit.min') } : { unit: 60, name: t('unit.h') }
  const metres = unitMetres(reader)
  if (measure === 'distance_m') return { unit: metres.distance, name: distance(reader, 0).unit }
  if (measure === 'ascent_m') return { unit: metres.height, name: height(reader, 0).unit }
  return { unit: 1, name: t('unit.kcal') }
}

/** The name of a period: `2–8 Mar 2026`, `March 2026`, `2026`. */
export function periodName(reader: Reader, { first_date, last_date }: Stretch, kind: PeriodKind): string {
  if (kind === 'year') return calendarDay(reader.locale, first_date, { year: 'numeric' })
  if (kind === 'month') return calendarDay(reader.locale, first_date, { month: 'long', year: 'numeric' })
  return daySpan(reader.locale, first_date, last_date)
}

/** The short name below a bar; a new year is told by its number. */
export function periodMark(reader: Reader, { first_date }: Stretch, kind: PeriodKind): string {
  if (kind === 'year') return calendarDay(reader.locale, first_date, { year: 'numeric' })
  if (kind === 'week') return calendarDay(reader.locale, first_date, { day: 'numeric', month: 'short' })
  const isNewYear = first_date.slice(5, 7) === '01'
  return calendarDay(reader.locale, first_date, isNewYear ? { year: 'numeric' } : { month: 'short' })
}
