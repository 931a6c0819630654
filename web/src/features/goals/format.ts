import type { Goal, PastPeriod } from '../../api/types.ts'
import { weight } from '../../format/body.ts'
import { calendarDay, daySpan } from '../../format/calendar.ts'
import {
  distance,
  type Figure,
  height,
  number,
  plain,
  type Reader,
  unitMetres,
} from '../../format/quantities.ts'
import { shownMinutes } from '../../format/sums.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import type { Sport } from '../sports/sports.ts'
import { stateOf } from './state.ts'

type Measured = Pick<Goal, 'kind' | 'unit'>

/** An amount of what a goal counts, in the reader's units. */
export function amountFigure(reader: Reader, { kind, unit }: Measured, value: number): Figure {
  switch (kind) {
    case 'workouts':
      return plain(reader, value, t('unit.workouts', { count: value }))
    case 'duration':
      return shownMinutes(reader, value)
    case 'distance':
      return distance(reader, value, isRound(reader, value) || value >= 100_000 ? 0 : 1)
    case 'ascent':
      return height(reader, value)
    case 'energy':
      return plain(reader, value, t('unit.kcal'))
    case 'streak':
      return plain(reader, value, t('unit.days', { count: value }))
    case 'weight':
      return weight(reader, value, Number.isInteger(value) ? 0 : 1)
    case 'custom':
      return { value: number(reader, value, Number.isInteger(value) ? 0 : 1), unit }
  }
}

/** Whether a distance is so many whole kilometres or miles. */
function isRound(reader: Reader, metres: number): boolean {
  const value = metres / unitMetres(reader).distance
  return Math.abs(value - Math.round(value)) < 0.001
}

export function amountText(reader: Reader, goal: Measured, value: number | null): string {
  if (value === null) return '—'
  const { value: shown, unit } = amountFigure(reader, goal, value)
  return `${shown} ${unit}`.trim()
}

type Asking = Measured & Pick<Goal, 'target' | 'period'>

/** What a goal asks for: `3 workouts every week`. */
export function goalAsks(reader: Reader, goal: Asking): string {
  const { kind, period } = goal
  const amount = amountText(reader, goal, goal.target)
  const isPlain = kind !== 'ascent' && kind !== 'streak' && kind !== 'weight'
  return t(`goals.asks.${period}`, { target: isPlain ? amount : t(`goals.target_of.${kind}`, { amount }) })
}

/** What it asks for, and of which workouts, where that is not all. */
export function goalRule(reader: Reader, goal: Goal): string {
  const rule = goalAsks(reader, goal)
  if (goal.sport) return `${rule} · ${t(`sport.${goal.sport as Sport}`)}`
  return goal.type ? `${rule} · ${t(`type.${goal.type}`)}` : rule
}

/** What a goal is called: as its owner described it, else what it asks for. */
export function goalTitle(reader: Reader, goal: Goal): string {
  return goal.description || goalRule(reader, goal)
}

/** How it stands, in a line: `102 km of 150 km · 5 days left · on track`. */
export function goalStanding(reader: Reader, goal: Goal, today: string): string {
  const target = amountFigure(reader, goal, goal.target)
  const now = goal.current === null ? null : amountFigure(reader, goal, goal.current)
  // The unit is said once, but minutes are not hours.
  const isShort = now && (goal.kind !== 'duration' || now.unit === target.unit)
  const current = isShort ? now.value : amountText(reader, goal, goal.current)
  const so_far = t('goals.of', { current, target: `${target.value} ${target.unit}`.trim() })
  return [so_far, ...whenOf(reader, goal, today)].join(' · ')
}

function whenOf(reader: Reader, goal: Goal, today: string): string[] {
  const day = (date: string) => calendarDay(reader.locale, date)
  switch (stateOf(goal, today)) {
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

export function pastName(reader: Reader, { first_date, last_date }: PastPeriod): string {
  return daySpan(reader.locale, first_date, last_date)
}
