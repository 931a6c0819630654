import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { cardRoutes } from './card-routes.ts'
import { feedRoutes } from './feed-routes.ts'

export { hasHead, insertHead, loadHead } from './head.ts'

/** What people and programs without an account get besides the API: pictures and tags for links, and feeds. */
export function publicPagesFeature(app: App, services: Services): void {
  mount(app, '/api/workouts', (scope) => cardRoutes(scope, services))
  mount(app, '/api/profiles', (scope) => feedRoutes(scope, services))
}
