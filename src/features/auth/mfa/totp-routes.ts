import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { NoContent } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { loadActorAccount } from '../account/actor-account.ts'
import { Proof } from '../proof/schemas.ts'
import { requireActorProof } from '../proof/service.ts'
import { NewTotp, RecoveryCodes, TotpCode } from './schemas.ts'
import { assertTotpExists, beginTotp, confirmFirstCode, removeTotp } from './service.ts'

const tags = ['Second factor']
const config = { permission: 'account' as const, audience: 'self' as const }

/** Routes under `/api/auth/mfa/totp/`: the authenticator app. */
export function totpRoutes(app: App, services: Services): void {
  const { db } = services
  app.post(
    '/mfa/totp/',
    {
      config,
      schema: {
        tags,
        summary: 'Create a secret for an authenticator app',
        body: Proof,
        response: { 201: NewTotp },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const account = await requireActorProof(services, actor, body, requestOrigin(request))
      return reply.code(201).send(await beginTotp(services, account))
    },
  )
  app.post(
    '/mfa/totp/confirm/',
    {
      config,
      schema: {
        tags,
        summary: 'Turn the authenticator app on with its first code',
        body: TotpCode,
        response: { 200: RecoveryCodes },
      },
    },
    async (request) => {
      const { actor, body } = request
      const account = await loadActorAccount(db, actor)
      return { recovery_codes: await confirmFirstCode(services, account, body.code, requestOrigin(request)) }
    },
  )
  app.delete(
    '/mfa/totp/',
    {
      config,
      schema: { tags, summary: 'Turn the authenticator app off', body: Proof, response: { 204: NoContent } },
    },
    async (request, reply) => {
      const { actor, body } = request
      const origin = requestOrigin(request)
      await assertTotpExists(db, actor.account_id)
      const account = await requireActorProof(services, actor, body, origin)
      await removeTotp(services, account, origin)
      return reply.code(204).send(null)
    },
  )
}
