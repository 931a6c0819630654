import { Type } from 'typebox'
import { notFound } from '../../platform/errors.ts'
import { lastEventId, openEventStream } from '../../platform/http/event-stream.ts'
import { strictObject } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { reactionsSeen } from './reactions.ts'
import type { Stream } from './stream.ts'
import { openStreams, REAUTHENTICATE } from './streams.ts'

const EventQuery = strictObject({
  workout: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Also follows the likes and comments of this workout.',
    }),
  ),
  wait: Type.Boolean({
    default: true,
    description: 'False: sends what is new since `Last-Event-ID`, and ends.',
  }),
})

const EventContent = {
  description:
    'Server-sent events. `notification` is a notification that is new or has changed, `unread` the number of unread ones. Both have an `id`: send it as `Last-Event-ID` to continue after it. `workout` has the numbers of likes and comments of the workout that you follow.',
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
    async (request, reply) => {
      const { account_id, session_id, api_key_id } = request.actor
      const { wait: isFollowed, workout: workout_id } = request.query
      if (workout_id !== undefined) await assertSeen(services, account_id, workout_id)
      streams.assertRoom(account_id)
      const stream: Stream = {
        account_id,
        session_id,
        api_key_id,
        seq: lastEventId(request),
        workout_id,
        isFollowed,
        phase: Math.floor(Math.random() * REAUTHENTICATE),
        out: openEventStream(request, reply, { isFollowed, onClose: () => streams.remove(stream) }),
        reauthenticate: () => request.reauthenticate(),
      }
      streams.add(stream)
    },
  )
}

async function assertSeen(
  { reads, clock }: Pick<Services, 'reads' | 'clock'>,
  account_id: number,
  workout_id: number,
): Promise<void> {
  const seen = await reactionsSeen(reads.of(account_id, 1), workout_id, [account_id], clock.now())
  if (!seen.has(account_id)) throw notFound()
}
