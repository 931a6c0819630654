import { inTransaction } from '../../platform/database/index.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import { EmptyBody, IdParams } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { peoplePages } from '../relations/index.ts'
import { assertSeesWorkout } from './access.ts'
import { commentLikersOf, likeComment, unlikeComment } from './comment-likes.ts'
import { Likes } from './schemas.ts'
import { likersOf, likeWorkout, unlikeWorkout } from './workout-likes.ts'

const tags = ['Likes and comments']
const params = IdParams
const read = { permission: 'read' as const, audience: 'shared' as const }
const write = { permission: 'write' as const, audience: 'shared' as const }

/** Routes below `/api/workouts/`. */
export function workoutLikeRoutes(app: App, services: Services): void {
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
      config: read,
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

/** Routes below `/api/comments/`. */
export function commentLikeRoutes(app: App, services: Services): void {
  app.post(
    '/:id/like/',
    {
      config: { ...write, isIdempotent: true },
      schema: { tags, summary: 'Like a comment', params, body: EmptyBody, response: { 200: Likes } },
    },
    (request) =>
      idempotently(services, request, request.body, (trx) =>
        likeComment(services, trx, request.actor, request.params.id),
      ),
  )
  app.delete(
    '/:id/like/',
    {
      config: write,
      schema: { tags, summary: 'Take back your like of a comment', params, response: { 200: Likes } },
    },
    ({ actor, params }) =>
      inTransaction(services.db, (trx) => unlikeComment(services, trx, actor, params.id)),
  )
  app.get(
    '/:id/likes/',
    {
      config: read,
      schema: {
        tags,
        summary: 'The people who like a comment',
        params,
        querystring: peoplePages.querystring,
        response: { 200: peoplePages.schema },
      },
    },
    async (request) => {
      const viewer = { viewer_id: request.actor.account_id, now: services.clock.now() }
      const list = services.reads.of(viewer.viewer_id, request.query.page_size)
      const links = await commentLikersOf(services.db, list, { id: request.params.id, ...viewer })
      return peoplePages.load(list, request, links, viewer)
    },
  )
}
