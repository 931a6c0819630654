import { inTransaction } from '../../../platform/database/index.ts'
import { notFound } from '../../../platform/errors.ts'
import { IdParams, NoContent, strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { actingAccount } from '../account/acting.ts'
import { clientOf } from '../client.ts'
import { Proof } from '../proof-schemas.ts'
import { type PasskeyRow, passkeyOf, renamePasskey } from './passkey-queries.ts'
import { addPasskey, creationOptions, removePasskey, requestOptions } from './passkeys.ts'
import { provenAccount } from './proven-account.ts'
import { CreationOptions, NewPasskey, Passkey, PasskeyChange, RequestOptions } from './schemas.ts'

const tags = ['Second factor']
const config = { permission: 'account' as const }

/** The passkeys of who is asking. */
export function passkeyRoutes(app: App, services: Services): void {
  const { db } = services
  app.post(
    '/mfa/passkeys/options/',
    {
      config,
      schema: { tags, summary: 'Begin to add a passkey', body: Proof, response: { 200: CreationOptions } },
    },
    async (request) => creationOptions(services, await provenAccount(services, request)),
  )
  app.post(
    '/mfa/passkeys/',
    {
      config,
      schema: {
        tags,
        summary: 'Add the passkey that the browser made',
        body: NewPasskey,
        response: { 201: Passkey },
      },
    },
    async (request, reply) => {
      const account = await actingAccount(db, request.actor)
      const passkey = await addPasskey(services, account, request.body, clientOf(request))
      return reply.code(201).send(toPasskey(passkey))
    },
  )
  app.post(
    '/mfa/passkeys/proof-options/',
    {
      config,
      schema: {
        tags,
        summary: 'Begin to prove with a passkey that the account is yours',
        body: strictObject({}),
        response: { 200: RequestOptions },
      },
    },
    ({ actor }) => requestOptions(services, actor.account_id),
  )
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
        summary: 'Remove a passkey',
        params: IdParams,
        body: Proof,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      if (!(await passkeyOf(db, request.actor.account_id, request.params.id))) throw notFound()
      const account = await provenAccount(services, request)
      await removePasskey(services, account, request.params.id, clientOf(request))
      return reply.code(204).send(null)
    },
  )
}

/** The passkey as its owner sees it. */
export function toPasskey({ id, name, created_at, last_used_at }: PasskeyRow): Passkey {
  return {
    id,
    name,
    created_at: toIso(created_at),
    last_used_at: last_used_at === null ? null : toIso(last_used_at),
  }
}
