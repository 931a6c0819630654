import { idempotently } from '../../platform/http/idempotency.ts'
import { toPage } from '../../platform/http/pagination.ts'
import { IdParams, NoContent } from '../../platform/http/schema.ts'
import { allowIndexing } from '../../platform/http/security-headers.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY } from '../../platform/viewer.ts'
import { ViewQuery, viewOwn } from '../audience/index.ts'
import { sendOwnerCached } from '../revisions/index.ts'
import { visibleWorkout } from './access.ts'
import { allowsIndexing } from './indexing.ts'
import { loadWorkoutPage } from './list-queries.ts'
import { toWorkout, toWorkoutDetail } from './presenter.ts'
import { NewWorkout, WorkoutChange, WorkoutDetail, WorkoutPage, WorkoutQuery } from './schemas.ts'
import { createWorkout, patchWorkout, replaceWorkout } from './service.ts'
import { deleteWorkout } from './trash.ts'

const LIST_CACHE = { lifetime_s: 300, showsReactions: true }

const tags = ['Workouts']
const read = { permission: 'read' as const, audience: 'self' as const }
const view = { permission: 'view' as const, audience: 'shared' as const }
const write = { permission: 'write' as const, audience: 'self' as const }

export function workoutRoutes(app: App, services: Services): void {
  listRoutes(app, services)
  itemRoutes(app, services)
  changeRoutes(app, services)
}

function listRoutes(app: App, services: Services): void {
  app.get(
    '/',
    {
      config: read,
      schema: {
        tags,
        summary: 'List your workouts',
        querystring: WorkoutQuery,
        response: { 200: WorkoutPage },
      },
    },
    (request, reply) =>
      sendOwnerCached(services, request, reply, LIST_CACHE, async (_, { db }) => {
        const { account_id } = request.actor
        const { count, rows } = await loadWorkoutPage(db, account_id, request.query)
        const results = rows.map((row) => toWorkout(viewOwn(account_id, row)))
        return toPage(request, request.query, { count, results })
      }),
  )
  app.post(
    '/',
    {
      config: { ...write, isIdempotent: true },
      schema: { tags, summary: 'Add a workout', body: NewWorkout, response: { 201: WorkoutDetail } },
    },
    async (request, reply) => {
      const workout = await idempotently(services, request, request.body, async (trx) =>
        toWorkoutDetail(await createWorkout(services, trx, request.actor, request.body)),
      )
      return reply.code(201).send(workout)
    },
  )
}

function itemRoutes(app: App, services: Services): void {
  app.get(
    '/:id/',
    {
      config: view,
      schema: {
        tags,
        summary: 'Get a workout',
        params: IdParams,
        querystring: ViewQuery,
        response: { 200: WorkoutDetail },
      },
    },
    async ({ viewer, params, query }, reply) => {
      const { db, clock } = services
      const workout = await visibleWorkout(db, viewer, params.id, clock.now(), query)
      if (viewer === NOBODY && (await allowsIndexing(db, params.id))) allowIndexing(reply)
      return toWorkoutDetail(workout)
    },
  )
  app.delete(
    '/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Move a workout to the trash, where it can be restored for 30 days',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await deleteWorkout(services, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}

function changeRoutes(app: App, services: Services): void {
  app.put(
    '/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Replace a workout; omitted fields get their defaults',
        params: IdParams,
        body: NewWorkout,
        response: { 200: WorkoutDetail },
      },
    },
    async ({ actor, params, body }) =>
      toWorkoutDetail(await replaceWorkout(services, actor, params.id, body)),
  )
  app.patch(
    '/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change fields of a workout',
        params: IdParams,
        body: WorkoutChange,
        response: { 200: WorkoutDetail },
      },
    },
    async ({ actor, params, body }) => toWorkoutDetail(await patchWorkout(services, actor, params.id, body)),
  )
}
