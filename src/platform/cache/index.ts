import { Cacheable } from 'cacheable'
import type { FastifyBaseLogger } from 'fastify'
import { Keyv } from 'keyv'
import type { Redis } from '../redis.ts'
import { buildMark } from './build-mark.ts'
import { memoryStore, redisStore } from './stores.ts'

export type Cache = {
  /** Unlike that of every other version of this program, whose answers may have another shape. */
  mark: string
  /**
   * The text under `key`, or else what `make` makes of it, remembered for `lifetime_s`: in memory, and in Redis for
   * the other servers. Who asks for the same key meanwhile waits for the same `make`. A key must name everything that
   * the text depends on; whom it is for is part of that.
   */
  get(key: string, lifetime_s: number, make: () => Promise<string>): Promise<string>
}

/** A cache in memory, with Redis behind it when there is one; what is lost there is made again. */
export function openCache(redis: Redis | null, log: FastifyBaseLogger): Cache {
  const mark = buildMark()
  const cache = new Cacheable({
    primary: keyv(memoryStore()),
    ...(redis && { secondary: new Keyv({ store: redisStore(redis), useKeyPrefix: false }) }),
    // Nobody waits until Redis has taken it.
    nonBlocking: true,
    cacheId: mark,
  })
  cache.on('error', (error: Error) => log.debug({ err: error }, 'the cache goes on without what failed'))
  return {
    mark,
    async get(key, lifetime_s, make) {
      const options = { ttl: lifetime_s * 1000, throwErrors: 'function' } as const
      return (await cache.getOrSet<string>(`${mark} ${key}`, make, options)) as string
    },
  }
}

/** What stays in this process is not made into text and back. */
function keyv(store: ReturnType<typeof memoryStore>): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false })
  keyv.serialize = undefined
  keyv.deserialize = undefined
  return keyv
}
