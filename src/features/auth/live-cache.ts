import type { Clock } from '../../platform/clock.ts'

/** How long this server may miss the end of a session or key when the message of another server is lost. */
const LIFE_MS = 500
const MAX_ENTRIES = 10_000

export type LiveCache<Key, Value> = {
  get(key: Key): Promise<Value | undefined>
  /** Removes the entries for which `isAffected` is true. */
  evict(isAffected: (value: Value, key: Key) => boolean): void
}

/** Caches live sessions or API keys for half a second, so that a burst of requests asks the database once. */
export function openLiveCache<Key, Value>(
  clock: Clock,
  load: (key: Key) => Promise<Value | undefined>,
): LiveCache<Key, Value> {
  const entries = new Map<Key, { value: Value; expires_at: number }>()
  let evictions = 0
  return {
    async get(key) {
      const now = clock.now()
      const cached = entries.get(key)
      if (cached && cached.expires_at > now) return cached.value
      const evictionsBefore = evictions
      const value = await load(key)
      // Not cached: a value that was read during an eviction may be the one to evict.
      if (evictions !== evictionsBefore) return value
      if (entries.size >= MAX_ENTRIES) entries.clear()
      if (value === undefined) entries.delete(key)
      else entries.set(key, { value, expires_at: now + LIFE_MS })
      return value
    },
    evict(isAffected) {
      evictions++
      for (const [key, { value }] of entries) if (isAffected(value, key)) entries.delete(key)
    },
  }
}
