import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from '../redis.ts'
import { openMemoryPubSub } from './memory.ts'
import type { PubSub } from './pubsub.ts'
import { openRedisPubSub } from './redis.ts'

export { openMemoryPubSub } from './memory.ts'
export type { PubSub } from './pubsub.ts'

/** Without Redis there is only one server, and messages stay inside its process. */
export async function openPubSub(redis: Redis | null, log: FastifyBaseLogger): Promise<PubSub> {
  return redis ? openRedisPubSub(redis, log) : openMemoryPubSub()
}
