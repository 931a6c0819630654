import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { goalRoutes } from './routes.ts'

export { goalData } from './own-data.ts'
export type { Goal } from './schemas.ts'
export { createGoal } from './service.ts'

/** What people want to reach, and how far their training log says they are. */
export function goalsFeature(app: App, services: Services): void {
  mount(app, '/api/goals', (scope) => goalRoutes(scope, services))
}
