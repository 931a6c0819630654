import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { EmptyBody, NoContent } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import type { Authentication } from '../authenticate.ts'
import { refreshSession } from '../sessions/refresh.ts'
import { endOwnSessions } from '../sessions/service.ts'
import type { TokenDelivery } from '../sessions/token-delivery.ts'
import { Login, Refresh, SignedIn, Tokens, TokenVerification } from './schemas.ts'
import { signIn } from './service.ts'

const tags = ['Accounts']

/** Routes that sign in with a password and sign out. */
export function signInRoutes(app: App, services: Services, delivery: TokenDelivery): void {
  app.post(
    '/login/',
    {
      config: { permission: 'public', audience: 'self', limit: 'auth', isForgivenOnSuccess: true },
      schema: {
        tags,
        summary: 'Sign in with a password',
        security: [],
        body: Login,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const { body } = request
      const session = await signIn(services, body, delivery.originOf(request, body.session_mode))
      return delivery.signInResponse(request, reply, session, body.session_mode)
    },
  )
  app.post(
    '/logout/',
    {
      config: { permission: 'account', audience: 'self' },
      schema: { tags, summary: 'Sign out: end this session', body: EmptyBody, response: { 204: NoContent } },
    },
    async (request, reply) => {
      const { actor } = request
      await endOwnSessions(services, actor, { only: actor.session_id ?? 0 }, requestOrigin(request))
      delivery.clearCookies(request, reply)
      return reply.code(204).send(null)
    },
  )
}

/** Routes that refresh and verify tokens. */
export function tokenRoutes(
  app: App,
  services: Services,
  delivery: TokenDelivery,
  { tokens, sessions }: Authentication,
): void {
  app.post(
    '/token/refresh/',
    {
      config: { permission: 'public', audience: 'self' },
      schema: {
        tags,
        summary: 'Exchange a refresh token for new tokens',
        security: [],
        body: Refresh,
        response: { 200: Tokens },
      },
    },
    async (request, reply) => {
      const { refresh, inCookie } = await delivery.readRefreshToken(request, request.body.refresh)
      const session = await refreshSession(services, refresh, requestOrigin(request))
      return delivery.tokenResponse(request, reply, session, inCookie)
    },
  )
  app.post(
    '/token/verify/',
    {
      config: { permission: 'public', audience: 'nobody' },
      schema: {
        tags,
        summary: 'Verify an access token',
        security: [],
        body: TokenVerification,
        response: { 200: EmptyBody },
      },
    },
    async (request) => {
      const { account_id, session_id } = tokens.verify(request.body.token)
      await sessions.assertLive(session_id, account_id)
      return {}
    },
  )
}
