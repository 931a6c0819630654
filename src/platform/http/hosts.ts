import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { App } from './app.ts'
import { HEALTH_PATHS } from './health.ts'

/** Serves only the allowed host names, against DNS rebinding and forged `Host` headers. */
export function restrictHosts(app: App, allowedHosts: readonly string[]): void {
  if (allowedHosts.length === 0) return
  const isAllowed = (hostname: string) =>
    allowedHosts.some((host) =>
      host.startsWith('.') ? hostname === host.slice(1) || hostname.endsWith(host) : hostname === host,
    )
  app.addHook('onRequest', (request: FastifyRequest, _, done) => {
    const isHealth = HEALTH_PATHS.has(request.routeOptions.url ?? '')
    if (isHealth || isAllowed(request.hostname.toLowerCase())) return done()
    done(new AppError('wrong_host', 'wrong_host'))
  })
}

/** Headers that must not occur twice. Of two, Node.js uses the first, while a proxy in front may use the last. */
const SINGLE_HEADERS = new Set(['host', 'authorization', 'content-type'])
/** Names of other lengths need not be written in lower case to be compared. */
const SINGLE_LENGTHS = new Set([...SINGLE_HEADERS].map((name) => name.length))

/** Refuses requests that FitTrack and a proxy in front of it could read differently, such as one with two hosts. */
export function refuseAmbiguousRequests(app: App): void {
  app.addHook('onRequest', ({ raw }: FastifyRequest, _, done) => {
    done(isAmbiguous(raw) ? new AppError('malformed', 'unreadable') : undefined)
  })
}

function isAmbiguous({ url = '', headers, rawHeaders, httpVersion }: FastifyRequest['raw']): boolean {
  if (headers.host === undefined && httpVersion === '1.1') return true
  // The absolute form of an address (RFC 9112, 3.2.2) names the host a second time.
  if (!url.startsWith('/') && url !== '*' && authorityOf(url) !== headers.host?.toLowerCase()) return true
  const seen: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const given = rawHeaders[at] ?? ''
    if (!SINGLE_LENGTHS.has(given.length)) continue
    const name = given.toLowerCase()
    if (!SINGLE_HEADERS.has(name)) continue
    if (seen.includes(name)) return true
    seen.push(name)
  }
  return false
}

function authorityOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase()
}
