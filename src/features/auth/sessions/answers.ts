import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { toUser } from '../account/presenter.ts'
import type { AccountRow } from '../account/queries.ts'
import { clientOf } from '../client.ts'
import type { AccessTokens } from './access-token.ts'
import { openSessionCookies } from './cookie.ts'
import { endReplaced, type OpenedSession, sessionOfRefreshToken } from './service.ts'

export type SessionAnswers = ReturnType<typeof openSessionAnswers>

/** How a session is handed to its client: in the answer, or in cookies for browsers. */
export function openSessionAnswers(services: Services, tokens: AccessTokens) {
  const cookies = openSessionCookies(services)
  const withTokens = (
    request: FastifyRequest,
    reply: FastifyReply,
    session: OpenedSession,
    inCookie: boolean,
  ) => {
    const access = tokens.sign(session.account_id, session.session_id)
    if (!inCookie) return { access, refresh: session.refresh }
    return { access, refresh: null, csrf_token: cookies.set(request, reply, session) }
  }
  return {
    withTokens,
    /** What a sign-in answers; in cookie mode it takes the place of the session that the browser had. */
    async signedIn(
      request: FastifyRequest,
      reply: FastifyReply,
      session: OpenedSession & { account: AccountRow },
      mode: string | undefined,
    ) {
      const kept = mode === 'cookie' ? cookies.read(request) : undefined
      if (kept) await endReplaced(services, kept, clientOf(request))
      return { ...withTokens(request, reply, session, mode === 'cookie'), user: toUser(session.account) }
    },
    /** The refresh token of the body, or of the cookie when its CSRF token comes with it. */
    async presented(request: FastifyRequest, refresh: string | undefined) {
      if (refresh) return { refresh, inCookie: false }
      const kept = cookies.read(request)
      if (!kept) throw new AppError('unauthenticated', 'session_missing')
      cookies.assertCsrf(request, await sessionOfRefreshToken(services.db, kept))
      return { refresh: kept, inCookie: true }
    },
    clear: cookies.clear,
  }
}
