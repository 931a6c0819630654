import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { pushRoutes } from './push/routes.ts'
import { deleteWithSessions } from './push/service.ts'
import { notificationRoutes } from './routes.ts'
import { unsubscribeRoutes } from './sending/routes.ts'
import { streamRoute } from './stream-route.ts'

export { notificationJobs } from './jobs.ts'
export { pushMaintenance } from './push/service.ts'

/** Shows people what they are notified of, and sends it by mail and as push messages. */
export function notificationsFeature(app: App, services: Services): void {
  deleteWithSessions(services)
  mount(app, '/api/events', (scope) => streamRoute(scope, services))
  mount(app, '/api/notifications', (scope) => {
    notificationRoutes(scope, services)
    pushRoutes(scope, services)
    unsubscribeRoutes(scope, services)
  })
}
