import type { FastifyRequest } from 'fastify'
import type { WeekStart } from '../../platform/calendar.ts'
import { AppError } from '../../platform/errors.ts'
import type { Permission } from '../../platform/http/declarations.ts'
import type { App } from '../../platform/http/server.ts'
import type { Language } from '../../platform/i18n.ts'
import { isApiKey, type LiveKeys } from './keys/live-keys.ts'
import type { AccessTokens } from './sessions/access-token.ts'
import type { LiveSessions } from './sessions/live-sessions.ts'
import type { Role, Scope } from './tables.ts'

/** Who is asking: a person in one of their sessions, or a program with one of their keys. */
export type Actor = {
  account_id: number
  username: string
  role: Role
  language: Language
  time_zone: string
  week_start: WeekStart
  /** Null for a key. */
  session_id: number | null
  /** What a key may do; null for a session, which may do all that its person may. */
  scopes: readonly Scope[] | null
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route whose permission is not `public`. */
    actor: Actor
  }
}

export type Authentication = { tokens: AccessTokens; sessions: LiveSessions; keys: LiveKeys }

/** The scope that a key needs for each permission; null: no key ever has it. */
const SCOPES: Record<Exclude<Permission, 'public'>, Scope | null> = {
  read: 'read',
  write: 'write',
  upload: 'upload',
  live: 'live',
  account: null,
  moderate: 'admin',
  administer: 'admin',
  appoint: null,
}

const ROLES: Partial<Record<Permission, readonly Role[]>> = {
  moderate: ['moderator', 'admin'],
  administer: ['admin'],
  appoint: ['admin'],
}

/** Demands, on every route that is not public, a living session or key that has the route's permission. */
export function authenticateRequests(app: App, authentication: Authentication): void {
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config
    if (request.is404 || !permission || permission === 'public') return
    // Known before it is judged: what is refused counts for who asked, too.
    request.actor = await actorOf(request, authentication)
    assertAllowed(request.actor, permission)
  })
}

async function actorOf(request: FastifyRequest, { tokens, sessions, keys }: Authentication): Promise<Actor> {
  const credential = bearerCredential(request)
  if (isApiKey(credential)) return keys.assertUsable(credential)
  const { account_id, session_id } = tokens.verify(credential)
  const { id, ...person } = await sessions.assertLive(session_id, account_id)
  return { account_id: id, ...person, session_id, scopes: null }
}

function bearerCredential(request: FastifyRequest): string {
  const credential = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!credential) throw new AppError('unauthenticated', 'token_missing')
  return credential
}

function assertAllowed(actor: Actor, permission: Exclude<Permission, 'public'>): void {
  const scope = SCOPES[permission]
  if (actor.scopes && !scope) throw new AppError('forbidden', 'api_key_refused')
  if (actor.scopes && scope && !actor.scopes.includes(scope))
    throw new AppError('forbidden', { code: 'scope_missing', scope })
  const roles = ROLES[permission]
  if (roles && !roles.includes(actor.role)) throw new AppError('forbidden', 'role_missing')
}
