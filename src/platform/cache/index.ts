import { Cacheable } from 'cacheable'
import type { FastifyBaseLogger } from 'fastify'
import { Keyv } from 'keyv'
import type { Redis } from '../redis.ts'
import { sourceHash } from './source-hash.ts'
import { memoryStore, redisStore } from './stores.ts'

export type Cache = {
  /** Differs between versions of the server, because another version may have cached responses of another shape. */
  version: string
  /**
   * Returns the cached text of `key`, or calls `make` and caches its result for `lifetime_s`, in memory and in Redis.
   * Concurrent calls with the same key share one `make`. The key must contain everything that the text depends on,
   * including the viewer.
   */
  get(key: string, lifetime_s: number, make: () => Promise<string>): Promise<string>
}

/** A cache in memory, backed by Redis when there is one. A lost entry is computed again. */
export function openCache(redis: Redis | null, log: FastifyBaseLogger): Cache {
  const version = sourceHash()
  const cache = new Cacheable({
    primary: keyv(memoryStore()),
    ...(redis && { secondary: new Keyv({ store: redisStore(redis), useKeyPrefix: false }) }),
    // Requests do not wait for the write to Redis.
    nonBlocking: true,
    cacheId: version,
  })
  cache.on('error', (error: Error) => log.debug({ err: error }, 'the cache skipped a failed store'))
  return {
    version,
    async get(key, lifetime_s, make) {
      const options = { ttl: lifetime_s * 1000, throwErrors: 'function' } as const
      return (await cache.getOrSet<string>(`${version} ${key}`, make, options)) as string
    },
  }
}

/** Turns serialization off, because entries in memory do not need it. */
function keyv(store: ReturnType<typeof memoryStore>): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false })
  keyv.serialize = undefined
  keyv.deserialize = undefined
  return keyv
}
