import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { profileStatisticsRoutes, workoutStatisticsRoutes } from './routes.ts'

export { RECORD_KINDS, RECORDS, type RecordKind } from './records.ts'

/** Statistics of the training log: sums, streaks, calendar and records. */
export function statisticsFeature(app: App, services: Services): void {
  mount(app, '/api/workouts', (scope) => workoutStatisticsRoutes(scope, services))
  mount(app, '/api/profiles', (scope) => profileStatisticsRoutes(scope, services))
}
