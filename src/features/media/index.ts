import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { imageRoutes, profileImageRoutes, workoutImageRoutes } from './routes.ts'

export { openImagePool } from './image-pool.ts'
export { imageJobs } from './jobs.ts'
export { sweepImages } from './orphans.ts'
export { mediaData } from './own-data.ts'

/** Pictures of people and of their workouts. */
export function mediaFeature(app: App, services: Services): void {
  mount(app, '/api/profiles', (scope) => profileImageRoutes(scope, services))
  mount(app, '/api/workouts', (scope) => workoutImageRoutes(scope, services))
  mount(app, '/api/images', (scope) => imageRoutes(scope, services))
}
