import { type Static, Type } from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { PageQuery, pageOf, toPage } from '../../../platform/http/pagination.ts'
import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { Id, IdParams, Instant, NoContent, named, strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import type { Actor } from '../actor.ts'
import type { SessionRow } from './queries.ts'
import { endOwnSessions, sessionsOf } from './service.ts'

const tags = ['Accounts']
const config = { permission: 'account' as const, audience: 'self' as const }

const Session = named(
  'Session',
  Type.Object({
    id: Id,
    browser: Type.String({ description: 'Derived from the user agent; empty when unknown.' }),
    device: Type.String({ examples: ['Android phone'] }),
    address: Type.String({ description: 'Where the session was opened.', examples: ['192.0.2.7'] }),
    created_at: Instant,
    last_used_at: Instant,
    is_current: Type.Boolean(),
  }),
)

/** Routes under `/api/auth/sessions/`. */
export function sessionRoutes(app: App, services: Services): void {
  const { db, clock } = services
  app.get(
    '/sessions/',
    {
      config,
      schema: {
        tags,
        summary: 'List your sessions',
        querystring: strictObject(PageQuery),
        response: { 200: pageOf(Session) },
      },
    },
    async (request) => {
      const { page, page_size } = request.query
      const sessions = await sessionsOf(db, clock.now(), request.actor.account_id)
      const onPage = sessions.slice((page - 1) * page_size, page * page_size)
      const results = onPage.map((session) => toSession(session, request.actor))
      return toPage(request, request.query, { count: sessions.length, results })
    },
  )
  app.delete(
    '/sessions/',
    { config, schema: { tags, summary: 'End all your other sessions', response: { 204: NoContent } } },
    async (request, reply) => {
      await endOwnSessions(
        services,
        request.actor,
        { except: request.actor.session_id },
        requestOrigin(request),
      )
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/sessions/:id/',
    {
      config,
      schema: { tags, summary: 'End one of your sessions', params: IdParams, response: { 204: NoContent } },
    },
    async (request, reply) => {
      const ended = await endOwnSessions(
        services,
        request.actor,
        { only: request.params.id },
        requestOrigin(request),
      )
      if (ended === 0) throw notFound()
      return reply.code(204).send(null)
    },
  )
}

function toSession(session: SessionRow, actor: Actor): Static<typeof Session> {
  const { id, browser, device, address, created_at, last_used_at } = session
  return {
    id,
    browser,
    device,
    address,
    created_at: toIso(created_at),
    last_used_at: toIso(last_used_at),
    is_current: id === actor.session_id,
  }
}
