import {
  type CalendarUnit,
  calendarPeriod,
  type Days,
  firstDayBefore,
  type WeekStart,
} from '../../platform/calendar.ts'
import type { GoalTable } from './tables.ts'

/** From the first to the last day, both of them in it; without a last day it goes on. */
export type Period = { first_date: string; last_date: string | null }

/** What the periods of a goal follow from. */
export type Recurring = Pick<GoalTable, 'period' | 'start_date' | 'deadline'>

/**
 * The period that runs on `today`; before the goal starts its first one, and after its deadline its last one. Periods
 * that come back are whole weeks, months or years, from the one with the start in it; the last one ends with the
 * deadline.
 */
export function currentPeriod(goal: Recurring, today: string, week_start: WeekStart): Period {
  const { period, start_date, deadline } = goal
  if (period === 'once') return { first_date: start_date, last_date: deadline }
  const notAfter = deadline !== null && deadline < today ? deadline : today
  return until(deadline, calendarPeriod(period, notAfter < start_date ? start_date : notAfter, week_start))
}

function until(deadline: string | null, { first_date, last_date }: Days): Days {
  return { first_date, last_date: deadline !== null && deadline < last_date ? deadline : last_date }
}

/** So many of the goal's periods that are over on `today`, the last one first, and how many there are. */
export function pastPeriods(
  goal: Recurring,
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
      until(goal.deadline, calendarPeriod(period, back(newest, offset + i), week_start)),
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
 * The day under which the database keeps what was said of a period: its first one, of a week its Monday. So it stays
 * with its week when the person's weeks begin on another day.
 */
export function keyOf({ period }: Pick<Recurring, 'period'>, { first_date }: Period): string {
  return period === 'week' ? mondayFrom(first_date) : first_date
}

function mondayFrom(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.add({ days: (8 - day.dayOfWeek) % 7 }).toString()
}
