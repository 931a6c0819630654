import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { AppError, notFound } from '../errors.ts'
import type { App } from './app.ts'
import { isPage } from './declarations.ts'
import { sendError } from './errors.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that the API has at this path. */
    methodsAt(path: string): string[]
  }
}

/** Collects the methods of each path of the API. */
export function collectMethods(app: App): void {
  const routes: RouteOptions[] = []
  const methods = new Map<string, { pattern: RegExp; names: Set<string> }>()
  app.addHook('onRoute', (route) => {
    if (route.url !== '*') routes.push(route)
  })
  app.addHook('onReady', async () => {
    for (const route of routes.filter((route) => !isPage(route))) {
      const path = route.url.replace(/\/$/, '')
      const known = methods.get(path) ?? { pattern: patternOf(path), names: new Set() }
      for (const method of [route.method].flat()) known.names.add(method)
      methods.set(path, known)
    }
  })
  app.decorate('methodsAt', (path) => {
    const known = [...methods.values()].filter(({ pattern }) => pattern.test(path))
    return known.length > 0
      ? [...new Set(known.flatMap(({ names }) => [...names]).concat('OPTIONS'))].toSorted()
      : []
  })
}

function patternOf(path: string): RegExp {
  const parts = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/')}/?$`)
}

/** Answers a request without a route: 405 with the allowed methods if the path has any, else 404. */
export function sendNotFound(request: FastifyRequest, reply: FastifyReply) {
  const allowed = request.server.methodsAt(request.url.split('?')[0] ?? '')
  if (allowed.length === 0) return sendError(request, reply, notFound())
  reply.header('Allow', allowed.join(', '))
  if (request.method === 'OPTIONS') return reply.code(204).send()
  return sendError(
    request,
    reply,
    new AppError('method_not_allowed', { code: 'method_not_allowed', allowed }),
  )
}
