import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { caseRoutes } from './case-routes.ts'
import { decisionRoutes, reportRoutes } from './routes.ts'

/** Reports of content and people, what moderators decide about them, and appeals. */
export function moderationFeature(app: App, services: Services): void {
  mount(app, '/api/reports', (scope) => reportRoutes(scope, services))
  mount(app, '/api/decisions', (scope) => decisionRoutes(scope, services))
  mount(app, '/api/admin', (scope) => caseRoutes(scope, services))
}
