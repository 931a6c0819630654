import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError, notFound } from '../errors.ts'
import type { App } from './app.ts'
import { sendError } from './errors.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that the API takes at this path. */
    methodsAt(path: string): string[]
  }
}

/** Remembers which methods each path of the API takes. */
export function rememberMethods(app: App): void {
  const methods = new Map<string, { pattern: RegExp; names: Set<string> }>()
  app.addHook('onRoute', (route) => {
    if ((route.schema as { hide?: boolean } | undefined)?.hide || route.url === '*') return
    const path = route.url.replace(/\/$/, '')
    const known = methods.get(path) ?? { pattern: patternOf(path), names: new Set() }
    for (const method of [route.method].flat()) known.names.add(method)
    methods.set(path, known)
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

/** Answers where no route is: which methods the path takes, if it takes any. */
export function answerAbsent(request: FastifyRequest, reply: FastifyReply) {
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
