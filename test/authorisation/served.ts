import { buildTestApp } from '../support/app.ts'
import { withServedRoutes } from '../support/routes.ts'

const [test, routes] = await withServedRoutes(() => buildTestApp('SQLite'))
await test.close()

/** All routes of the server, from the server itself, with pages and files. */
export const SERVED = routes
/** The documented routes, without the HEAD routes that the framework adds. */
export const ROUTES = routes.filter((route) => !route.isHidden && route.method !== 'HEAD')
