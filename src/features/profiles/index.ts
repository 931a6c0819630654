import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { profileRoutes } from './routes.ts'

export { assertCanSeePerson } from './access.ts'
export { recountVisible, recountWorkouts, updateWorkoutCounters } from './counters.ts'
export { profileData } from './personal-data.ts'
export { writeProfile } from './queries.ts'
export { bumpRevision } from './revision.ts'
export { TOTALS_FIELDS } from './schemas.ts'
export { changeProfile, setWeight, shownProfile } from './service.ts'

/** Profiles of people, the counters of their workouts, and their weights. */
export function profilesFeature(app: App, services: Services): void {
  mount(app, '/api/profiles', (scope) => profileRoutes(scope, services))
}
