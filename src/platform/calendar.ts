/** The first day of a person's week. */
export type WeekStart = 'monday' | 'sunday'
export type CalendarUnit = 'week' | 'month' | 'year'
/** A range of days `YYYY-MM-DD`; both ends are included. */
export type Days = { first_date: string; last_date: string }

const DAY_MS = 86_400_000

/** The date `days` later; `YYYY-MM-DD`. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The number of days from one date to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** The week, month or year that contains the date. */
export function calendarPeriod(unit: CalendarUnit, date: string, week_start: WeekStart): Days {
  const first = firstDay(unit, Temporal.PlainDate.from(date), week_start)
  return {
    first_date: first.toString(),
    last_date: first.add(times(unit, 1)).subtract({ days: 1 }).toString(),
  }
}

/** The first day of the period `count` weeks, months or years before the period that contains the date. */
export function firstDayBefore(
  unit: CalendarUnit,
  date: string,
  count: number,
  week_start: WeekStart,
): string {
  return firstDay(unit, Temporal.PlainDate.from(date).subtract(times(unit, count)), week_start).toString()
}

function firstDay(unit: CalendarUnit, day: Temporal.PlainDate, week_start: WeekStart): Temporal.PlainDate {
  if (unit === 'month') return day.with({ day: 1 })
  if (unit === 'year') return day.with({ month: 1, day: 1 })
  // Monday is 1, Sunday 7.
  return day.subtract({ days: week_start === 'monday' ? day.dayOfWeek - 1 : day.dayOfWeek % 7 })
}

function times(unit: CalendarUnit, count: number): Temporal.DurationLike {
  return { [`${unit}s`]: count }
}
