import type { Statistics, StatisticsQuery } from '../../api/types.ts'
import { addDays, type PeriodKind, startOfPeriod, type WeekStart } from '../../format/calendar.ts'
import type { Measure } from '../../format/sums.ts'

export const RANGES = ['quarter', 'half', 'year', 'this_year', 'all', 'custom'] as const
export type Range = (typeof RANGES)[number]
export const GROUPS = ['week', 'month', 'year'] as const
export type Group = (typeof GROUPS)[number] & PeriodKind
export const MEASURES = ['duration', 'distance_m', 'ascent_m', 'calories_kcal'] as const

/** The filters of the statistics page, as they are in its address. Empty means the default. */
export const NO_FILTERS = {
  type: '',
  sport: '',
  range: '',
  group: '',
  measure: '',
  from: '',
  to: '',
  year: '',
}
export type StatisticsFilters = typeof NO_FILTERS

function oneOf<T extends string>(known: readonly T[], text: string, usual: T): T {
  return known.find((value) => value === text) ?? usual
}

export const rangeOf = (filters: StatisticsFilters): Range => oneOf(RANGES, filters.range, 'half')
export const groupOf = (filters: StatisticsFilters): Group => oneOf(GROUPS, filters.group, 'week')
export const measureOf = (filters: StatisticsFilters): Measure => oneOf(MEASURES, filters.measure, 'duration')

const WEEKS: Partial<Record<Range, number>> = { quarter: 12, half: 26, year: 52 }

/** The first and the last day of a range; an open end is empty. A range of weeks begins on the first day of a week. */
export function dateRange(
  filters: StatisticsFilters,
  today: string,
  start: WeekStart,
): { from: string; to: string } {
  const range = rangeOf(filters)
  const weeks = WEEKS[range]
  if (weeks) return { from: startOfPeriod(addDays(today, -7 * (weeks - 1)), 'week', start), to: today }
  if (range === 'this_year') return { from: startOfPeriod(today, 'year', start), to: today }
  if (range !== 'custom') return { from: '', to: '' }
  const { from, to } = filters
  return from && to && to < from ? { from: to, to: from } : { from, to }
}

/** Statistics with the group and range of their request: the filters may have changed since. */
export type LoadedStatistics = { answer: Statistics; group: Group; range: { from: string; to: string } }

/** The query for the API. Leaves out empty values, which the API does not accept. */
export function statisticsQuery(
  filters: StatisticsFilters,
  today: string,
  start: WeekStart,
): StatisticsQuery {
  const { from, to } = dateRange(filters, today, start)
  const given = {
    from,
    to,
    type: filters.type,
    sport: filters.sport,
    group_by: groupOf(filters),
    week_start: start,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as StatisticsQuery
}
