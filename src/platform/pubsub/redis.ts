import { once } from 'node:events'
import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from '../redis.ts'
import type { PubSub } from './pubsub.ts'
import { Topics } from './topics.ts'

const CONNECT_TIMEOUT_MS = 1_000

/** Publishes on the shared connection and subscribes on a connection of its own. */
export async function openRedisPubSub(redis: Redis, log: FastifyBaseLogger): Promise<PubSub> {
  // Channels ignore database numbers, and two installations that share a Redis must not receive each other's messages.
  const prefix = `fittrack:${redis.options.db ?? 0}:`
  const subscriber = redis.duplicate()
  // The shared connection logs outages.
  subscriber.on('error', () => {})
  const topics = new Topics({
    join: (topic) => subscribe([topic]),
    leave(topic) {
      if (subscriber.status === 'ready') subscriber.unsubscribe(prefix + topic).catch(reconnect)
    },
  })

  /** Does nothing while the connection is away: once it is ready again, it subscribes to every topic. */
  async function subscribe(names: string[]): Promise<void> {
    if (subscriber.status !== 'ready' || names.length === 0) return
    // Reconnects, because a connection without the subscription would look healthy and receive nothing.
    await subscriber.subscribe(...names.map((name) => prefix + name)).catch(reconnect)
  }

  function reconnect(): void {
    if (subscriber.status === 'ready') subscriber.disconnect(true)
  }

  subscriber.on('ready', () => subscribe(topics.names()))
  subscriber.on('message', (channel: string, message: string) =>
    topics.deliver(channel.slice(prefix.length), message),
  )
  // A connection that only receives does not notice when Redis is gone or hangs, but the shared connection does.
  redis.on('close', reconnect)
  await once(subscriber, 'ready', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).catch(() => {})
  return {
    publish(topic, message) {
      redis.publish(prefix + topic, message).catch(({ message: reason }: Error) => {
        log.debug({ topic, reason }, 'a message to the other servers was lost')
      })
    },
    subscribe: (topic, listener) => topics.add(topic, listener),
    async close() {
      redis.off('close', reconnect)
      subscriber.removeAllListeners('message').disconnect()
    },
  }
}
