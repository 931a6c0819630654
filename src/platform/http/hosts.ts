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
