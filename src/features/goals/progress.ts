import { daysBetween } from '../../platform/calendar.ts'
import type { Reading, Said } from './measure.ts'
import { isOver, type Period } from './periods.ts'
import { MOST_PERCENT } from './schemas.ts'

/** Far less than the hundredth of anything; far more than a division loses. */
const ROUNDING = 1e-9

/** How a goal stands in a period: what the data say, and what its owner made of it. */
export type Standing = Pick<Reading, 'current' | 'share' | 'isReached'> & {
  completed: boolean
  /** Unix milliseconds. */
  completed_at: number | null
}

/**
 * Completed is what has reached its target, unless its owner says otherwise; since when it was reached, or since when
 * its owner says so, whichever was first.
 */
export function standingOf({ reached_at, ...reading }: Reading, { is_completed, marked_at }: Said): Standing {
  const completed = is_completed === null ? reading.isReached : is_completed === 1
  const moments = [reached_at, is_completed === 1 ? marked_at : null].filter((moment) => moment !== null)
  const completed_at = completed && moments.length > 0 ? Math.min(...moments) : null
  return { ...reading, completed, completed_at }
}

/** The share of the target, 0 to 1, in ten-thousandths; never rounded up. */
export function progressOf(share: number): number {
  return Math.min(1, wholeOf(share * 10_000) / 10_000)
}

/** The share in per cent with one decimal, never rounded up: 100 means reached. */
export function percentOf(share: number): number {
  return Math.min(MOST_PERCENT, wholeOf(share * 1000) / 10)
}

function wholeOf(value: number): number {
  return Math.floor(value * (1 + 4 * Number.EPSILON) + ROUNDING)
}

/** Whole days after today until the last one of the period, 0 on it; null without one. */
export function daysRemaining({ last_date }: Period, today: string): number | null {
  return last_date === null ? null : Math.max(0, daysBetween(today, last_date))
}

/**
 * On track is who has at least the share of the target that is the share of days gone by:
 * `share * days >= days gone`, where the period has `days`, and today is not gone before it is over. Null without a
 * last day, or where a weight is wanted and there is none.
 */
export function isOnTrack(
  { completed, current, share }: Standing,
  { first_date, last_date }: Period,
  today: string,
): boolean | null {
  if (last_date === null) return null
  if (completed) return true
  if (current === null) return null
  const days = daysBetween(first_date, last_date) + 1
  const gone = Math.min(days, Math.max(0, daysBetween(first_date, today)))
  return share * days >= gone - ROUNDING
}

export type State = 'active' | 'completed' | 'ended' | 'upcoming'

/** Where a goal is: completed, or else not begun, over, or running. */
export function stateOf({ completed }: Standing, start_date: string, period: Period, today: string): State {
  if (completed) return 'completed'
  if (start_date > today) return 'upcoming'
  return isOver(period, today) ? 'ended' : 'active'
}
