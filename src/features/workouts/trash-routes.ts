import { idempotently } from '../../platform/http/idempotency.ts'
import { toPage } from '../../platform/http/pagination.ts'
import { EmptyBody, IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import { viewOwn } from '../audience/index.ts'
import { DeletedCount } from './bulk-schemas.ts'
import { toWorkout, toWorkoutDetail } from './presenter.ts'
import { loadTrashPage } from './queries.ts'
import { TrashPage, TrashQuery, WorkoutDetail } from './schemas.ts'
import { emptyTrash, purgeWorkout, restoreWorkout, TRASH_RETENTION_MS } from './trash.ts'

const tags = ['Workouts']
const write = { permission: 'write' as const, audience: 'self' as const }

export function trashRoutes(app: App, services: Services): void {
  listRoutes(app, services)
  itemRoutes(app, services)
}

function listRoutes(app: App, services: Services): void {
  app.get(
    '/trash/',
    {
      config: { permission: 'read', audience: 'self' },
      schema: {
        tags,
        summary: 'List the workouts in your trash',
        querystring: TrashQuery,
        response: { 200: TrashPage },
      },
    },
    async (request) => {
      const { page, page_size } = request.query
      const { account_id } = request.actor
      const { count, rows } = await loadTrashPage(
        services.reads,
        account_id,
        page_size,
        (page - 1) * page_size,
      )
      const results = rows.map((row) => ({
        ...toWorkout(viewOwn(account_id, row)),
        // Images of a workout in the trash are not served.
        images: [],
        deleted_at: toIso(row.deleted_at ?? 0),
        purged_at: toIso((row.deleted_at ?? 0) + TRASH_RETENTION_MS),
      }))
      return toPage(request, request.query, { count, results })
    },
  )
  app.delete(
    '/trash/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Delete everything in your trash for good',
        response: { 200: DeletedCount },
      },
    },
    async ({ actor }) => ({ deleted: await emptyTrash(services, actor) }),
  )
}

function itemRoutes(app: App, services: Services): void {
  app.post(
    '/trash/:id/restore/',
    {
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Restore a workout from the trash',
        params: IdParams,
        body: EmptyBody,
        response: { 200: WorkoutDetail },
      },
    },
    (request) =>
      idempotently(services, request, request.body, async (trx) =>
        toWorkoutDetail(await restoreWorkout(services, trx, request.actor, request.params.id)),
      ),
  )
  app.delete(
    '/trash/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Delete a workout in the trash for good',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await purgeWorkout(services, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
