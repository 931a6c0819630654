import { requestOrigin } from '../../../platform/http/request-origin.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { Proof } from '../proof/schemas.ts'
import { requireActorProof } from '../proof/service.ts'
import { passkeysOf } from './passkey-queries.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { toPasskey } from './presenter.ts'
import { countUnusedCodes } from './queries.ts'
import { Factors, RecoveryCodes } from './schemas.ts'
import { needsOtp, renewRecoveryCodes } from './service.ts'
import { totpRoutes } from './totp-routes.ts'

const tags = ['Second factor']
const config = { permission: 'account' as const, audience: 'self' as const }

/** Routes under `/api/auth/mfa/`: authenticator app, recovery codes and passkeys. */
export function mfaRoutes(app: App, services: Services): void {
  const { db } = services
  app.get(
    '/mfa/',
    { config, schema: { tags, summary: 'Get your second factors', response: { 200: Factors } } },
    async ({ actor }) => ({
      totp: await needsOtp(db, actor.account_id),
      recovery_codes_left: await countUnusedCodes(services.reads.of(actor.account_id, 0), actor.account_id),
      passkeys: (await passkeysOf(db, actor.account_id)).map(toPasskey),
    }),
  )
  app.post(
    '/mfa/recovery-codes/',
    {
      config,
      schema: {
        tags,
        summary: 'Create new recovery codes; the earlier ones stop working',
        body: Proof,
        response: { 201: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const origin = requestOrigin(request)
      const account = await requireActorProof(services, request.actor, request.body, origin)
      return reply.code(201).send({ recovery_codes: await renewRecoveryCodes(services, account, origin) })
    },
  )
  totpRoutes(app, services)
  passkeyRoutes(app, services)
}
