import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { peopleRoutes, requestListRoutes } from './list-routes.ts'
import { relationRoutes, requestRoutes } from './routes.ts'

export { isSelf } from './access.ts'
export { updateCounted } from './counted.ts'
export { viewerRelation } from './people.ts'
export { peoplePages } from './people-pages.ts'
export { UsernameParams } from './schemas.ts'
export { serializeRelations } from './summaries.ts'
export { type Audience, audienceOf, isVisiblePerson, ownerByUsername, visibleTo } from './visibility.ts'

/** Who follows, blocks and mutes whom, and who may see whose workouts. */
export function relationsFeature(app: App, services: Services): void {
  mount(app, '/api/profiles', (scope) => {
    relationRoutes(scope, services)
    peopleRoutes(scope, services)
  })
  mount(app, '/api/follow-requests', (scope) => {
    requestRoutes(scope, services)
    requestListRoutes(scope, services)
  })
}
