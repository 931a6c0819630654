import { type Kysely, type RawBuilder, sql } from 'kysely'
import { calendarPeriod, type Days, dayAfter, type WeekStart } from '../../platform/calendar.ts'
import { dayNumber } from '../../platform/database/columns.ts'

export const GROUPINGS = ['day', 'week', 'month', 'year'] as const
export type Grouping = (typeof GROUPINGS)[number]

const EPOCH = '1970-01-01'
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
      return calendarPeriod('month', `${bucket}-01`, week_start)
    case 'year':
      return { first_date: `${bucket}-01-01`, last_date: `${bucket}-12-31` }
  }
}

/** The day, week, month or year of the calendar that a day is in. */
export function periodOf(date: string, grouping: Grouping, week_start: WeekStart): Days {
  if (grouping === 'day') return { first_date: date, last_date: date }
  return calendarPeriod(grouping, date, week_start)
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
