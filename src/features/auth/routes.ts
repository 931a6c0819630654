import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction } from '../../platform/database/index.ts'
import { AppError } from '../../platform/errors.ts'
import { NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import { preferredLanguage } from '../../platform/i18n.ts'
import { toIso } from '../../platform/time.ts'
import type { Services } from '../../services.ts'
import type { AccessTokens } from './access-token.ts'
import type { LiveSessions } from './actor.ts'
import { type AccountRow, accountById } from './queries.ts'
import { Empty, Login, Refresh, Registration, SignedIn, Tokens, User, UserChange, Verify } from './schemas.ts'
import { changeAccount, register, signIn } from './service.ts'
import { openSessionCookies } from './session-cookie.ts'
import { endSession, type OpenedSession, rotateSession, sessionOfRefreshToken } from './sessions.ts'

type Authentication = { tokens: AccessTokens; sessions: LiveSessions }

const tags = ['Accounts']

export function authRoutes(app: App, services: Services, { tokens, sessions }: Authentication): void {
  const { db } = services
  const cookies = openSessionCookies(services.deriveKey)
  app.register(cookie)

  const answer = (
    request: FastifyRequest,
    reply: FastifyReply,
    session: OpenedSession & { account_id: number },
    inCookie: boolean,
  ) => {
    const access = tokens.sign(session.account_id, session.session_id)
    if (!inCookie) return { access, refresh: session.refresh }
    return { access, refresh: null, csrf_token: cookies.set(request, reply, session) }
  }
  const signedIn = (
    request: FastifyRequest,
    reply: FastifyReply,
    session: OpenedSession & { account: AccountRow },
    mode?: string,
  ) => ({
    ...answer(request, reply, { ...session, account_id: session.account.id }, mode === 'cookie'),
    user: toUser(session.account),
  })
  /** The refresh token of the body, or of the cookie when its CSRF token comes with it. */
  const presented = async (request: FastifyRequest, refresh: string | undefined) => {
    if (refresh) return { refresh, inCookie: false }
    const kept = cookies.read(request)
    if (!kept) throw new AppError('unauthenticated', 'There is no session; please sign in.')
    cookies.assertCsrf(request, await sessionOfRefreshToken(db, kept))
    return { refresh: kept, inCookie: true }
  }

  app.post(
    '/registration/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Make an account and sign in',
        security: [],
        body: Registration,
        response: { 201: SignedIn },
      },
    },
    async (request, reply) => {
      const session = await register(
        services,
        request.body,
        deviceOf(request),
        preferredLanguage(request.headers['accept-language']),
      )
      return reply.code(201).send(signedIn(request, reply, session, request.body.session_mode))
    },
  )
  app.post(
    '/login/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Sign in with a password',
        security: [],
        body: Login,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) =>
      signedIn(
        request,
        reply,
        await signIn(services, request.body, deviceOf(request)),
        request.body.session_mode,
      ),
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
      const { refresh, inCookie } = await presented(request, request.body.refresh)
      return answer(request, reply, await rotateSession(services, refresh), inCookie)
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
      config: { permission: 'self' },
      schema: { tags, summary: 'End this session', body: Empty, response: { 204: NoContent } },
    },
    async ({ actor }, reply) => {
      await inTransaction(db, (trx) => endSession(services, trx, actor.session_id, actor.account_id))
      cookies.clear(reply)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/user/',
    {
      config: { permission: 'self' },
      schema: { tags, summary: 'The signed-in account', response: { 200: User } },
    },
    async ({ actor }) => toUser(await ownAccount(services, actor.account_id)),
  )
  app.patch(
    '/user/',
    {
      config: { permission: 'self' },
      schema: {
        tags,
        summary: 'Change language, time zone or units',
        body: UserChange,
        response: { 200: User },
      },
    },
    async ({ actor, body }) => toUser(await changeAccount(services, actor.account_id, body)),
  )
}

async function ownAccount({ db }: Services, id: number): Promise<AccountRow> {
  const account = await accountById(db, id)
  if (!account) throw new AppError('unauthenticated', 'This account no longer exists.')
  return account
}

function deviceOf(request: FastifyRequest) {
  return { user_agent: request.headers['user-agent'] ?? '', address: request.ip }
}

function toUser(account: AccountRow) {
  const { id, username, email, language, time_zone, units } = account
  return { id, username, email, language, time_zone, units, created_at: toIso(account.created_at) }
}
