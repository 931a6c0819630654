import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { exportRoutes } from './routes.ts'

export { accountData } from './account-data.ts'
export { type PersonalData, storageKeysOf } from './archive.ts'
export { exportJobs } from './jobs.ts'
export { deleteExpiredExports, deleteOrphanedExports } from './service.ts'

/** Downloads of everything that the server stores about a person. */
export function personalDataFeature(app: App, services: Services): void {
  mount(app, '/api/auth', (scope) => exportRoutes(scope, services))
}
