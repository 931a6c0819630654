import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../services.ts'
import { profileRoutes } from './routes.ts'

export { countWorkout, recountWorkouts, touch } from './counters.ts'
export { profileData } from './own-data.ts'
export { imageUrl } from './presenter.ts'

/** People as others see them, with the counters of what they trained. */
export function profilesFeature(app: App, services: Services): void {
  mount(app, '/api/profiles', (scope) => profileRoutes(scope, services))
}
