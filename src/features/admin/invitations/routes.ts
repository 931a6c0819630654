import { PageQuery, toPage } from '../../../platform/http/pagination.ts'
import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { IdParams, NoContent, strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { createInvitation, withdrawInvitation } from '../../invitations/index.ts'
import { toPersonName } from '../person-name.ts'
import { invitationPage, type ListedInvitation } from './queries.ts'
import { CreatedInvitation, type Invitation, InvitationPage, NewInvitation } from './schemas.ts'

const tags = ['Administration']
const config = { permission: 'administer' as const, audience: 'staff' as const }
const DEFAULT_LIFE_DAYS = 14

/** Routes under `/api/admin/invitations/`: codes for registering on a server that is not open to everybody. */
export function invitationRoutes(app: App, services: Services): void {
  const { reads, clock } = services
  app.get(
    '/invitations/',
    {
      config,
      schema: {
        tags,
        summary: 'List invitations, the newest first',
        querystring: strictObject(PageQuery),
        response: { 200: InvitationPage },
      },
    },
    async (request) => {
      const { count, rows } = await invitationPage(
        await reads.ofTable(request.actor.account_id, 'invitation'),
        request.query,
      )
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
        summary: 'Create an invitation; its code is shown once',
        body: NewInvitation,
        response: { 201: CreatedInvitation },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const given = { ...body, expires_in_days: body.expires_in_days ?? DEFAULT_LIFE_DAYS }
      const { code, row } = await createInvitation(services, actor, given, requestOrigin(request))
      const names = { creator_username: actor.username, guest_username: null }
      return reply.code(201).send({ ...toInvitation({ ...row, ...names }, clock.now()), code })
    },
  )
  app.delete(
    '/invitations/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Withdraw an unused invitation',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await withdrawInvitation(services, request.actor, request.params.id, requestOrigin(request))
      return reply.code(204).send(null)
    },
  )
}

/** An invitation without its code. */
function toInvitation(row: ListedInvitation, now: number): Invitation {
  const unused = row.expires_at > now ? 'open' : 'expired'
  return {
    id: row.id,
    status: row.used_at === null ? unused : 'used',
    email: row.email,
    created_at: toIso(row.created_at),
    created_by: toPersonName(row.created_by, row.creator_username),
    expires_at: toIso(row.expires_at),
    used_at: row.used_at === null ? null : toIso(row.used_at),
    used_by: toPersonName(row.used_by, row.guest_username),
  }
}
