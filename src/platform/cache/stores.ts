import type { KeyvStoreAdapter } from 'keyv'
import { LRUCache } from 'lru-cache'
import type { Redis } from '../redis.ts'

const PREFIX = 'fittrack:cache:'
/** All that is remembered in memory, in characters; what was not asked for the longest is forgotten first. */
const MOST_CHARACTERS = 40_000_000
/** What is longer is rare, and would push out many others. */
const LONGEST = 500_000

/** Keeps what a cache remembers in this process. */
export function memoryStore() {
  const texts = new LRUCache<string, { value: string }>({
    maxSize: MOST_CHARACTERS,
    maxEntrySize: LONGEST,
    sizeCalculation: ({ value }, key) => value.length + key.length + 1,
  })
  return {
    get: (key: string) => texts.get(key),
    set: (key: string, entry: { value: string }) => void texts.set(key, entry),
    delete: (key: string) => texts.delete(key),
    clear: () => texts.clear(),
  }
}

/** Keeps it in Redis, on the connection that is there anyway; while that is away, nowhere. */
export function redisStore(redis: Redis): KeyvStoreAdapter {
  const isReady = () => redis.status === 'ready'
  const store = {
    opts: {},
    get: async (key: string) => (isReady() ? ((await redis.get(PREFIX + key)) ?? undefined) : undefined),
    async set(key: string, text: string, lifetime_ms: number) {
      if (isReady() && text.length <= LONGEST) await redis.set(PREFIX + key, text, 'PX', lifetime_ms)
    },
    delete: async (key: string) => isReady() && (await redis.del(PREFIX + key)) > 0,
    // It runs out by itself.
    clear: async () => {},
    on: () => store,
  }
  return store as unknown as KeyvStoreAdapter
}
