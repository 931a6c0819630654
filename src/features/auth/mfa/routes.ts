import { NoContent } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { actingAccount } from '../account/acting.ts'
import { clientOf } from '../client.ts'
import { Proof } from '../proof-schemas.ts'
import { passkeysOf } from './passkey-queries.ts'
import { passkeyRoutes, toPasskey } from './passkey-routes.ts'
import { provenAccount } from './proven-account.ts'
import { countUnusedCodes } from './queries.ts'
import { Factors, NewTotp, RecoveryCodes, TotpCode } from './schemas.ts'
import { assertTotpIsKnown, beginTotp, finishTotp, needsOtp, removeTotp, renewCodes } from './service.ts'

const tags = ['Second factor']
const config = { permission: 'account' as const }

/** Authenticator app, recovery codes and passkeys. */
export function mfaRoutes(app: App, services: Services): void {
  const { db } = services
  app.get(
    '/mfa/',
    { config, schema: { tags, summary: 'Your second factors', response: { 200: Factors } } },
    async ({ actor }) => ({
      totp: await needsOtp(db, actor.account_id),
      recovery_codes_left: await countUnusedCodes(db, actor.account_id),
      passkeys: (await passkeysOf(db, actor.account_id)).map(toPasskey),
    }),
  )
  app.post(
    '/mfa/totp/',
    {
      config,
      schema: {
        tags,
        summary: 'Begin to set up an authenticator app',
        body: Proof,
        response: { 201: NewTotp },
      },
    },
    async (request, reply) => {
      const account = await provenAccount(services, request)
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
      const account = await actingAccount(db, request.actor)
      return { recovery_codes: await finishTotp(services, account, request.body.code, clientOf(request)) }
    },
  )
  app.delete(
    '/mfa/totp/',
    {
      config,
      schema: { tags, summary: 'Turn the authenticator app off', body: Proof, response: { 204: NoContent } },
    },
    async (request, reply) => {
      await assertTotpIsKnown(db, request.actor.account_id)
      const account = await provenAccount(services, request)
      await removeTotp(services, account, clientOf(request))
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/mfa/recovery-codes/',
    {
      config,
      schema: {
        tags,
        summary: 'Make new recovery codes; those before are void',
        body: Proof,
        response: { 201: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const account = await provenAccount(services, request)
      return reply.code(201).send({ recovery_codes: await renewCodes(services, account, clientOf(request)) })
    },
  )
  passkeyRoutes(app, services)
}
