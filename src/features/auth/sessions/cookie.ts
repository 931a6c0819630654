import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { PLACE_KEPT_S } from './known-places.ts'

const REFRESH_COOKIE = 'refresh_token'
const CSRF_COOKIE = 'csrf_token'
/** Outlives the session. It only shows that somebody has signed in with this browser before. */
const DEVICE_COOKIE = 'device'
/** Browsers accept a cookie with this prefix only over HTTPS, and never from another host of the same domain. */
const HOST_PREFIX = '__Host-'
const LIFE_S = 90 * 86_400

/** Keeps the refresh token in a cookie that scripts cannot read, and a CSRF token in one that they can. */
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
    /** Sets both cookies; returns the CSRF token. */
    set(
      request: FastifyRequest,
      reply: FastifyReply,
      session: { session_id: number; refresh: string },
    ): string {
      const csrf = csrfOf(session.session_id)
      const persistent = { ...options(request), maxAge: LIFE_S }
      reply.setCookie(nameOf(request, REFRESH_COOKIE), session.refresh, { ...persistent, httpOnly: true })
      reply.setCookie(nameOf(request, CSRF_COOKIE), csrf, persistent)
      return csrf
    },
    clear(request: FastifyRequest, reply: FastifyReply): void {
      for (const name of [REFRESH_COOKIE, CSRF_COOKIE])
        reply.clearCookie(nameOf(request, name), options(request))
    },
    setDevice(request: FastifyRequest, reply: FastifyReply, token: string): void {
      const attributes = { ...options(request), maxAge: PLACE_KEPT_S, httpOnly: true }
      reply.setCookie(nameOf(request, DEVICE_COOKIE), token, attributes)
    },
    readDevice: (request: FastifyRequest): string | undefined =>
      request.cookies[nameOf(request, DEVICE_COOKIE)],
    read: (request: FastifyRequest): string | undefined => request.cookies[nameOf(request, REFRESH_COOKIE)],
    /** Another site can make the browser send the cookie, but cannot know the value of this header. */
    assertCsrf(request: FastifyRequest, session_id: number | undefined): void {
      const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
      const isRight = keys.some((key) => {
        const expected = Buffer.from(csrfOf(session_id ?? 0, key))
        return given.length === expected.length && timingSafeEqual(given, expected)
      })
      if (session_id === undefined || !isRight) throw new AppError('csrf_failed', 'csrf_failed')
    },
  }
}
