import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { goalRoutes } from './routes.ts'

export { goalData } from './personal-data.ts'
export { loadReachedGoals, type ReachedGoal } from './reached.ts'
export type { Goal } from './schemas.ts'
export { createGoal } from './service.ts'

/** Goals, whose progress is computed from the training log at every read. */
export function goalsFeature(app: App, services: Services): void {
  mount(app, '/api/goals', (scope) => goalRoutes(scope, services))
}
