import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { sharingRoutes } from './routes.ts'

export { SHARING_COLUMNS, type SharingColumns, toSharing, toSharingColumns } from './columns.ts'
export { hiddenEndsOf, sharingColumns } from './defaults.ts'
export { sharingData } from './personal-data.ts'
export { SHARING_FIELDS } from './schemas.ts'

/** What people decide about what others see of their workouts, and the defaults for new ones. */
export function sharingFeature(app: App, services: Services): void {
  mount(app, '/api/profiles/me/sharing', (scope) => sharingRoutes(scope, services))
}
