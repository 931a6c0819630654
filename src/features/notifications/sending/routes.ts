import { Type } from 'typebox'
import { invalidField } from '../../../platform/errors.ts'
import { NoContent, strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { stopMails } from './unsubscribe.ts'

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']
const MAX_FORM_BYTES = 1_000

const Click = strictObject({ 'List-Unsubscribe': Type.Optional(Type.String({ examples: ['One-Click'] })) })

/** `/api/notifications/unsubscribe/`, which mail programs call when their user unsubscribes (RFC 8058). */
export function unsubscribeRoutes(app: App, services: Services): void {
  app.register(async (scope: App) => {
    // The form says only that it is a click. What counts is the token in the address.
    scope.addContentTypeParser(FORM_TYPES, { parseAs: 'buffer', bodyLimit: MAX_FORM_BYTES }, async () => ({}))
    scope.post(
      '/unsubscribe/',
      {
        config: { permission: 'public', audience: 'nobody' },
        schema: {
          tags: ['Notifications'],
          summary: 'Stop all mails about notifications, with the link in such a mail',
          querystring: strictObject({ token: Type.String({ maxLength: 100, examples: ['7.c2lnbmF0dXJl'] }) }),
          security: [],
          consumes: FORM_TYPES,
          body: Click,
          response: { 204: NoContent },
        },
      },
      async ({ query }, reply) => {
        const isStopped = await stopMails(services, query.token)
        if (!isStopped) throw invalidField('token', 'invalid')
        return reply.code(204).send(null)
      },
    )
  })
}
