import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { profileRoutes } from './routes.ts'

export { bumpRevision, countWorkout, recountWorkouts } from './counters.ts'
export { assertKnownTo, writeProfileImage } from './image.ts'
export { profileData } from './personal-data.ts'
export { TOTALS_FIELDS, UsernameParams } from './schemas.ts'
export { changeProfile, isOneself, noteWeight } from './service.ts'

/** People as others see them, with the counters of what they trained. */
export function profilesFeature(app: App, services: Services): void {
  mount(app, '/api/profiles', (scope) => profileRoutes(scope, services))
}
