import { addDays, nextPeriod, type PeriodKind, startOfPeriod, type WeekStart } from '../../format/calendar.ts'
import type { Measure, Totals } from '../../format/sums.ts'

/** The sums of a period of whole days. */
export type PeriodSums = Totals & { first_date: string; last_date: string }

const NOTHING: Totals = { workouts: 0, duration: 0, distance_m: 0, ascent_m: 0, calories_kcal: 0 }

/** Every period from one day to another, including those without workouts. */
export function fillPeriods(
  known: readonly PeriodSums[],
  kind: PeriodKind,
  week_start: WeekStart,
  from: string,
  to: string,
): PeriodSums[] {
  const byFirst = new Map(known.map((period) => [period.first_date, period]))
  const all: PeriodSums[] = []
  for (let first = startOfPeriod(from, kind, week_start); first <= to; first = nextPeriod(first, kind)) {
    const last_date = addDays(nextPeriod(first, kind), -1)
    all.push(byFirst.get(first) ?? { ...NOTHING, first_date: first, last_date })
  }
  return all
}

/**
 * The mean of the complete periods, from the first with a workout to the last that has ended; null when there are none.
 * Periods that reach beyond `from` or `to` are not complete.
 */
export function meanOf(
  periods: readonly PeriodSums[],
  measure: Measure,
  today: string,
  from = '',
  to = '',
): number | null {
  const first = periods.findIndex(({ workouts }) => workouts > 0)
  const isWhole = ({ first_date, last_date }: PeriodSums) =>
    first_date >= from && last_date < today && (!to || last_date <= to)
  const whole = first < 0 ? [] : periods.slice(first).filter(isWhole)
  return whole.length ? whole.reduce((sum, period) => sum + period[measure], 0) / whole.length : null
}

/** Sums days by week. */
export function sumByWeek(
  days: readonly (Totals & { date: string })[],
  week_start: WeekStart,
  from: string,
  to: string,
): PeriodSums[] {
  const weeks = fillPeriods([], 'week', week_start, from, to)
  for (const day of days) {
    const week = weeks.find(({ first_date, last_date }) => first_date <= day.date && day.date <= last_date)
    if (!week) continue
    for (const field of Object.keys(NOTHING) as (keyof Totals)[]) week[field] += day[field]
  }
  return weeks
}
