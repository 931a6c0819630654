import type { FastifyInstance, RouteOptions } from 'fastify'

/**
 * Who may call a route. `public`: anyone. All others need a signed-in person, who reaches only their own data and what
 * is shared with them. `view` also serves those who send no credential, if PUBLIC_PAGES is on; otherwise it is `read`.
 * `read`, `write`, `upload` and `live` accept a session or a key with that scope, `account` only a session. `moderate`
 * and `administer` also need the role, and a key needs the scope `admin`. `appoint` needs the session of an
 * administrator.
 */
export type Permission =
  | 'public'
  | 'view'
  | 'read'
  | 'write'
  | 'upload'
  | 'live'
  | 'account'
  | 'moderate'
  | 'administer'
  | 'appoint'

/**
 * Whose data the response of a route can show, or reveal by its status. `nobody`: no person's. `self`: the actor's, or
 * that of the person who signs in. `people`: names and pictures of people whom the viewer may see, and what their open
 * profiles show. `profiles`: what a private profile shows to its followers only. `shared`: things of which the owner
 * says who sees each, such as workouts. `staff`: any account's, for moderators and administrators.
 */
export type RouteAudience = 'nobody' | 'self' | 'people' | 'profiles' | 'shared' | 'staff'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission: Permission
    audience: RouteAudience
    /** The route stores its response under an `Idempotency-Key`. */
    isIdempotent?: boolean
    /** The rate limit that counts a call; `default` when absent. */
    limit?: 'auth' | 'upload'
    /** Only failed calls count towards the limit. */
    isForgivenOnSuccess?: boolean
  }
}

/** Refuses to start with a route that does not declare its permission, audience, summary, tag, body and response. */
export function requireDeclarations(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    // Fastify itself adds HEAD and OPTIONS.
    if (route.method !== 'HEAD' && route.method !== 'OPTIONS') routes.push(route)
  })
  app.addHook('onReady', async () => {
    for (const route of routes) {
      const missing = missingDeclarations(route)
      if (missing.length > 0)
        throw new Error(`The route ${route.method} ${route.url} declares no ${missing.join(', ')}.`)
    }
  })
}

/** True for a page or one of its files, false for a call of the API. Known only after all `onRoute` hooks have run. */
export function isPage({ schema }: Pick<RouteOptions, 'schema'>): boolean {
  return (schema as { hide?: boolean } | undefined)?.hide === true
}

/** Declares the routes that a plugin adds to `scope` as public pages, and keeps them out of the API's documentation. */
export function declarePages(scope: FastifyInstance): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, permission: 'public', audience: 'nobody' }
    route.schema = { ...route.schema, hide: true } as typeof route.schema
  })
}

function missingDeclarations(route: RouteOptions): string[] {
  const schema = (route.schema ?? {}) as {
    hide?: boolean
    summary?: string
    tags?: string[]
    response?: unknown
    body?: unknown
    consumes?: string[]
  }
  const missing: string[] = []
  if (!route.config?.permission) missing.push('permission')
  if (!route.config?.audience) missing.push('audience')
  if (schema.hide) return missing
  if (!schema.summary) missing.push('summary')
  if (!schema.tags?.length) missing.push('tag')
  if (!schema.response) missing.push('response schema')
  const takesBody = [route.method].flat().some((method) => ['POST', 'PUT', 'PATCH'].includes(method))
  if (takesBody && !schema.body && !schema.consumes) missing.push('body schema')
  return missing
}
