import type { KeyvStoreAdapter } from 'keyv'
import { LRUCache } from 'lru-cache'
import type { Redis } from '../redis.ts'

const PREFIX = 'fittrack:cache:'
/** The size of the cache in memory. The least recently used entries are evicted first. */
const MAX_TOTAL_CHARACTERS = 40_000_000
/** Longer texts are rare and would evict many others. */
const MAX_CHARACTERS = 500_000

/** Stores entries in this process. */
export function memoryStore() {
  const texts = new LRUCache<string, { value: string }>({
    maxSize: MAX_TOTAL_CHARACTERS,
    maxEntrySize: MAX_CHARACTERS,
    sizeCalculation: ({ value }, key) => value.length + key.length + 1,
  })
  return {
    get: (key: string) => texts.get(key),
    set: (key: string, entry: { value: string }) => void texts.set(key, entry),
    delete: (key: string) => texts.delete(key),
    clear: () => texts.clear(),
  }
}

/** Stores entries in Redis over the shared connection; stores nothing while Redis is away. */
export function redisStore(redis: Redis): KeyvStoreAdapter {
  const isReady = () => redis.status === 'ready'
  const store = {
    opts: {},
    get: async (key: string) => (isReady() ? ((await redis.get(PREFIX + key)) ?? undefined) : undefined),
    async set(key: string, text: string, lifetime_ms: number) {
      if (isReady() && text.length <= MAX_CHARACTERS) await redis.set(PREFIX + key, text, 'PX', lifetime_ms)
    },
    delete: async (key: string) => isReady() && (await redis.del(PREFIX + key)) > 0,
    // Not needed, because entries expire on their own.
    clear: async () => {},
    on: () => store,
  }
  return store as unknown as KeyvStoreAdapter
}
