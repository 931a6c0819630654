import { createHash } from 'node:crypto'
import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import type { Actor } from '../actor.ts'
import { actorOfKey, touchKey } from './queries.ts'

/** Found by secret scanners, and never mistaken for an access token, which has two dots. */
const PREFIX = 'ft_'
const REMEMBERED_MS = 500
const MOST_REMEMBERED = 10_000
/** "Last used" is right to this much. */
const TOUCHED_EVERY_MS = 60_000

export type LiveKeys = {
  /** Who the key acts for; throws `unauthenticated` unless it is known, not expired, and its account in good order. */
  assertUsable(key: string): Promise<Actor>
}

/** True for a key, false for an access token. */
export function isApiKey(credential: string): boolean {
  return credential.startsWith(PREFIX)
}

/** The text of a key, made of 32 random bytes. */
export function textOfKey(random: Buffer): string {
  return PREFIX + random.toString('base64url')
}

/** What is kept of a key. It has 256 random bits, so that a plain hash is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

type Remembered = { actor: Actor; api_key_id: number; until: number }

/** Remembers usable keys for a moment, as living sessions are. */
export function openLiveKeys({ db, clock, events, log }: Services): LiveKeys {
  const remembered = new Map<string, Remembered>()
  let changes = 0
  const forget = (concerns: (key: Remembered) => boolean) => {
    changes++
    for (const [hash, key] of remembered) if (concerns(key)) remembered.delete(hash)
  }
  events.on('api_key.ended', ({ api_key_id }) => forget((key) => key.api_key_id === api_key_id))
  events.on('account.changed', ({ account_id }) => forget(({ actor }) => actor.account_id === account_id))
  const load = async (hash: string): Promise<Remembered | undefined> => {
    const now = clock.now()
    const seen = changes
    const found = await actorOfKey(db, hash, now)
    if (!found) return undefined
    const { last_used_at, expires_at, api_key_id, actor } = found
    if (now - (last_used_at ?? 0) >= TOUCHED_EVERY_MS) {
      touchKey(db, api_key_id, now).catch((error) =>
        log.error({ err: error }, 'the use of a key was not noted'),
      )
    }
    const key = {
      actor,
      api_key_id,
      until: Math.min(now + REMEMBERED_MS, expires_at ?? Number.POSITIVE_INFINITY),
    }
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    if (seen === changes) remembered.set(hash, key)
    return key
  }
  return {
    async assertUsable(key) {
      const hash = hashKey(key)
      const known = remembered.get(hash)
      const usable = known && known.until > clock.now() ? known : await load(hash)
      if (!usable) throw new AppError('unauthenticated', 'api_key_invalid')
      return usable.actor
    },
  }
}
