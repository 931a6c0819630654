import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { workoutLikeRoutes } from './like-routes.ts'

export { commentsClosed, NO_REACTIONS, reactionsTo } from './reactions.ts'

/** Likes and comments. */
export function socialFeature(app: App, services: Services): void {
  mount(app, '/api/workouts', (scope) => workoutLikeRoutes(scope, services))
}
