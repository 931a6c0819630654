import type { FastifyInstance, RouteOptions } from 'fastify'

/**
 * Who may call a route. `public`: everybody. The others need a signed-in person, who meets only what is theirs or
 * shown to them: `read`, `write`, `upload` and `live` by a session or by a key with that scope, `account` by a
 * session alone. `moderate` and `administer` also need the role, and a key the scope `admin`; `appoint` is for an
 * administrator's session alone.
 */
export type Permission =
  | 'public'
  | 'read'
  | 'write'
  | 'upload'
  | 'live'
  | 'account'
  | 'moderate'
  | 'administer'
  | 'appoint'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Permission
    /** The route keeps its answer for an `Idempotency-Key`. */
    isIdempotent?: boolean
    /** Which limit counts a call; absent: the default one. */
    limit?: 'auth' | 'upload'
    /** A call that succeeds does not count: only failures and refusals do. */
    isForgivenOnSuccess?: boolean
  }
}

/** Every route says who may call it, what it takes and what it answers; one that does not stops the start. */
export function demandDeclarations(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    // Answers to HEAD and OPTIONS are made by the framework.
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

/** Declares the routes that a plugin brings to `scope` as pages for everybody, outside the API's documents. */
export function declarePages(scope: FastifyInstance): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, permission: 'public' }
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
  if (schema.hide) return missing
  if (!schema.summary) missing.push('summary')
  if (!schema.tags?.length) missing.push('tag')
  if (!schema.response) missing.push('response schema')
  const takesBody = [route.method].flat().some((method) => ['POST', 'PUT', 'PATCH'].includes(method))
  if (takesBody && !schema.body && !schema.consumes) missing.push('body schema')
  return missing
}
