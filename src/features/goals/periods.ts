import {
  type CalendarUnit,
  calendarPeriod,
  type Days,
  firstDayBefore,
  type WeekStart,
} from '../../platform/calendar.ts'
import type { GoalTable } from './tables.ts'

/** Both days are included; null means without end. */
export type Period = { first_date: string; last_date: string | null }

/** The fields of a goal that determine its periods. */
export type RecurringGoal = Pick<GoalTable, 'period' | 'start_date' | 'deadline'>

/**
 * The period on `today`. Before the goal starts, its first period; after its deadline, its last. Recurring periods are
 * whole calendar weeks, months or years. The first contains the start; the deadline cuts the last one short.
 */
export function currentPeriod(goal: RecurringGoal, today: string, week_start: WeekStart): Period {
  const { period, start_date, deadline } = goal
  if (period === 'once') return { first_date: start_date, last_date: deadline }
  const notAfter = deadline !== null && deadline < today ? deadline : today
  return endingBy(deadline, calendarPeriod(period, notAfter < start_date ? start_date : notAfter, week_start))
}

/** The period, cut short by the deadline. */
export function endingBy(deadline: string | null, { first_date, last_date }: Days): Days {
  return { first_date, last_date: deadline !== null && deadline < last_date ? deadline : last_date }
}

/** A page of the goal's periods that are over on `today`, the latest first, and how many there are. */
export function pastPeriods(
  goal: RecurringGoal,
  today: string,
  week_start: WeekStart,
  { limit, offset }: { limit: number; offset: number },
): { count: number; periods: Period[] } {
  const current = currentPeriod(goal, today, week_start)
  const { period } = goal
  if (period === 'once') {
    const all = isOver(current, today) ? [current] : []
    return { count: all.length, periods: all.slice(offset, offset + limit) }
  }
  const back = (from: string, count: number) => firstDayBefore(period, from, count, week_start)
  const first = calendarPeriod(period, goal.start_date, week_start)
  const newest = isOver(current, today) ? current.first_date : back(current.first_date, 1)
  const count = Math.max(0, stepsBetween(period, first.first_date, newest) + 1)
  const shown = Math.max(0, Math.min(limit, count - offset))
  return {
    count,
    periods: Array.from({ length: shown }, (_, i) =>
      endingBy(goal.deadline, calendarPeriod(period, back(newest, offset + i), week_start)),
    ),
  }
}

function stepsBetween(unit: CalendarUnit, from: string, to: string): number {
  const difference = Temporal.PlainDate.from(from).until(to, { largestUnit: `${unit}s` as 'weeks' })
  return { week: difference.weeks, month: difference.months, year: difference.years }[unit]
}

/** True when the last day of the period has passed. */
export function isOver({ last_date }: Period, today: string): boolean {
  return last_date !== null && last_date < today
}

/**
 * The day that identifies a period in the database: the Monday of a week, otherwise the first day. So an override stays
 * with its week when the owner changes the first day of the week.
 */
export function periodKey({ period }: Pick<RecurringGoal, 'period'>, { first_date }: Period): string {
  return period === 'week' ? mondayOnOrAfter(first_date) : first_date
}

function mondayOnOrAfter(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.add({ days: (8 - day.dayOfWeek) % 7 }).toString()
}
