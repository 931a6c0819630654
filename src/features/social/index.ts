import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { commentRoutes, workoutCommentRoutes } from './comment-routes.ts'
import { commentLikeRoutes, workoutLikeRoutes } from './like-routes.ts'

export { assertSeesComment } from './access.ts'
export { shownComments } from './comment-queries.ts'
export { updateCountedReactions } from './counted.ts'
export { hideComment, showComment } from './hiding.ts'
export { latestComments } from './latest-comments.ts'
export { commentsClosed, NO_REACTIONS, reactionsTo } from './reactions.ts'
export { Comment } from './schemas.ts'

/** Likes and comments. */
export function socialFeature(app: App, services: Services): void {
  mount(app, '/api/workouts', (scope) => {
    workoutLikeRoutes(scope, services)
    workoutCommentRoutes(scope, services)
  })
  mount(app, '/api/comments', (scope) => {
    commentRoutes(scope, services)
    commentLikeRoutes(scope, services)
  })
}
