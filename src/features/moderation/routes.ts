import { idempotently } from '../../platform/http/idempotency.ts'
import { loadCursorPage } from '../../platform/http/pagination.ts'
import { requestOrigin } from '../../platform/http/request-origin.ts'
import { IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { appeal, appealByToken } from './appeals.ts'
import { toDecision } from './presenter.ts'
import { decisionsAbout } from './queries.ts'
import { report } from './reports.ts'
import { AppealByToken, DecisionPage, DecisionQuery, NewAppeal, NewReport, Report } from './schemas.ts'

const tags = ['Moderation']

/** The route `/api/reports/`. */
export function reportRoutes(app: App, services: Services): void {
  app.post(
    '/',
    {
      config: { permission: 'write', audience: 'shared', isIdempotent: true },
      schema: {
        tags,
        summary: 'Report something that you see to the moderators, once',
        body: NewReport,
        response: { 201: Report },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const made = await idempotently(services, request, body, (trx) =>
        report(services, trx, actor, body, requestOrigin(request)),
      )
      return reply.code(201).send(made)
    },
  )
}

/** Routes under `/api/decisions/`: what moderators decided about the person who asks. */
export function decisionRoutes(app: App, services: Services): void {
  decisionListRoutes(app, services)
  app.post(
    '/:id/appeal/',
    {
      config: { permission: 'write', audience: 'self', isIdempotent: true },
      schema: {
        tags,
        summary: 'Appeal against a decision about you, once',
        params: IdParams,
        body: NewAppeal,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      await idempotently(services, request, body, async (trx) => {
        const given = { action_id: params.id, content: body.content }
        await appeal(services, trx, actor, given, requestOrigin(request))
        return null
      })
      return reply.code(204).send(null)
    },
  )
}

function decisionListRoutes(app: App, services: Services): void {
  app.get(
    '/',
    {
      config: { permission: 'read', audience: 'self' },
      schema: {
        tags,
        summary: 'What moderators decided about you, the last decision first',
        querystring: DecisionQuery,
        response: { 200: DecisionPage },
      },
    },
    async (request) => {
      const { actor, query } = request
      const list = services.reads.of(actor.account_id, query.page_size)
      return loadCursorPage(
        request,
        query,
        ({ compare, id, order, limit }) =>
          decisionsAbout(list, actor.account_id)
            .where('moderation_action.id', compare, id)
            .orderBy('moderation_action.id', order)
            .limit(limit)
            .execute(),
        toDecision,
      )
    },
  )
  app.post(
    '/appeal/',
    {
      config: { permission: 'public', audience: 'nobody', limit: 'auth' },
      schema: {
        tags,
        security: [],
        summary: 'Appeal against a suspension, with the token from its mail',
        body: AppealByToken,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await appealByToken(services, request.body, requestOrigin(request))
      return reply.code(204).send(null)
    },
  )
}
