import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import { requestOrigin } from '../../../platform/http/request-origin.ts'
import type { Services } from '../../../platform/services.ts'
import { toUser } from '../account/presenter.ts'
import type { AccountRow } from '../account/queries.ts'
import type { AccessTokens } from './access-token.ts'
import { openSessionCookies } from './cookie.ts'
import { isDeviceToken, newDeviceToken, type SignInOrigin } from './known-places.ts'
import { sessionOfRefreshToken } from './refresh-tokens.ts'
import { endSessionOfToken, type OpenedSession, type SignedInSession } from './service.ts'

export type TokenDelivery = ReturnType<typeof openTokenDelivery>

/** Delivers the tokens of a session to its client: in the response body, or in cookies for browsers. */
export function openTokenDelivery(services: Services, tokens: AccessTokens) {
  const cookies = openSessionCookies(services)
  const tokenResponse = (
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
    tokenResponse,
    /** Where a sign-in comes from. In cookie mode, a browser without a device token gets a new one. */
    originOf(request: FastifyRequest, mode?: string): SignInOrigin {
      const known = cookies.readDevice(request)
      const fresh = mode === 'cookie' ? newDeviceToken() : undefined
      return { ...requestOrigin(request), device_token: isDeviceToken(known) ? known : fresh }
    },
    /** The response to a sign-in. In cookie mode, the session that the browser had before ends. */
    async signInResponse(
      request: FastifyRequest,
      reply: FastifyReply,
      session: SignedInSession & { account: AccountRow },
      mode: string | undefined,
    ) {
      const replaced = mode === 'cookie' ? cookies.read(request) : undefined
      if (replaced) await endSessionOfToken(services, replaced, requestOrigin(request))
      if (mode === 'cookie' && session.device_token) cookies.setDevice(request, reply, session.device_token)
      return { ...tokenResponse(request, reply, session, mode === 'cookie'), user: toUser(session.account) }
    },
    /** The refresh token from the body, or from the cookie when the request has the right CSRF token. */
    async readRefreshToken(request: FastifyRequest, refresh: string | undefined) {
      if (refresh) return { refresh, inCookie: false }
      const fromCookie = cookies.read(request)
      if (!fromCookie) throw new AppError('unauthenticated', 'session_missing')
      cookies.assertCsrf(request, await sessionOfRefreshToken(services.db, fromCookie))
      return { refresh: fromCookie, inCookie: true }
    },
    clearCookies: cookies.clear,
  }
}
