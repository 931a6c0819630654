import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { zoneRoutes } from './routes.ts'

export { lockGrid } from './grids.ts'
export { hiddenPlacesOf } from './hidden-places.ts'
export { endsChanged, trackAdded, trackChanged, zoneJobs } from './jobs.ts'
export { zoneData } from './personal-data.ts'
export { plainWorkoutsFor, SHOWN_COLUMNS, type ShownColumns, workoutsFor } from './shown-workouts.ts'

/** Places that others must not find, and what is shown to others of each track. */
export function zonesFeature(app: App, services: Services): void {
  mount(app, '/api/profiles/me/zones', (scope) => zoneRoutes(scope, services))
}
