import type { Workout } from '../api/types.ts'
import { WORKOUT_TYPES } from '../sports/sports.ts'
import type { Filters } from './list.svelte.ts'

/** The filters that an address asks for; what it does not know is left out. */
export function filtersOf(search: string): Filters {
  const query = new URLSearchParams(search)
  const type = WORKOUT_TYPES.find((known) => known === query.get('type')) ?? ''
  const sport = query.get('sport') ?? ''
  return {
    search: query.get('search') ?? '',
    type,
    sport: /^[a-z_]{1,40}$/.test(sport) ? (sport as Workout['sport']) : '',
  }
}

/** The other way: `?search=lake&type=cardio`, or nothing. */
export function searchOf(filters: Filters): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
  return query.size ? `?${query}` : ''
}
