import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, RouteOptions } from 'fastify'
import type { Permission, RouteAudience } from '../../src/platform/http/declarations.ts'

export type ServedRoute = {
  method: string
  url: string
  permission: Permission
  audience: RouteAudience
  isHidden: boolean
  hasBody: boolean
  /** The schema of the body; undefined for a form. */
  jsonBody: object | undefined
  hasParams: boolean
  query: string[]
}

/** Builds a server and collects its routes. A hook of the framework reports them, so none is left out. */
export async function withServedRoutes<T>(
  build: () => Promise<T>,
): Promise<[built: T, routes: ServedRoute[]]> {
  const seen: RouteOptions[] = []
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', (route) => void seen.push(route))
  }
  subscribe('fastify.initialization', watch)
  try {
    const built = await build()
    return [built, seen.flatMap(toServed)]
  } finally {
    unsubscribe('fastify.initialization', watch)
  }
}

function toServed(route: RouteOptions): ServedRoute[] {
  const { schema = {}, config } = route
  const { properties = {} } = (schema.querystring ?? {}) as { properties?: object }
  return [route.method].flat().map((method) => ({
    method,
    // Below a prefix Fastify drops the slash of `/`, but canonical paths of the API end with a slash.
    url: /^\/api\/.*[^/]$/.test(route.url) ? `${route.url}/` : route.url,
    permission: config!.permission,
    audience: config!.audience,
    isHidden: schema.hide === true,
    hasBody: schema.body !== undefined,
    jsonBody: schema.consumes ? undefined : (schema.body as object | undefined),
    hasParams: schema.params !== undefined,
    query: Object.keys(properties),
  }))
}

/** The documented routes, without the HEAD routes that the framework adds. */
export function apiRoutes(routes: ServedRoute[]): ServedRoute[] {
  return routes.filter((route) => !route.isHidden && route.method !== 'HEAD')
}
