import { daysBetween } from '../../platform/calendar.ts'
import type { Measurement, PeriodOverride } from './measure.ts'
import { isOver, type Period } from './periods.ts'
import { MAX_PERCENT } from './schemas.ts'

/** Larger than any floating-point error here, smaller than any difference that is shown. */
const ROUNDING = 1e-9

/** How far a goal is in a period, with the owner's override applied. */
export type PeriodResult = Pick<Measurement, 'current' | 'share' | 'isReached'> & {
  completed: boolean
  /** Unix milliseconds. */
  completed_at: number | null
}

/**
 * A goal is completed when it has reached its target, unless the owner set otherwise. The completion time is when it
 * was reached or when the owner marked it, whichever came first.
 */
export function periodResult(
  { reached_at, ...measurement }: Measurement,
  { is_completed, marked_at }: PeriodOverride,
): PeriodResult {
  const completed = is_completed === null ? measurement.isReached : is_completed === 1
  const moments = [reached_at, is_completed === 1 ? marked_at : null].filter((moment) => moment !== null)
  const completed_at = completed && moments.length > 0 ? Math.min(...moments) : null
  return { ...measurement, completed, completed_at }
}

/** The share of the target, 0 to 1, with four decimal places, never rounded up. */
export function progressOf(share: number): number {
  return Math.min(1, floor(share * 10_000) / 10_000)
}

/** The share in per cent with one decimal place, never rounded up: 100 means reached. */
export function percentOf(share: number): number {
  return Math.min(MAX_PERCENT, floor(share * 1000) / 10)
}

function floor(value: number): number {
  return Math.floor(value * (1 + 4 * Number.EPSILON) + ROUNDING)
}

/** Days from today to the last day of the period, 0 when it is over; null without a last day. */
export function daysRemaining({ last_date }: Period, today: string): number | null {
  return last_date === null ? null : Math.max(0, daysBetween(today, last_date))
}

/**
 * True when the share of the target is at least the share of the days that have passed; today counts as passed only
 * after its end. Null without a last day, and for a weight goal without any weight.
 */
export function isOnTrack(
  { completed, current, share }: PeriodResult,
  { first_date, last_date }: Period,
  today: string,
): boolean | null {
  if (last_date === null) return null
  if (completed) return true
  if (current === null) return null
  const days = daysBetween(first_date, last_date) + 1
  const passed = Math.min(days, Math.max(0, daysBetween(first_date, today)))
  return share * days >= passed - ROUNDING
}

export type GoalState = 'active' | 'completed' | 'ended' | 'upcoming'

export function goalState(
  { completed }: PeriodResult,
  start_date: string,
  period: Period,
  today: string,
): GoalState {
  if (completed) return 'completed'
  if (start_date > today) return 'upcoming'
  return isOver(period, today) ? 'ended' : 'active'
}
