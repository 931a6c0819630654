import { Type } from 'typebox'
import { lastEventId, openEventStream } from '../../platform/http/event-stream.ts'
import { strictObject } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import type { Stream } from './stream.ts'
import { openStreams, REAUTHENTICATE } from './streams.ts'

const EventQuery = strictObject({
  wait: Type.Boolean({
    default: true,
    description: 'False: sends what is new since `Last-Event-ID`, and ends.',
  }),
})

const EventContent = {
  description:
    'Server-sent events. `notification` is a notification that is new or has changed, `unread` the number of unread ones. Both have an `id`: send it as `Last-Event-ID` to continue after it.',
  content: {
    'text/event-stream': {
      schema: Type.Unsafe<unknown>({
        type: 'string',
        examples: ['event: unread\nid: 12\ndata: {"count":3}\n\n'],
      }),
    },
  },
}

/** `GET /api/events/`: what happens, as it happens. */
export function streamRoute(app: App, services: Services): void {
  const streams = openStreams(app, services)
  app.get(
    '/',
    {
      // A response to HEAD would never end.
      exposeHeadRoute: false,
      config: { permission: 'read', audience: 'shared' },
      schema: {
        tags: ['Notifications'],
        summary: 'Follow your notifications as they happen',
        querystring: EventQuery,
        response: { 200: EventContent },
      },
    },
    (request, reply) => {
      const { account_id, session_id } = request.actor
      const isFollowed = request.query.wait
      streams.assertRoom(account_id)
      const stream: Stream = {
        account_id,
        session_id,
        seq: lastEventId(request),
        isFollowed,
        phase: Math.floor(Math.random() * REAUTHENTICATE),
        out: openEventStream(request, reply, { isFollowed, onClose: () => streams.remove(stream) }),
        reauthenticate: () => request.reauthenticate(),
      }
      streams.add(stream)
    },
  )
}
