import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { openLiveCache } from '../live-cache.ts'
import { accountOfLiveSession, countLive, type LiveAccount, liveAmong } from './queries.ts'

export type LiveSessions = {
  /** Throws `unauthenticated` unless the session is live and belongs to the account. */
  assertLive(session_id: number, account_id: number): Promise<LiveAccount>
  /** Those of the sessions that are live, always from the database. */
  among(session_ids: ReadonlySet<number>): Promise<ReadonlySet<number>>
}

/** Looks up live sessions through a cache that forgets them at once when they end. */
export function openLiveSessions({
  db,
  clock,
  events,
}: Pick<Services, 'db' | 'clock' | 'events'>): LiveSessions {
  const cache = openLiveCache(clock, (session_id: number) =>
    accountOfLiveSession(db, session_id, clock.now()),
  )
  events.on('sessions.ended', ({ session_ids }) => cache.evict((_, id) => session_ids.includes(id)))
  events.on('account.changed', ({ account_id }) => cache.evict(({ id }) => id === account_id))
  return {
    async assertLive(session_id, account_id) {
      const account = await cache.get(session_id)
      if (account?.id !== account_id) throw new AppError('unauthenticated', 'session_ended')
      return account
    },
    async among(session_ids) {
      if (session_ids.size === 0) return session_ids
      const ids = [...session_ids]
      // Nearly always all of them are live, and a number is read faster than a thousand rows.
      if ((await countLive(db, ids, clock.now())) === ids.length) return session_ids
      return new Set(await liveAmong(db, ids, clock.now()))
    },
  }
}
