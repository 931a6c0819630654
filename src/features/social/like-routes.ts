import { inTransaction } from '../../platform/database/index.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import { EmptyBody, IdParams } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { peoplePages } from '../relations/index.ts'
import { assertSeesWorkout } from './access.ts'
import { Likes } from './schemas.ts'
import { likersOf, likeWorkout, unlikeWorkout } from './workout-likes.ts'

const tags = ['Likes and comments']
const params = IdParams

/** Routes below `/api/workouts/`. */
export function workoutLikeRoutes(app: App, services: Services): void {
  const write = { permission: 'write' as const, audience: 'shared' as const }
  app.post(
    '/:id/like/',
    {
      config: { ...write, isIdempotent: true },
      schema: { tags, summary: 'Like a workout', params, body: EmptyBody, response: { 200: Likes } },
    },
    (request) =>
      idempotently(services, request, request.body, (trx) =>
        likeWorkout(services, trx, request.actor, request.params.id),
      ),
  )
  app.delete(
    '/:id/like/',
    {
      config: write,
      schema: { tags, summary: 'Take back your like of a workout', params, response: { 200: Likes } },
    },
    ({ actor, params }) =>
      inTransaction(services.db, (trx) => unlikeWorkout(services, trx, actor, params.id)),
  )
  app.get(
    '/:id/likes/',
    {
      config: { permission: 'read', audience: 'shared' },
      schema: {
        tags,
        summary: 'The people who like a workout',
        params,
        querystring: peoplePages.querystring,
        response: { 200: peoplePages.schema },
      },
    },
    async (request) => {
      const { db, reads, clock } = services
      const viewer_id = request.actor.account_id
      const now = clock.now()
      const workout = await assertSeesWorkout(db, { id: request.params.id, viewer_id, now })
      const list = reads.of(viewer_id, request.query.page_size)
      return peoplePages.load(list, request, likersOf(list, workout, now), { viewer_id, now })
    },
  )
}
