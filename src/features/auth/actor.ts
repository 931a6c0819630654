import type { FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../services.ts'
import type { AccessTokens } from './access-token.ts'
import { type LiveSession, liveSession } from './queries.ts'

/** Who is asking. */
export type Actor = {
  account_id: number
  session_id: number
  username: string
  language: 'en' | 'de'
  time_zone: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route whose permission is not `public`. */
    actor: Actor
  }
}

/** A revocation on another node is seen within this time; one on this node at once. */
const REMEMBERED_MS = 1_000
const MOST_REMEMBERED = 10_000

export type LiveSessions = {
  /** Throws `unauthenticated` unless the session lives and belongs to the account. */
  assertLive(session_id: number, account_id: number): Promise<LiveSession>
}

/** Demands a valid access token of a live session on every route that is not public. */
export function authenticateRequests(app: App, tokens: AccessTokens, sessions: LiveSessions): void {
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    if (request.is404 || request.routeOptions.config.permission === 'public') return
    const { account_id, session_id } = tokens.verify(bearerToken(request))
    const { username, language, time_zone } = await sessions.assertLive(session_id, account_id)
    request.actor = { account_id, session_id, username, language, time_zone }
  })
}

function bearerToken(request: FastifyRequest): string {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!token)
    throw new AppError('unauthenticated', 'Sign in and send the access token as "Authorization: Bearer …".')
  return token
}

/** Remembers live sessions for a moment, so that a burst of requests asks the database once. */
export function openLiveSessions({ db, clock, events }: Services): LiveSessions {
  const remembered = new Map<number, { session: LiveSession; until: number }>()
  let changes = 0
  events.on('session.ended', ({ session_id }) => {
    changes++
    remembered.delete(session_id)
  })
  events.on('account.changed', ({ account_id }) => {
    changes++
    for (const [session_id, { session }] of remembered)
      if (session.id === account_id) remembered.delete(session_id)
  })
  const load = async (session_id: number) => {
    const seen = changes
    const session = await liveSession(db, session_id, clock.now())
    // What was read while a session ended may be that session before its end.
    if (seen !== changes) return session
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    if (session) remembered.set(session_id, { session, until: clock.now() + REMEMBERED_MS })
    else remembered.delete(session_id)
    return session
  }
  return {
    async assertLive(session_id, account_id) {
      const known = remembered.get(session_id)
      const session = known && known.until > clock.now() ? known.session : await load(session_id)
      if (session?.id !== account_id)
        throw new AppError('unauthenticated', 'This session has ended; please sign in again.')
      return session
    },
  }
}
