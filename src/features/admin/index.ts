import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { auditLogRoutes } from './audit-log/routes.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { userRoutes } from './users/routes.ts'

export { withTotal } from './pages.ts'
export { PersonName, toPersonName } from './person-name.ts'
export { type ActionContext, actOnAccount } from './users/account-action.ts'
export { liftSuspension, parseEnd, suspend } from './users/suspension.ts'

/** Moderation and administration: accounts, the audit log and invitations. */
export function adminFeature(app: App, services: Services): void {
  mount(app, '/api/admin', (scope) => {
    userRoutes(scope, services)
    auditLogRoutes(scope, services)
    invitationRoutes(scope, services)
  })
}
