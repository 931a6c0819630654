import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { sharingRoutes } from './routes.ts'

export { type SharingColumns, sharingColumns } from './defaults.ts'
export { ownerSeenBy } from './owner.ts'
export { sharingData } from './personal-data.ts'
export { SHARING_FIELDS } from './schemas.ts'
export { assertOwned, type Owned, type Viewed, viewAs, viewOf, viewOwn } from './view.ts'

/** What others see of workouts: which ones, and what of them. */
export function audienceFeature(app: App, services: Services): void {
  mount(app, '/api/profiles/me/sharing', (scope) => sharingRoutes(scope, services))
}
