import { PageQuery, toPage } from '../../../platform/http/pagination.ts'
import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { IdParams, NoContent, strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { type ApiKeyRow, keysOf } from './queries.ts'
import { ApiKey, ApiKeyChange, ApiKeyPage, CreatedApiKey, NewApiKey } from './schemas.ts'
import { createKey, endKey, renameOwnKey } from './service.ts'

const tags = ['Keys']
/** Not for API keys: a key must never create, extend, list or delete keys. */
const config = { permission: 'account' as const, audience: 'self' as const }

/** Routes under `/api/auth/keys/`: API keys, with which programs act on behalf of a person. */
export function keyRoutes(app: App, services: Services): void {
  app.get(
    '/keys/',
    {
      config,
      schema: {
        tags,
        summary: 'List your API keys',
        querystring: strictObject(PageQuery),
        response: { 200: ApiKeyPage },
      },
    },
    async (request) => {
      const { page, page_size } = request.query
      const keys = await keysOf(services.db, request.actor.account_id)
      const results = keys.slice((page - 1) * page_size, page * page_size).map(toApiKey)
      return toPage(request, request.query, { count: keys.length, results })
    },
  )
  app.post(
    '/keys/',
    {
      config,
      schema: {
        tags,
        summary: 'Create an API key; its text is shown once',
        body: NewApiKey,
        response: { 201: CreatedApiKey },
      },
    },
    async (request, reply) => {
      const { key, row } = await createKey(services, request.actor, request.body, requestOrigin(request))
      return reply.code(201).send({ ...toApiKey(row), key })
    },
  )
  singleKeyRoutes(app, services)
}

function singleKeyRoutes(app: App, services: Services): void {
  app.patch(
    '/keys/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Rename an API key',
        params: IdParams,
        body: ApiKeyChange,
        response: { 200: ApiKey },
      },
    },
    async ({ actor, params, body }) => toApiKey(await renameOwnKey(services, actor, params.id, body.name)),
  )
  app.delete(
    '/keys/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Delete an API key; it stops working at once',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await endKey(services, request.actor, request.params.id, requestOrigin(request))
      return reply.code(204).send(null)
    },
  )
}

function toApiKey({ id, name, scopes, hint, created_at, expires_at, last_used_at }: ApiKeyRow): ApiKey {
  return {
    id,
    name,
    scopes: JSON.parse(scopes) as ApiKey['scopes'],
    hint,
    created_at: toIso(created_at),
    expires_at: expires_at === null ? null : toIso(expires_at),
    last_used_at: last_used_at === null ? null : toIso(last_used_at),
  }
}
