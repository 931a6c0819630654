import type { Workout, WorkoutType } from '../../api/types.ts'
import { WORKOUT_TYPES } from '../sports/sports.ts'

/** The filters of the workout list; empty means no filter. `from` and `to` are calendar days. */
export type Filters = {
  search: string
  type: WorkoutType | ''
  sport: Workout['sport'] | ''
  tag: string
  from: string
  to: string
}

export const NO_FILTERS: Filters = { search: '', type: '', sport: '', tag: '', from: '', to: '' }

/** Reads the filters from an address. Invalid values are ignored. */
export function parseFilters(search: string): Filters {
  const query = new URLSearchParams(search)
  const sport = query.get('sport') ?? ''
  return {
    search: (query.get('search') ?? '').slice(0, 100),
    type: WORKOUT_TYPES.find((known) => known === query.get('type')) ?? '',
    sport: /^[a-z_]{1,40}$/.test(sport) ? (sport as Workout['sport']) : '',
    tag: (query.get('tag') ?? '').slice(0, 40),
    from: dayOr(query.get('from')),
    to: dayOr(query.get('to')),
  }
}

function dayOr(text: string | null): string {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''
}

/** The query string of the filters: `?search=lake&type=cardio`, or empty. */
export function searchString(filters: Partial<Filters>): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
  return query.size ? `?${query}` : ''
}

/** The filters as a query of the API. */
export function apiFilters({ search, type, sport, tag, from, to, ...others }: Filters) {
  // A new filter that is not named here does not compile: the list would show it as set, but ignore it.
  others satisfies Record<string, never>
  return {
    ...(search && { search }),
    ...(type && { type }),
    ...(sport && { sport }),
    ...(tag && { tag }),
    ...(from && { date_after: from }),
    ...(to && { date_before: to }),
  }
}

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some(Boolean)
}
