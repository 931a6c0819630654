import { once } from 'node:events'
import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from '../redis.ts'
import type { PubSub } from './index.ts'

const FIRST_SUBSCRIPTION_MS = 1_000

/** Publishes on the connection that everybody shares, and listens on one of its own. */
export async function openRedisPubSub(redis: Redis, log: FastifyBaseLogger): Promise<PubSub> {
  // Channels know no database numbers; two installations that share a Redis must not hear each other.
  const channel = `fittrack:${redis.options.db ?? 0}:events`
  const subscriber = redis.duplicate()
  // The connection that is shared tells of outages.
  subscriber.on('error', () => {})
  const subscribe = () =>
    subscriber.subscribe(channel).then(
      () => subscriber.emit('listening'),
      // A connection without its subscription would look well and hear nothing.
      () => subscriber.disconnect(true),
    )
  subscriber.on('ready', subscribe)
  // Who only listens does not notice that the other side is gone or hangs.
  const renew = () => {
    if (subscriber.status === 'ready') subscriber.disconnect(true)
  }
  redis.on('close', renew)
  await once(subscriber, 'listening', { signal: AbortSignal.timeout(FIRST_SUBSCRIPTION_MS) }).catch(() => {})
  return {
    publish(message) {
      redis.publish(channel, message).catch(({ message: reason }: Error) => {
        log.debug({ reason }, 'other servers were not told')
      })
    },
    subscribe: (listener) => void subscriber.on('message', (_, message: string) => listener(message)),
    async close() {
      redis.off('close', renew)
      subscriber.removeAllListeners('message').disconnect()
    },
  }
}
