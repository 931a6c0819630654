import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { App } from './app.ts'
import { HEALTH_PATHS } from './health.ts'

/** Answers only to its own names: a link in a mail, or a page that rebinds its name, must not bring another one. */
export function refuseOtherHosts(app: App, allowedHosts: readonly string[]): void {
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
