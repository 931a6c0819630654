import { decode } from '@mapbox/polyline'
import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { Coordinate } from '../route-map/projection.ts'

const PAGE_SIZE = 100
const MOST_PAGES = 3

/** The routes of the account's latest workouts, the newest first. Loads page after page, as the API wants it. */
export async function loadOwnRoutes(signal: AbortSignal): Promise<Coordinate[][]> {
  const routes: Coordinate[][] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = { page, page_size: PAGE_SIZE, ordering: '-started_at' as const }
    const { next, results } = await unwrap(api.GET('/api/workouts/', { signal, params: { query } }))
    for (const { summary_polyline } of results) if (summary_polyline) routes.push(decode(summary_polyline))
    if (!next) break
  }
  return routes
}
