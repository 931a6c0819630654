import type { Goal, PastPeriod } from '../../api/types.ts'
import { formatCalendarDay, formatDaySpan } from '../../format/calendar.ts'
import type { DisplayPreferences, Figure } from '../../format/quantities.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import type { Sport } from '../sports/sports.ts'
import { GOAL_KINDS } from './kinds.ts'
import { goalStatus } from './status.ts'

type Measured = Pick<Goal, 'kind' | 'unit'>

/** An amount of a goal, in the reader's units. */
export function amountFigure(
  preferences: DisplayPreferences,
  { kind, unit }: Measured,
  value: number,
): Figure {
  return GOAL_KINDS[kind].figure(preferences, value, unit)
}

export function formatAmount(preferences: DisplayPreferences, goal: Measured, value: number | null): string {
  if (value === null) return '—'
  const { value: shown, unit } = amountFigure(preferences, goal, value)
  return `${shown} ${unit}`.trim()
}

type Asking = Measured & Pick<Goal, 'target' | 'period'>

/** The target of a goal: `3 workouts every week`. */
export function formatGoalTarget(preferences: DisplayPreferences, goal: Asking): string {
  const { kind, period } = goal
  const amount = formatAmount(preferences, goal, goal.target)
  return t(`goals.asks.${period}`, { target: GOAL_KINDS[kind].target(amount) })
}

/** The target and, for a goal limited to one, the sport or type of workout. */
export function formatGoalRule(preferences: DisplayPreferences, goal: Goal): string {
  const rule = formatGoalTarget(preferences, goal)
  if (goal.sport) return `${rule} · ${t(`sport.${goal.sport as Sport}`)}`
  return goal.type ? `${rule} · ${t(`type.${goal.type}`)}` : rule
}

/** The description of a goal or, without one, its rule. */
export function formatGoalTitle(preferences: DisplayPreferences, goal: Goal): string {
  return goal.description || formatGoalRule(preferences, goal)
}

/** The progress of a goal in one line: `102 km of 150 km · 5 days left · on track`. */
export function formatGoalStatus(preferences: DisplayPreferences, goal: Goal, today: string): string {
  const target = amountFigure(preferences, goal, goal.target)
  const now = goal.current === null ? null : amountFigure(preferences, goal, goal.current)
  // The current amount is written without its unit, except when it is in minutes and the target in hours.
  const isShort = now && (GOAL_KINDS[goal.kind].input !== 'time' || now.unit === target.unit)
  const current = isShort ? now.value : formatAmount(preferences, goal, goal.current)
  const so_far = t('goals.of', { current, target: `${target.value} ${target.unit}`.trim() })
  return [so_far, ...whenOf(preferences, goal, today)].join(' · ')
}

function whenOf(preferences: DisplayPreferences, goal: Goal, today: string): string[] {
  const day = (date: string) => formatCalendarDay(preferences.locale, date)
  switch (goalStatus(goal, today)) {
    case 'completed':
      return [t('goals.state.completed')]
    case 'upcoming':
      return [t('goals.from', { day: day(goal.start_date) })]
    case 'ended':
      return [t('goals.ended', { day: day(goal.last_date ?? goal.start_date) })]
    case 'active': {
      const left = goal.days_remaining === null ? [] : [t('goals.left', { count: goal.days_remaining })]
      return goal.on_track === null ? left : [...left, t(goal.on_track ? 'goals.on_track' : 'goals.behind')]
    }
  }
}

export function formatPeriod(preferences: DisplayPreferences, { first_date, last_date }: PastPeriod): string {
  return formatDaySpan(preferences.locale, first_date, last_date)
}
