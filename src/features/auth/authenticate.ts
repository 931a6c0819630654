import type { FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import type { Permission } from '../../platform/http/declarations.ts'
import type { App } from '../../platform/http/server.ts'
import { NOBODY } from '../../platform/viewer.ts'
import type { Actor, Credential } from './actor.ts'
import { isApiKey, type LiveKeys } from './keys/live-keys.ts'
import type { AccessTokens } from './sessions/access-token.ts'
import type { LiveSessions } from './sessions/live-sessions.ts'
import type { Role, Scope } from './tables.ts'

export type Authentication = {
  tokens: AccessTokens
  sessions: LiveSessions
  keys: LiveKeys
  /** Routes with the permission `view` need no credential. */
  hasPublicPages: boolean
}

/** The scope that an API key needs for each permission; null when no key can have the permission. */
const SCOPES: Record<Exclude<Permission, 'public'>, Scope | null> = {
  view: 'read',
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

/**
 * Requires, on every route that is not public, a live session or API key with the route's permission. On public pages,
 * a request without any credential is one by `NOBODY`; a wrong credential is refused there, too.
 */
export function authenticateRequests(app: App, authentication: Authentication): void {
  app.decorateRequest('actor', null as never)
  app.decorateRequest('viewer', {
    getter(this: FastifyRequest) {
      return this.actor ?? NOBODY
    },
  })
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config
    if (request.is404 || !permission || permission === 'public') return
    const isPage = permission === 'view' && authentication.hasPublicPages
    if (isPage && request.headers.authorization === undefined) return
    // Set before the permission check, so that refused requests count towards the actor's rate limit.
    request.actor = await actorOf(request, authentication)
    assertPermitted(request.actor, permission)
  })
  app.decorateRequest('reauthenticate', async function (this: FastifyRequest) {
    const { permission } = this.routeOptions.config
    if (permission !== 'public') assertPermitted(await actorOf(this, authentication), permission)
  })
  app.decorate('liveAmong', (credentials) => liveAmong(credentials, authentication))
}

async function actorOf(request: FastifyRequest, { tokens, sessions, keys }: Authentication): Promise<Actor> {
  const credential = bearerCredential(request)
  if (isApiKey(credential)) return keys.assertLive(credential)
  const { account_id, session_id } = tokens.verify(credential)
  const { id, ...person } = await sessions.assertLive(session_id, account_id)
  return { account_id: id, ...person, session_id, api_key_id: null, scopes: null }
}

async function liveAmong<T extends Credential>(
  credentials: readonly T[],
  { sessions, keys }: Authentication,
): Promise<T[]> {
  const session_ids = new Set(credentials.flatMap(({ session_id }) => session_id ?? []))
  const key_ids = new Set(credentials.flatMap(({ api_key_id }) => api_key_id ?? []))
  const [liveSessions, liveKeys] = await Promise.all([sessions.among(session_ids), keys.among(key_ids)])
  return credentials.filter(({ session_id, api_key_id }) =>
    session_id === null ? liveKeys.has(api_key_id!) : liveSessions.has(session_id),
  )
}

function bearerCredential(request: FastifyRequest): string {
  const credential = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!credential) throw new AppError('unauthenticated', 'token_missing')
  return credential
}

function assertPermitted(actor: Actor, permission: Exclude<Permission, 'public'>): void {
  const scope = SCOPES[permission]
  if (actor.scopes && !scope) throw new AppError('forbidden', 'api_key_refused')
  if (actor.scopes && scope && !actor.scopes.includes(scope))
    throw new AppError('forbidden', { code: 'scope_missing', scope })
  const roles = ROLES[permission]
  if (roles && !roles.includes(actor.role)) throw new AppError('forbidden', 'role_missing')
}
