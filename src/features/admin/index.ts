import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { auditRoutes, invitationRoutes } from './routes.ts'
import { userRoutes } from './users.ts'

/** Moderation and administration of accounts, by role. */
export function adminFeature(app: App, services: Services): void {
  mount(app, '/api/admin', (scope) => {
    userRoutes(scope, services)
    auditRoutes(scope, services)
    invitationRoutes(scope, services)
  })
}
