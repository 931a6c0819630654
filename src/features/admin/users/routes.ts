import { notFound } from '../../../platform/errors.ts'
import { toPage } from '../../../platform/http/pagination.ts'
import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { EmptyBody, IdParams, NoContent } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import { QuotaUsageList } from '../../../platform/quotas/schemas.ts'
import type { Services } from '../../../platform/services.ts'
import { loadUser } from '../../auth/index.ts'
import { loadDetail } from './detail.ts'
import { canSeeAddresses, toManagedUser } from './presenter.ts'
import { userPage } from './queries.ts'
import { ManagedUserDetail, ManagedUserPage, RoleChange, Suspension, UserQuery } from './schemas.ts'
import { changeRole, endAllSessions, restoreAccount, suspendAccount } from './service.ts'

const tags = ['Administration']
const moderate = { permission: 'moderate' as const, audience: 'staff' as const }
const administer = { permission: 'administer' as const, audience: 'staff' as const }
const appoint = { permission: 'appoint' as const, audience: 'staff' as const }

/** Routes under `/api/admin/users/`. */
export function userRoutes(app: App, services: Services): void {
  userListRoutes(app, services)
  suspensionRoutes(app, services)
  accessRoutes(app, services)
}

function userListRoutes(app: App, services: Services): void {
  app.get(
    '/users/',
    {
      config: moderate,
      schema: { tags, summary: 'List accounts', querystring: UserQuery, response: { 200: ManagedUserPage } },
    },
    async (request) => {
      const { query, actor } = request
      const now = services.clock.now()
      const isEmailSearched = canSeeAddresses(actor)
      const db = await services.reads.ofTable(actor.account_id, 'account')
      const { count, rows } = await userPage(db, { ...query, now, isEmailSearched })
      const results = rows.map((row) => toManagedUser(row, actor, now))
      return toPage(request, query, { count, results })
    },
  )
  app.get(
    '/users/:id/',
    {
      config: moderate,
      schema: { tags, summary: 'Get an account', params: IdParams, response: { 200: ManagedUserDetail } },
    },
    ({ actor, params }) =>
      loadDetail(services.reads.of(actor.account_id, 0), actor, params.id, services.clock.now()),
  )
  app.get(
    '/users/:id/usage/',
    {
      config: administer,
      schema: {
        tags,
        summary: 'How much of each quota an account uses',
        params: IdParams,
        response: { 200: QuotaUsageList },
      },
    },
    async ({ actor, params: { id } }) => {
      const reads = await services.reads.ofTable(actor.account_id, 'recording')
      if (!(await loadUser(reads, id))) throw notFound()
      return { quotas: await services.quotas.usageOf(reads, id) }
    },
  )
}

function suspensionRoutes(app: App, services: Services): void {
  app.post(
    '/users/:id/suspend/',
    {
      config: moderate,
      schema: {
        tags,
        summary: 'Suspend an account; its sessions end and its API keys stop working',
        params: IdParams,
        body: Suspension,
        response: { 200: ManagedUserDetail },
      },
    },
    (request) => {
      const { actor, params, body } = request
      return suspendAccount(services, actor, params.id, body, requestOrigin(request))
    },
  )
  app.post(
    '/users/:id/restore/',
    {
      config: moderate,
      schema: {
        tags,
        summary: 'Restore an account: end its suspension, or its lock after failed sign-ins',
        params: IdParams,
        body: EmptyBody,
        response: { 200: ManagedUserDetail },
      },
    },
    (request) => {
      const { actor, params } = request
      return restoreAccount(services, actor, params.id, requestOrigin(request))
    },
  )
}

function accessRoutes(app: App, services: Services): void {
  app.delete(
    '/users/:id/sessions/',
    {
      config: moderate,
      schema: {
        tags,
        summary: 'End all sessions of an account',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await endAllSessions(services, request.actor, request.params.id, requestOrigin(request))
      return reply.code(204).send(null)
    },
  )
  app.patch(
    '/users/:id/',
    {
      config: appoint,
      schema: {
        tags,
        summary: 'Change the role of an account',
        params: IdParams,
        body: RoleChange,
        response: { 200: ManagedUserDetail },
      },
    },
    (request) => {
      const { actor, params, body } = request
      return changeRole(services, actor, params.id, body, requestOrigin(request))
    },
  )
}
