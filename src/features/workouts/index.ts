import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { workoutRoutes } from './routes.ts'
import { sharedRoutes } from './shared-routes.ts'
import { trashRoutes } from './trash-routes.ts'

export { ownWorkout, visibleWorkout } from './access.ts'
export { dropImpossibleFigures } from './figures.ts'
export { setHidden } from './hidden.ts'
export { changeImages } from './images.ts'
export { isIndexable } from './indexing.ts'
export { toWorkout } from './presenter.ts'
export { listedWorkouts } from './queries.ts'
export { excessOfWorkouts } from './quotas.ts'
export { insertRecordedWorkout } from './recorded.ts'
export { Workout } from './schemas.ts'

/** The training log: workouts that were typed in or recorded, and the trash. */
export function workoutsFeature(app: App, services: Services): void {
  mount(app, '/api/workouts', (scope) => {
    workoutRoutes(scope, services)
    trashRoutes(scope, services)
    bulkRoutes(scope, services)
  })
  mount(app, '/api/profiles', (scope) => sharedRoutes(scope, services))
}
