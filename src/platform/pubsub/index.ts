import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from '../redis.ts'
import { openMemoryPubSub } from './memory.ts'
import { openRedisPubSub } from './redis.ts'

export { openMemoryPubSub } from './memory.ts'

/**
 * Carries messages between the servers of one installation, to all of them, the sender as well. It may lose what is
 * sent while Redis is away: who must not miss something reads the database, too.
 */
export type PubSub = {
  publish(message: string): void
  /** Tells `listener` every message from now on. */
  subscribe(listener: (message: string) => void): void
  close(): Promise<void>
}

/** Without Redis there is one server, which talks to itself. */
export async function openPubSub(redis: Redis | null, log: FastifyBaseLogger): Promise<PubSub> {
  return redis ? openRedisPubSub(redis, log) : openMemoryPubSub()
}
