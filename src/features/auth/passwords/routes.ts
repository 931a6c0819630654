import { EmptyBody, NoContent } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { loadActorAccount } from '../account/actor-account.ts'
import type { TokenDelivery } from '../sessions/token-delivery.ts'
import type { PasswordPolicy } from './policy.ts'
import { PasswordChange, ResetConfirmation, ResetRequest } from './schemas.ts'
import { changePassword, requestPasswordReset, resetPassword } from './service.ts'

const tags = ['Accounts']
const open = { permission: 'public' as const, audience: 'nobody' as const, limit: 'auth' as const }

/** Routes under `/api/auth/password/`. */
export function passwordRoutes(
  app: App,
  services: Services,
  policy: PasswordPolicy,
  delivery: TokenDelivery,
): void {
  app.post(
    '/password/change/',
    {
      config: { permission: 'account', audience: 'self' },
      schema: {
        tags,
        summary: 'Change the password; all other sessions end',
        body: PasswordChange,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const account = await loadActorAccount(services.db, actor)
      await changePassword(services, policy, account, body, delivery.originOf(request))
      return reply.code(204).send(null)
    },
  )
  resetRoutes(app, services, policy, delivery)
}

function resetRoutes(app: App, services: Services, policy: PasswordPolicy, delivery: TokenDelivery): void {
  app.post(
    '/password/reset/',
    {
      config: open,
      schema: {
        tags,
        summary: 'Request a reset link by mail; the response never reveals whether the address is known',
        security: [],
        body: ResetRequest,
        response: { 202: EmptyBody },
      },
    },
    async (request, reply) => {
      await requestPasswordReset(services, request.body.email, delivery.originOf(request))
      return reply.code(202).send({})
    },
  )
  app.post(
    '/password/reset/confirm/',
    {
      config: open,
      schema: {
        tags,
        summary: 'Set a new password with the token from a mailed link; all sessions end',
        security: [],
        body: ResetConfirmation,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await resetPassword(services, policy, request.body, delivery.originOf(request))
      return reply.code(204).send(null)
    },
  )
}
