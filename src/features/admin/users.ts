import { notFound } from '../../platform/errors.ts'
import { toPage } from '../../platform/http/pagination.ts'
import { Empty, IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { type Actor, administration, clientOf, sessionsOf } from '../auth/index.ts'
import { seesAddresses, toManagedUser, toManagedUserDetail } from './presenter.ts'
import { lastSignInOf, userDetail, usersFound } from './queries.ts'
import { ManagedUserDetail, ManagedUserPage, RoleChange, Suspension, UserQuery } from './schemas.ts'

const tags = ['Administration']
const moderate = { permission: 'moderate' as const }
const appoint = { permission: 'appoint' as const }

/** Under `/api/admin/users/`: who has an account, and what becomes of it. */
export function userRoutes(app: App, services: Services): void {
  const { db, clock } = services
  const shown = (actor: Actor, id: number) => detailOf(services, actor, id)

  app.get(
    '/users/',
    {
      config: moderate,
      schema: { tags, summary: 'Accounts', querystring: UserQuery, response: { 200: ManagedUserPage } },
    },
    async (request) => {
      const { query, actor } = request
      const now = clock.now()
      const isEmailSearched = seesAddresses(actor)
      const { count, rows } = await usersFound(db, { ...query, now, isEmailSearched })
      const results = rows.map((row) => toManagedUser(row, actor, now))
      return toPage(request, query, { count, results })
    },
  )
  app.get(
    '/users/:id/',
    {
      config: moderate,
      schema: { tags, summary: 'One account', params: IdParams, response: { 200: ManagedUserDetail } },
    },
    ({ actor, params }) => shown(actor, params.id),
  )
  app.post(
    '/users/:id/suspend/',
    {
      config: moderate,
      schema: {
        tags,
        summary: 'Suspend an account: it is signed out everywhere, and its keys stop',
        params: IdParams,
        body: Suspension,
        response: { 200: ManagedUserDetail },
      },
    },
    async (request) => {
      const { actor, params, body } = request
      await administration.suspendAccount(services, actor, params.id, body, clientOf(request))
      return shown(actor, params.id)
    },
  )
  app.post(
    '/users/:id/restore/',
    {
      config: moderate,
      schema: {
        tags,
        summary: 'End a suspension, and the lock after too many wrong passwords',
        params: IdParams,
        body: Empty,
        response: { 200: ManagedUserDetail },
      },
    },
    async (request) => {
      const { actor, params } = request
      await administration.restoreAccount(services, actor, params.id, clientOf(request))
      return shown(actor, params.id)
    },
  )
  app.delete(
    '/users/:id/sessions/',
    {
      config: moderate,
      schema: {
        tags,
        summary: 'Sign an account out everywhere',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await administration.endAllSessions(services, request.actor, request.params.id, clientOf(request))
      return reply.code(204).send(null)
    },
  )
  app.patch(
    '/users/:id/',
    {
      config: appoint,
      schema: {
        tags,
        summary: 'Change what somebody is: user, moderator or admin',
        params: IdParams,
        body: RoleChange,
        response: { 200: ManagedUserDetail },
      },
    },
    async (request) => {
      const { actor, params, body } = request
      const { role, ...proof } = body
      await administration.changeRole(services, actor, params.id, { role, proof }, clientOf(request))
      return shown(actor, params.id)
    },
  )
}

async function detailOf({ db, clock }: Services, viewer: Actor, id: number) {
  const now = clock.now()
  const row = await userDetail(db, id, now)
  if (!row) throw notFound()
  const [sessions, last_sign_in_at] = await Promise.all([sessionsOf(db, now, id), lastSignInOf(db, id)])
  return toManagedUserDetail({ row, sessions, last_sign_in_at }, viewer, now)
}
