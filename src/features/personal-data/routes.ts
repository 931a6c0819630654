import { notFound } from '../../platform/errors.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import { PageQuery, pageOf, toPage } from '../../platform/http/pagination.ts'
import { requestOrigin } from '../../platform/http/request-origin.ts'
import { EmptyBody, IdParams, strictObject } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import { type ExportRow, exportsOf } from './queries.ts'
import { AccountExport, ZipFile } from './schemas.ts'
import { loadOwnExport, requestExport } from './service.ts'

const tags = ['Accounts']
const config = { permission: 'account' as const, audience: 'self' as const }

/** Routes under `/api/auth/exports/`. */
export function exportRoutes(app: App, services: Services): void {
  const { db, clock } = services
  app.get(
    '/exports/',
    {
      config,
      schema: {
        tags,
        summary: 'List your downloads',
        querystring: strictObject(PageQuery),
        response: { 200: pageOf(AccountExport) },
      },
    },
    async (request) => {
      const { page, page_size } = request.query
      const rows = await exportsOf(db, request.actor.account_id, clock.now())
      const results = rows.slice((page - 1) * page_size, page * page_size).map(toExport)
      return toPage(request, request.query, { count: rows.length, results })
    },
  )
  app.post(
    '/exports/',
    {
      config: { ...config, limit: 'upload', isIdempotent: true },
      schema: {
        tags,
        summary: 'Request a zip of all your data; a mail is sent when it is ready',
        body: EmptyBody,
        response: { 202: AccountExport },
      },
    },
    async (request, reply) => {
      const row = await idempotently(services, request, request.body, async (trx) =>
        toExport(await requestExport(services, trx, request.actor, requestOrigin(request))),
      )
      return reply.code(202).send(row)
    },
  )
  app.get(
    '/exports/:id/',
    {
      config,
      schema: { tags, summary: 'Get a download', params: IdParams, response: { 200: AccountExport } },
    },
    async ({ actor, params }) => toExport(await loadOwnExport(services, actor, params.id)),
  )
  exportFileRoute(app, services)
}

function exportFileRoute(app: App, services: Services): void {
  app.get(
    '/exports/:id/file/',
    { config, schema: { tags, summary: 'Get the zip file', params: IdParams, response: { 200: ZipFile } } },
    async ({ actor, params }, reply) => {
      const { storage_key, size_bytes } = await loadOwnExport(services, actor, params.id)
      if (storage_key === null) throw notFound()
      return reply
        .type('application/zip')
        .headers({
          'Content-Disposition': 'attachment; filename="fittrack.zip"',
          'Content-Length': String(size_bytes),
          'Content-Security-Policy': 'sandbox',
          'Cache-Control': 'private, no-store',
        })
        .send(await services.storage.read(storage_key))
    },
  )
}

function toExport({ id, status, size_bytes, created_at, expires_at }: ExportRow): AccountExport {
  return {
    id,
    status,
    size_bytes,
    created_at: toIso(created_at),
    expires_at: expires_at === null ? null : toIso(expires_at),
  }
}
