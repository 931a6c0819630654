import { Empty, NoContent } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import type { Authentication } from '../actor.ts'
import { clientOf } from '../client.ts'
import type { SessionAnswers } from '../sessions/answers.ts'
import { endOwnSessions, rotateSession } from '../sessions/service.ts'
import { Login, Refresh, SignedIn, Tokens, Verify } from './schemas.ts'
import { signIn } from './service.ts'

const tags = ['Accounts']

/** Signing in with a password, trading tokens, signing out. */
export function signInRoutes(
  app: App,
  services: Services,
  answers: SessionAnswers,
  { tokens, sessions }: Authentication,
): void {
  app.post(
    '/login/',
    {
      config: { permission: 'public', limit: 'auth', isForgivenOnSuccess: true },
      schema: {
        tags,
        summary: 'Sign in with a password',
        security: [],
        body: Login,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const session = await signIn(services, request.body, clientOf(request))
      return answers.signedIn(request, reply, session, request.body.session_mode)
    },
  )
  app.post(
    '/token/refresh/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Trade a refresh token for new tokens',
        security: [],
        body: Refresh,
        response: { 200: Tokens },
      },
    },
    async (request, reply) => {
      const { refresh, inCookie } = await answers.presented(request, request.body.refresh)
      const session = await rotateSession(services, refresh, clientOf(request))
      return answers.withTokens(request, reply, session, inCookie)
    },
  )
  app.post(
    '/token/verify/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Check an access token',
        security: [],
        body: Verify,
        response: { 200: Empty },
      },
    },
    async (request) => {
      const { account_id, session_id } = tokens.verify(request.body.token)
      await sessions.assertLive(session_id, account_id)
      return {}
    },
  )
  app.post(
    '/logout/',
    {
      config: { permission: 'account' },
      schema: { tags, summary: 'End this session', body: Empty, response: { 204: NoContent } },
    },
    async (request, reply) => {
      const { actor } = request
      await endOwnSessions(services, actor, { only: actor.session_id ?? 0 }, clientOf(request))
      answers.clear(request, reply)
      return reply.code(204).send(null)
    },
  )
}
