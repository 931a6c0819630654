import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { accountOfLiveSession, type LiveAccount } from './queries.ts'

/** A revocation that no other node was told of is seen within this time; one on this node, or told, at once. */
const REMEMBERED_MS = 500
const MOST_REMEMBERED = 10_000

export type LiveSessions = {
  /** Throws `unauthenticated` unless the session lives and belongs to the account. */
  assertLive(session_id: number, account_id: number): Promise<LiveAccount>
}

/** Remembers live sessions for a moment, so that a burst of requests asks the database once. */
export function openLiveSessions({
  db,
  clock,
  events,
}: Pick<Services, 'db' | 'clock' | 'events'>): LiveSessions {
  const remembered = new Map<number, { account: LiveAccount; until: number }>()
  let changes = 0
  events.on('sessions.ended', ({ session_ids }) => {
    changes++
    for (const id of session_ids) remembered.delete(id)
  })
  events.on('account.changed', ({ account_id }) => {
    changes++
    for (const [session_id, { account }] of remembered)
      if (account.id === account_id) remembered.delete(session_id)
  })
  const load = async (session_id: number) => {
    const seen = changes
    const account = await accountOfLiveSession(db, session_id, clock.now())
    // What was read while a session ended may be that session before its end.
    if (seen !== changes) return account
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    if (account) remembered.set(session_id, { account, until: clock.now() + REMEMBERED_MS })
    else remembered.delete(session_id)
    return account
  }
  return {
    async assertLive(session_id, account_id) {
      const known = remembered.get(session_id)
      const account = known && known.until > clock.now() ? known.account : await load(session_id)
      if (account?.id !== account_id) throw new AppError('unauthenticated', 'session_ended')
      return account
    },
  }
}
