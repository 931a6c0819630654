import { createHash } from 'node:crypto'
import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { openLiveCache } from '../live-cache.ts'
import { liveKeyByHash, liveKeysAmong, saveKeyUse } from './queries.ts'

/** Recognised by secret scanners. Never mistaken for an access token, which has two dots. */
const PREFIX = 'ft_'
/** The accuracy of "last used". */
const USE_SAVED_EVERY_MS = 60_000

export type LiveKeys = {
  /** The actor that the key stands for. Throws `unauthenticated` unless the key is live and its account active. */
  assertLive(key: string): Promise<Actor>
  /** Those of the keys that are live, and their accounts active, always from the database. */
  among(api_key_ids: ReadonlySet<number>): Promise<ReadonlySet<number>>
}

/** True for an API key, false for an access token. */
export function isApiKey(credential: string): boolean {
  return credential.startsWith(PREFIX)
}

/** The text of a key that is made of 32 random bytes. */
export function formatKey(random: Buffer): string {
  return PREFIX + random.toString('base64url')
}

/** The form in which a key is stored. A plain hash is enough, because a key has 256 random bits. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** Looks up live API keys through a cache that forgets them at once when they are deleted. */
export function openLiveKeys({ db, clock, events, log }: Services): LiveKeys {
  const cache = openLiveCache(clock, async (hash: string) => {
    const now = clock.now()
    const found = await liveKeyByHash(db, hash, now)
    if (found && now - (found.last_used_at ?? 0) >= USE_SAVED_EVERY_MS) {
      saveKeyUse(db, found.actor.api_key_id, now).catch((error) =>
        log.error({ err: error }, 'could not save the use of an API key'),
      )
    }
    return found
  })
  events.on('api_key.ended', ({ api_key_id }) => cache.evict(({ actor }) => actor.api_key_id === api_key_id))
  events.on('account.changed', ({ account_id }) =>
    cache.evict(({ actor }) => actor.account_id === account_id),
  )
  return {
    async assertLive(key) {
      const found = await cache.get(hashKey(key))
      const isExpired = found?.expires_at != null && found.expires_at <= clock.now()
      if (!found || isExpired) throw new AppError('unauthenticated', 'api_key_invalid')
      return found.actor
    },
    async among(api_key_ids) {
      if (api_key_ids.size === 0) return api_key_ids
      return new Set(await liveKeysAmong(db, [...api_key_ids], clock.now()))
    },
  }
}
