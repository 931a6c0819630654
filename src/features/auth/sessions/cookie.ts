import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'

const REFRESH = 'refresh_token'
const CSRF = 'csrf_token'
/** No other host, however near, can set a cookie of such a name; browsers take it only over https. */
const HOST_PREFIX = '__Host-'
const LIFE_S = 90 * 86_400

/** The refresh token in a cookie that no script can read, and beside it the token that proves who sends it. */
export function openSessionCookies({ secret, config }: Pick<Services, 'secret' | 'config'>) {
  const keys = secret.keys('csrf')
  const csrfOf = (session_id: number, key: Buffer = keys[0]) =>
    createHmac('sha256', key).update(String(session_id)).digest('base64url')
  const isSecure = (request: FastifyRequest) =>
    config.http.publicUrl.startsWith('https:') || request.protocol === 'https'
  const nameOf = (request: FastifyRequest, name: string) => (isSecure(request) ? HOST_PREFIX + name : name)
  const options = (request: FastifyRequest) =>
    ({ sameSite: 'strict', secure: isSecure(request), path: '/' }) as const
  return {
    /** Sets both cookies; answers the CSRF token. */
    set(
      request: FastifyRequest,
      reply: FastifyReply,
      session: { session_id: number; refresh: string },
    ): string {
      const csrf = csrfOf(session.session_id)
      const kept = { ...options(request), maxAge: LIFE_S }
      reply.setCookie(nameOf(request, REFRESH), session.refresh, { ...kept, httpOnly: true })
      reply.setCookie(nameOf(request, CSRF), csrf, kept)
      return csrf
    },
    clear(request: FastifyRequest, reply: FastifyReply): void {
      for (const name of [REFRESH, CSRF]) reply.clearCookie(nameOf(request, name), options(request))
    },
    read: (request: FastifyRequest): string | undefined => request.cookies[nameOf(request, REFRESH)],
    /** A page of another site can make the browser send the cookie, but cannot know this header's value. */
    assertCsrf(request: FastifyRequest, session_id: number | undefined): void {
      const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
      const isRight = keys.some((key) => {
        const wanted = Buffer.from(csrfOf(session_id ?? 0, key))
        return given.length === wanted.length && timingSafeEqual(given, wanted)
      })
      if (session_id === undefined || !isRight) throw new AppError('csrf_failed', 'csrf_failed')
    },
  }
}
