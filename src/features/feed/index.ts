import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { feedRoutes } from './routes.ts'

/** The latest workouts of a person and of the people whom they follow. */
export function feedFeature(app: App, services: Services): void {
  mount(app, '/api/feed', (scope) => feedRoutes(scope, services))
}
