import type { Statistics, StatisticsQuery } from '../../api/types.ts'
import { addDays, type PeriodKind, startOfPeriod, type WeekStart } from '../../format/calendar.ts'
import type { Measure } from '../../format/sums.ts'

export const RANGES = ['quarter', 'half', 'year', 'this_year', 'all', 'custom'] as const
export type Range = (typeof RANGES)[number]
export const GROUPS = ['week', 'month', 'year'] as const
export type Group = (typeof GROUPS)[number] & PeriodKind
export const MEASURES = ['duration', 'distance_m', 'ascent_m', 'calories_kcal'] as const

/** What the page of statistics is asked for, as its address has it: nothing where it is as usual. */
export const EMPTY = { type: '', sport: '', range: '', group: '', measure: '', from: '', to: '', year: '' }
export type Wanted = typeof EMPTY

function oneOf<T extends string>(known: readonly T[], text: string, usual: T): T {
  return known.find((value) => value === text) ?? usual
}

export const rangeOf = (wanted: Wanted): Range => oneOf(RANGES, wanted.range, 'half')
export const groupOf = (wanted: Wanted): Group => oneOf(GROUPS, wanted.group, 'week')
export const measureOf = (wanted: Wanted): Measure => oneOf(MEASURES, wanted.measure, 'duration')

const WEEKS: Partial<Record<Range, number>> = { quarter: 12, half: 26, year: 52 }

/** The first and the last day of a range; nothing where it is open. Weeks are whole ones. */
export function daysOf(wanted: Wanted, today: string, start: WeekStart): { from: string; to: string } {
  const range = rangeOf(wanted)
  const weeks = WEEKS[range]
  if (weeks) return { from: startOfPeriod(addDays(today, -7 * (weeks - 1)), 'week', start), to: today }
  if (range === 'this_year') return { from: startOfPeriod(today, 'year', start), to: today }
  if (range !== 'custom') return { from: '', to: '' }
  const { from, to } = wanted
  return from && to && to < from ? { from: to, to: from } : { from, to }
}

/** An answer with what it answers: what is wanted may have changed since. */
export type Found = { answer: Statistics; group: Group; range: { from: string; to: string } }

/** Only what narrows: the API takes no empty fields. */
export function statisticsQuery(wanted: Wanted, today: string, start: WeekStart): StatisticsQuery {
  const { from, to } = daysOf(wanted, today, start)
  const given = {
    from,
    to,
    type: wanted.type,
    sport: wanted.sport,
    group_by: groupOf(wanted),
    week_start: start,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as StatisticsQuery
}
