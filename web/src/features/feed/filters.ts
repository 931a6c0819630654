import type { Workout, WorkoutType } from '../../api/types.ts'
import { parseFilters } from '../../router/search.ts'
import { WORKOUT_TYPES } from '../sports/sports.ts'

/** The filters of the feed; empty means no filter. `person` is a username, or `me`. */
export type FeedFilters = {
  type: WorkoutType | ''
  sport: Workout['sport'] | ''
  person: string
  comments: 'yes' | ''
}

export const NO_FILTERS: FeedFilters = { type: '', sport: '', person: '', comments: '' }

/** Reads the filters from an address. Invalid values are ignored. */
export function parseFeedFilters(search: string): FeedFilters {
  const { type, sport, person, comments } = parseFilters<Record<string, string>>(search, NO_FILTERS)
  return {
    type: WORKOUT_TYPES.find((known) => known === type) ?? '',
    sport: /^[a-z_]{1,40}$/.test(sport ?? '') ? (sport as Workout['sport']) : '',
    person: /^[\w.-]{1,30}$/.test(person ?? '') ? (person as string) : '',
    comments: comments === 'yes' ? 'yes' : '',
  }
}

/** The filters as a query of the API. */
export function apiFilters({ type, sport, person, comments }: FeedFilters) {
  return {
    ...(type && { type }),
    ...(sport && { sport }),
    ...(person && { person }),
    ...(comments && { with_comments: true }),
  }
}
