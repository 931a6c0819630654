import { api } from '../../api/client.ts'
import { type Page, pagedResource } from '../../api/paged-resource.svelte.ts'
import { unwrap } from '../../api/problem.ts'
import type { Workout } from '../../api/types.ts'
import { sessionCache } from '../../session/session-cache.ts'
import { apiFilters, type Filters } from './filters.ts'

const cache = sessionCache<Page<Workout>>()

/** The workouts that match the filters, the newest first. */
export function workoutList(filters: () => Filters) {
  return pagedResource(
    (page, signal) => {
      const query = { ...page, ordering: '-started_at' as const, ...apiFilters(filters()) }
      return unwrap(api.GET('/api/workouts/', { signal, params: { query } }))
    },
    { pageSize: 20, idOf: (workout) => workout.id, refetchWhen: filters, cache },
  )
}
