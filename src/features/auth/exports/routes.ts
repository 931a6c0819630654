import { type Static, Type } from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { idempotently } from '../../../platform/http/idempotency.ts'
import { PageQuery, pageOf, toPage } from '../../../platform/http/pagination.ts'
import { Empty, IdParams, strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { actingAccount } from '../account/acting.ts'
import { AccountExport } from '../account/schemas.ts'
import { clientOf } from '../client.ts'
import { type ExportRow, exportsOf } from './queries.ts'
import { askForExport, ownExport } from './service.ts'

const tags = ['Accounts']
const config = { permission: 'account' as const }

/** Everything that the server keeps of a person, to take along. */
export function exportRoutes(app: App, services: Services): void {
  const { db, clock, storage } = services
  app.get(
    '/exports/',
    {
      config,
      schema: {
        tags,
        summary: 'Your downloads',
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
        summary: 'Have everything of yours put into one zip; a mail tells when it is ready',
        body: Empty,
        response: { 202: AccountExport },
      },
    },
    async (request, reply) => {
      const account = await actingAccount(db, request.actor)
      const row = await idempotently(services, request, request.body, async (trx) =>
        toExport(await askForExport(services, trx, account, clientOf(request))),
      )
      return reply.code(202).send(row)
    },
  )
  app.get(
    '/exports/:id/',
    {
      config,
      schema: { tags, summary: 'One download', params: IdParams, response: { 200: AccountExport } },
    },
    async ({ actor, params }) => toExport(await ownExport(services, actor, params.id)),
  )
  app.get(
    '/exports/:id/file/',
    {
      config,
      schema: {
        tags,
        summary: 'The zip',
        params: IdParams,
        response: {
          200: {
            content: {
              'application/zip': {
                schema: Type.Unsafe<unknown>({ type: 'string', format: 'binary', examples: ['(a zip)'] }),
              },
            },
          },
        },
      },
    },
    async ({ actor, params }, reply) => {
      const { storage_key, size_bytes } = await ownExport(services, actor, params.id)
      if (storage_key === null) throw notFound()
      return reply
        .type('application/zip')
        .headers({
          'Content-Disposition': 'attachment; filename="fittrack.zip"',
          'Content-Length': String(size_bytes),
          'Content-Security-Policy': 'sandbox',
          'Cache-Control': 'private, no-store',
        })
        .send(await storage.read(storage_key))
    },
  )
}

function toExport({
  id,
  status,
  size_bytes,
  created_at,
  expires_at,
}: ExportRow): Static<typeof AccountExport> {
  return {
    id,
    status,
    size_bytes,
    created_at: toIso(created_at),
    expires_at: expires_at === null ? null : toIso(expires_at),
  }
}
