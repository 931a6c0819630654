import { PageQuery, toPage } from '../../platform/http/pagination.ts'
import { IdParams, NoContent, strictObject } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { clientOf, invitations } from '../auth/index.ts'
import { toAuditEntry, toInvitation } from './presenter.ts'
import { auditEntries, invitationsMade } from './queries.ts'
import { AuditPage, AuditQuery, InvitationPage, MadeInvitation, NewInvitation } from './schemas.ts'

const tags = ['Administration']
const config = { permission: 'administer' as const }
const INVITATION_DAYS = 14

/** Under `/api/admin/audit/`: what happened to accounts. */
export function auditRoutes(app: App, { db }: Services): void {
  app.get(
    '/audit/',
    {
      config,
      schema: {
        tags,
        summary: 'The audit log, the newest first',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async (request) => {
      const { count, rows } = await auditEntries(db, request.query)
      return toPage(request, request.query, { count, results: rows.map(toAuditEntry) })
    },
  )
}

/** Under `/api/admin/invitations/`: codes with which one may register where not everybody may. */
export function invitationRoutes(app: App, services: Services): void {
  const { db, clock } = services
  app.get(
    '/invitations/',
    {
      config,
      schema: {
        tags,
        summary: 'Invitations',
        querystring: strictObject(PageQuery),
        response: { 200: InvitationPage },
      },
    },
    async (request) => {
      const { count, rows } = await invitationsMade(db, request.query)
      const now = clock.now()
      return toPage(request, request.query, { count, results: rows.map((row) => toInvitation(row, now)) })
    },
  )
  app.post(
    '/invitations/',
    {
      config,
      schema: {
        tags,
        summary: 'Make an invitation; its code is shown once',
        body: NewInvitation,
        response: { 201: MadeInvitation },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const given = { ...body, expires_in_days: body.expires_in_days ?? INVITATION_DAYS }
      const { code, row } = await invitations.makeInvitation(services, actor, given, clientOf(request))
      const names = { maker_username: actor.username, guest_username: null }
      return reply.code(201).send({ ...toInvitation({ ...row, ...names }, clock.now()), code })
    },
  )
  app.delete(
    '/invitations/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Take back an invitation that nobody has used',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await invitations.removeInvitation(services, request.actor, request.params.id, clientOf(request))
      return reply.code(204).send(null)
    },
  )
}
