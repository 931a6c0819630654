import { inTransaction } from '../../platform/database/index.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import { loadCursorPage } from '../../platform/http/pagination.ts'
import { EmptyBody, IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { assertSeesWorkout } from './access.ts'
import { closeComments } from './closing.ts'
import { deleteComment } from './comment-deletion.ts'
import { toComment } from './comment-presenter.ts'
import { loadComments } from './comment-queries.ts'
import { admitComment, createComment, editComment } from './comments.ts'
import { mentionablePeople } from './mentionable.ts'
import {
  Comment,
  CommentChange,
  CommentPage,
  CommentQuery,
  MentionablePeople,
  MentionableQuery,
  NewComment,
} from './schemas.ts'

const tags = ['Likes and comments']
const params = IdParams
const read = { permission: 'read' as const, audience: 'shared' as const }
const write = { permission: 'write' as const, audience: 'shared' as const }
const own = { permission: 'write' as const, audience: 'self' as const }

/** Routes below `/api/workouts/`. */
export function workoutCommentRoutes(app: App, services: Services): void {
  listRoutes(app, services)
  closingRoutes(app, services)
  app.get(
    '/:id/mentionable/',
    {
      config: read,
      schema: {
        tags,
        summary: 'People whom you can mention in a comment on a workout',
        params,
        querystring: MentionableQuery,
        response: { 200: MentionablePeople },
      },
    },
    async ({ actor, params, query }) => {
      const reader = { viewer_id: actor.account_id, now: services.clock.now() }
      await assertSeesWorkout(services.db, { id: params.id, ...reader })
      const list = await services.reads.ofTable(reader.viewer_id, 'account')
      const results = await mentionablePeople(list, { workout_id: params.id, ...reader, ...query })
      return { results }
    },
  )
}

function listRoutes(app: App, services: Services): void {
  app.get(
    '/:id/comments/',
    {
      config: read,
      schema: {
        tags,
        summary: 'The comments on a workout with their replies, the oldest first',
        params,
        querystring: CommentQuery,
        response: { 200: CommentPage },
      },
    },
    async (request) => {
      const { db, reads, clock } = services
      const { actor, params, query } = request
      const reader = { viewer_id: actor.account_id, now: clock.now() }
      await assertSeesWorkout(db, { id: params.id, ...reader })
      const list = reads.of(actor.account_id, query.page_size)
      return loadCursorPage(
        request,
        { ...query, isOldestFirst: true },
        (range) => loadComments(list, params.id, reader, range),
        (row) => toComment(row, actor.account_id),
      )
    },
  )
  app.post(
    '/:id/comments/',
    {
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Comment on a workout, or reply to a comment',
        params,
        body: NewComment,
        response: { 201: Comment },
      },
    },
    async (request, reply) => {
      await admitComment(services, request.actor, request.body.content, { isNew: true })
      const comment = await idempotently(services, request, request.body, (trx) =>
        createComment(services, trx, request.actor, request.params.id, request.body),
      )
      return reply.code(201).send(comment)
    },
  )
}

function closingRoutes(app: App, services: Services): void {
  const response = { 204: NoContent }
  app.put(
    '/:id/comments/closed/',
    {
      config: own,
      schema: {
        tags,
        summary: 'Close the comments on your workout: nobody can add more',
        params,
        body: EmptyBody,
        response,
      },
    },
    async ({ actor, params }, reply) => {
      await closeComments(services, actor, params.id, 1)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/:id/comments/closed/',
    { config: own, schema: { tags, summary: 'Open the comments on your workout again', params, response } },
    async ({ actor, params }, reply) => {
      await closeComments(services, actor, params.id, 0)
      return reply.code(204).send(null)
    },
  )
}

/** Routes below `/api/comments/`. */
export function commentRoutes(app: App, services: Services): void {
  app.patch(
    '/:id/',
    {
      config: own,
      schema: {
        tags,
        summary: 'Change your comment',
        params,
        body: CommentChange,
        response: { 200: Comment },
      },
    },
    async ({ actor, params, body }) => {
      await admitComment(services, actor, body.content, { isNew: false })
      return inTransaction(services.db, (trx) => editComment(services, trx, actor, params.id, body))
    },
  )
  app.delete(
    '/:id/',
    {
      config: own,
      schema: {
        tags,
        summary: 'Delete your comment, or one on your workout, with its replies',
        params,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await deleteComment(services, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
