import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { imageRoutes } from './image-routes.ts'
import { profileImageRoutes } from './profile-image-routes.ts'
import { workoutImageRoutes } from './workout-image-routes.ts'

export { visibleImage } from './access.ts'
export { pictureData } from './personal-data.ts'
export { putBackImage, type RemovedImage, removeImage } from './removal.ts'
export { ImageContent, ImageQuery } from './schemas.ts'
export { sweepImages } from './sweep.ts'

/** Pictures of people and of workouts, shown to everyone who may see the person or the workout. */
export function picturesFeature(app: App, services: Services): void {
  mount(app, '/api/profiles', (scope) => profileImageRoutes(scope, services))
  mount(app, '/api/workouts', (scope) => workoutImageRoutes(scope, services))
  mount(app, '/api/images', (scope) => imageRoutes(scope, services))
}
