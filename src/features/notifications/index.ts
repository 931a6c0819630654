import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { notificationRoutes } from './routes.ts'
import { streamRoute } from './stream-route.ts'

/** Shows people what they are notified of. */
export function notificationsFeature(app: App, services: Services): void {
  mount(app, '/api/events', (scope) => streamRoute(scope, services))
  mount(app, '/api/notifications', (scope) => notificationRoutes(scope, services))
}
