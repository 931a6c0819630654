import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { WeekStart } from '../../database.ts'
import { dayNumber } from '../../platform/database/columns.ts'
import { dayAfter } from '../profiles/index.ts'

export const GROUPINGS = ['day', 'week', 'month', 'year'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** From the first day to the last, both of them in it. */
export type Days = { first_date: string; last_date: string }

const EPOCH = '1970-01-01'
const DAY_MS = 86_400_000
/** Weeks are counted from before anybody trained: dividing numbers below zero rounds the wrong way. */
const WEEKS_BEFORE_EPOCH = 110_000
/** 1970 began on a Thursday, so many days after the first of its week. */
const DAYS_INTO_WEEK: Record<WeekStart, number> = { monday: 3, sunday: 4 }

const offsetOf = (week_start: WeekStart) => WEEKS_BEFORE_EPOCH * 7 + DAYS_INTO_WEEK[week_start]

/** What the workouts of one day, week, month or year of the calendar have in common, as text. */
export function bucketOf(
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

/** The days of what `bucketOf` gave. */
export function daysOf(bucket: string, grouping: Grouping, week_start: WeekStart): Days {
  switch (grouping) {
    case 'day':
      return { first_date: bucket, last_date: bucket }
    case 'week':
      return weekNumbered(Number(bucket), week_start)
    case 'month':
      return monthNamed(bucket)
    case 'year':
      return { first_date: `${bucket}-01-01`, last_date: `${bucket}-12-31` }
  }
}

/** The day, week, month or year of the calendar that a day is in. */
export function periodOf(date: string, grouping: Grouping, week_start: WeekStart): Days {
  if (grouping === 'week') {
    return weekNumbered(Math.floor((Date.parse(date) / DAY_MS + offsetOf(week_start)) / 7), week_start)
  }
  const lengths = { day: 10, month: 7, year: 4 }
  return daysOf(date.slice(0, lengths[grouping]), grouping, week_start)
}

function monthNamed(month: string): Days {
  const last_date = `${month}-${Temporal.PlainYearMonth.from(month).daysInMonth}`
  return { first_date: `${month}-01`, last_date }
}

function weekNumbered(week: number, week_start: WeekStart): Days {
  const first_date = dayAfter(EPOCH, week * 7 - offsetOf(week_start))
  return { first_date, last_date: dayAfter(first_date, 6) }
}

/** The weeks and months that everybody looks at, as they are on `today`. */
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
