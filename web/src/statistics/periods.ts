import { addDays, nextPeriod, type PeriodKind, startOfPeriod, type WeekStart } from '../format/calendar.ts'
import type { Totals } from '../format/sums.ts'

/** The sums of some whole days. */
export type Stretch = Totals & { first_date: string; last_date: string }

const NOTHING: Totals = { workouts: 0, duration: 0, distance_m: 0, ascent_m: 0, calories_kcal: 0 }

/** Every period from one day to another, also those in which nothing was done. */
export function everyPeriod(
  known: readonly Stretch[],
  kind: PeriodKind,
  week_start: WeekStart,
  from: string,
  to: string,
): Stretch[] {
  const byFirst = new Map(known.map((period) => [period.first_date, period]))
  const all: Stretch[] = []
  for (let first = startOfPeriod(from, kind, week_start); first <= to; first = nextPeriod(first, kind)) {
    const last_date = addDays(nextPeriod(first, kind), -1)
    all.push(byFirst.get(first) ?? { ...NOTHING, first_date: first, last_date })
  }
  return all
}

/** The sums of days by the weeks that they are in. */
export function weeksOf(
  days: readonly (Totals & { date: string })[],
  week_start: WeekStart,
  from: string,
  to: string,
): Stretch[] {
  const weeks = everyPeriod([], 'week', week_start, from, to)
  for (const day of days) {
    const week = weeks.find(({ first_date, last_date }) => first_date <= day.date && day.date <= last_date)
    if (!week) continue
    for (const field of Object.keys(NOTHING) as (keyof Totals)[]) week[field] += day[field]
  }
  return weeks
}
