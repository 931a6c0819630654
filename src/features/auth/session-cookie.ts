import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import type { DeriveKey } from '../../platform/secret.ts'

const REFRESH = 'refresh_token'
const CSRF = 'csrf_token'
const LIFE_S = 90 * 86_400

/** The refresh token in a cookie that no script can read, and beside it the token that proves who sends it. */
export function openSessionCookies(deriveKey: DeriveKey) {
  const key = deriveKey('csrf')
  const csrfOf = (session_id: number) =>
    createHmac('sha256', key).update(String(session_id)).digest('base64url')
  const options = (request: FastifyRequest) =>
    ({ sameSite: 'strict', secure: request.protocol === 'https', maxAge: LIFE_S }) as const
  return {
    /** Sets both cookies; answers the CSRF token. */
    set(
      request: FastifyRequest,
      reply: FastifyReply,
      session: { session_id: number; refresh: string },
    ): string {
      const csrf = csrfOf(session.session_id)
      reply.setCookie(REFRESH, session.refresh, { ...options(request), path: '/api/auth', httpOnly: true })
      reply.setCookie(CSRF, csrf, { ...options(request), path: '/' })
      return csrf
    },
    clear(reply: FastifyReply): void {
      reply.clearCookie(REFRESH, { path: '/api/auth' })
      reply.clearCookie(CSRF, { path: '/' })
    },
    read: (request: FastifyRequest): string | undefined => request.cookies[REFRESH],
    /** A page of another site can make the browser send the cookie, but cannot know this header's value. */
    assertCsrf(request: FastifyRequest, session_id: number | undefined): void {
      const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
      const wanted = Buffer.from(csrfOf(session_id ?? 0))
      if (session_id === undefined || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
        throw new AppError('csrf_failed', 'The X-CSRF-Token header is missing or wrong.')
      }
    },
  }
}
