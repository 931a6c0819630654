import { idempotently } from '../../platform/http/idempotency.ts'
import { IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { NewZone, Zone, ZoneChange, ZonePage } from './schemas.ts'
import { createZone, deleteZone, loadZones, patchZone } from './service.ts'

const tags = ['Profiles']
const audience = 'self' as const
const write = { permission: 'write' as const, audience }

/** Routes under `/api/profiles/me/zones/`: places around which others see nothing of the person's tracks. */
export function zoneRoutes(app: App, services: Services): void {
  changeRoutes(app, services)
  app.get(
    '/',
    {
      config: { permission: 'read', audience },
      schema: { tags, summary: 'List your privacy zones', response: { 200: ZonePage } },
    },
    async ({ actor }) => {
      const results = await loadZones(services.db, actor)
      return { count: results.length, next: null, previous: null, results }
    },
  )
  app.post(
    '/',
    {
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Add a privacy zone, which also hides parts of older workouts',
        body: NewZone,
        response: { 201: Zone },
      },
    },
    async (request, reply) => {
      const zone = await idempotently(services, request, request.body, (trx) =>
        createZone(services, trx, request.actor, request.body),
      )
      return reply.code(201).send(zone)
    },
  )
}

function changeRoutes(app: App, services: Services): void {
  app.patch(
    '/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a privacy zone',
        params: IdParams,
        body: ZoneChange,
        response: { 200: Zone },
      },
    },
    ({ actor, params, body }) => patchZone(services, actor, params.id, body),
  )
  app.delete(
    '/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Delete a privacy zone',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await deleteZone(services, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
