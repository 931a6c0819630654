import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { workoutRoutes } from './routes.ts'
import { trashRoutes } from './trash-routes.ts'

export { ownWorkout, visibleWorkout } from './access.ts'
export { changeImages } from './images.ts'
export { workoutData } from './own-data.ts'
export { toWorkout } from './presenter.ts'
export { OWNER, ownedWorkouts, SHOWN } from './queries.ts'
export { insertRecordedWorkout, possibleFigures } from './recorded.ts'
export { Workout, WorkoutFilters } from './schemas.ts'
export { createWorkout, patchWorkout } from './service.ts'
export { purgeTrash } from './trash.ts'

/** The training log: workouts added by hand or recorded. */
export function workoutsFeature(app: App, services: Services): void {
  mount(app, '/api/workouts', (scope) => {
    workoutRoutes(scope, services)
    trashRoutes(scope, services)
    bulkRoutes(scope, services)
  })
}
