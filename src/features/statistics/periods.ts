import { type Kysely, type RawBuilder, sql } from 'kysely'
import { calendarPeriod, type Days, dayAfter, type WeekStart } from '../../platform/calendar.ts'
import { dayNumber } from '../../platform/database/columns.ts'

export const GROUPINGS = ['day', 'week', 'month', 'year'] as const
export type Grouping = (typeof GROUPINGS)[number]

const EPOCH = '1970-01-01'
/** Weeks are numbered from long before 1970, because integer division rounds negative numbers up. */
const WEEKS_BEFORE_EPOCH = 110_000
/** Days from the first day of the week to 1970-01-01, a Thursday. */
const DAYS_INTO_WEEK: Record<WeekStart, number> = { monday: 3, sunday: 4 }

const offsetOf = (week_start: WeekStart) => WEEKS_BEFORE_EPOCH * 7 + DAYS_INTO_WEEK[week_start]

/** Text that is the same for all workouts of one calendar day, week, month or year, and different for others. */
export function groupingKey(
  db: Pick<Kysely<never>, 'getExecutor'>,
  grouping: Grouping,
  week_start: WeekStart,
): RawBuilder<string> {
  switch (grouping) {
    case 'day':
      return sql`workout.local_date`
    case 'week':
      return sql`cast((${dayNumber(db, 'workout.local_date')} + ${sql.lit(offsetOf(week_start))}) / 7 as text)`
    case 'month':
      return sql`substr(workout.local_date, 1, 7)`
    case 'year':
      return sql`substr(workout.local_date, 1, 4)`
  }
}

/** The first and last day of a period from its key. */
export function daysOfGroupingKey(key: string, grouping: Grouping, week_start: WeekStart): Days {
  switch (grouping) {
    case 'day':
      return { first_date: key, last_date: key }
    case 'week':
      return weekNumbered(Number(key), week_start)
    case 'month':
      return calendarPeriod('month', `${key}-01`, week_start)
    case 'year':
      return { first_date: `${key}-01-01`, last_date: `${key}-12-31` }
  }
}

/** The calendar day, week, month or year that contains a date. */
export function periodOf(date: string, grouping: Grouping, week_start: WeekStart): Days {
  if (grouping === 'day') return { first_date: date, last_date: date }
  return calendarPeriod(grouping, date, week_start)
}

function weekNumbered(week: number, week_start: WeekStart): Days {
  const first_date = dayAfter(EPOCH, week * 7 - offsetOf(week_start))
  return { first_date, last_date: dayAfter(first_date, 6) }
}

/** The current and the previous week and month on `today`. */
export function recentPeriods(today: string, week_start: WeekStart) {
  const this_week = periodOf(today, 'week', week_start)
  const this_month = periodOf(today, 'month', week_start)
  return {
    this_week,
    last_week: periodOf(dayAfter(this_week.first_date, -1), 'week', week_start),
    this_month,
    last_month: periodOf(dayAfter(this_month.first_date, -1), 'month', week_start),
  }
}
