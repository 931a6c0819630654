import { IdParams, NoContent } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { NewPushSubscription, PushSubscription, PushSubscriptions } from './schemas.ts'
import { deleteSubscription, listSubscriptions, saveSubscription } from './service.ts'

const tags = ['Notifications']
const config = { permission: 'account' as const, audience: 'self' as const }

/** Routes under `/api/notifications/push/`: the browsers that get push messages. */
export function pushRoutes(app: App, services: Services): void {
  app.get(
    '/push/',
    {
      config,
      schema: {
        tags,
        summary: 'List the browsers that get push messages, with the key to subscribe with',
        response: { 200: PushSubscriptions },
      },
    },
    async ({ actor }) => ({
      public_key: await services.push.publicKey(),
      results: await listSubscriptions(services, actor),
    }),
  )
  app.post(
    '/push/',
    {
      config,
      schema: {
        tags,
        summary: 'Get push messages in this browser, until its session ends',
        body: NewPushSubscription,
        response: { 201: PushSubscription },
      },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await saveSubscription(services, actor, body)),
  )
  app.delete(
    '/push/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Stop push messages to a browser',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await deleteSubscription(services, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
