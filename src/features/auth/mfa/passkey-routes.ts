import { inTransaction } from '../../../platform/database/index.ts'
import { notFound } from '../../../platform/errors.ts'
import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { IdParams, NoContent, strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { loadActorAccount } from '../account/actor-account.ts'
import { Proof } from '../proof/schemas.ts'
import { requireActorProof } from '../proof/service.ts'
import { passkeyOf, renamePasskey } from './passkey-queries.ts'
import { addPasskey, creationOptions, removePasskey, requestOptions } from './passkeys.ts'
import { toPasskey } from './presenter.ts'
import { CreationOptions, NewPasskey, Passkey, PasskeyChange, RequestOptions } from './schemas.ts'

const tags = ['Second factor']
const config = { permission: 'account' as const, audience: 'self' as const }

/** Routes under `/api/auth/mfa/passkeys/`. */
export function passkeyRoutes(app: App, services: Services): void {
  const { db } = services
  app.post(
    '/mfa/passkeys/options/',
    {
      config,
      schema: {
        tags,
        summary: 'Get the options for creating a passkey',
        body: Proof,
        response: { 200: CreationOptions },
      },
    },
    async (request) => {
      const { actor, body } = request
      const account = await requireActorProof(services, actor, body, requestOrigin(request))
      return creationOptions(services, account)
    },
  )
  app.post(
    '/mfa/passkeys/',
    {
      config,
      schema: {
        tags,
        summary: 'Add the passkey that the browser created',
        body: NewPasskey,
        response: { 201: Passkey },
      },
    },
    async (request, reply) => {
      const account = await loadActorAccount(db, request.actor)
      const passkey = await addPasskey(services, account, request.body, requestOrigin(request))
      return reply.code(201).send(toPasskey(passkey))
    },
  )
  app.post(
    '/mfa/passkeys/proof-options/',
    {
      config,
      schema: {
        tags,
        summary: 'Get a challenge for an identity proof by passkey',
        body: strictObject({}),
        response: { 200: RequestOptions },
      },
    },
    ({ actor }) => requestOptions(services, actor.account_id),
  )
  storedPasskeyRoutes(app, services)
}

/** Routes of one passkey. */
function storedPasskeyRoutes(app: App, services: Services): void {
  const { db } = services
  app.patch(
    '/mfa/passkeys/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Rename a passkey',
        params: IdParams,
        body: PasskeyChange,
        response: { 200: Passkey },
      },
    },
    async ({ actor, params, body }) => {
      const passkey = await inTransaction(db, (trx) =>
        renamePasskey(trx, actor.account_id, params.id, body.name),
      )
      if (!passkey) throw notFound()
      return toPasskey(passkey)
    },
  )
  app.delete(
    '/mfa/passkeys/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Delete a passkey',
        params: IdParams,
        body: Proof,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const origin = requestOrigin(request)
      if (!(await passkeyOf(db, actor.account_id, params.id))) throw notFound()
      const account = await requireActorProof(services, actor, body, origin)
      await removePasskey(services, account, params.id, origin)
      return reply.code(204).send(null)
    },
  )
}
