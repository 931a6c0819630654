import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { highlightRoutes } from './routes.ts'

export { loadHighlights, NO_HIGHLIGHTS } from './load-highlights.ts'
export { Highlights } from './schemas.ts'

/** Which workouts set records and reached goals. */
export function highlightsFeature(app: App, services: Services): void {
  mount(app, '/api/workouts', (scope) => highlightRoutes(scope, services))
}
