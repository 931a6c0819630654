import { randomUUID } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { AppError } from '../errors.ts'
import type { App } from './app.ts'
import { refuseBrokenRequest } from './broken-requests.ts'
import { requireDeclarations } from './declarations.ts'
import { handleErrors, sendError, toAppError } from './errors.ts'
import { addEtags, READ_METHODS } from './etags.ts'
import { refuseAmbiguousRequests, restrictHosts } from './hosts.ts'
import { collectMethods } from './methods.ts'
import { commonHeaders } from './security-headers.ts'
import { requireResponseSchemas, serializerCompiler } from './serializer.ts'
import { cutSlowBodies, TIMEOUTS } from './slow-clients.ts'
import { parseStrictJson } from './strict-json.ts'
import { dropBody, limitUnreadBodies } from './unread-bodies.ts'
import { validatorCompiler } from './validation.ts'

const BODY_LIMIT_BYTES = 1_000_000
const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i

export type { App } from './app.ts'

export type ServerOptions = {
  areResponsesChecked?: boolean
  publicUrl?: string
  allowedHosts?: readonly string[]
  trustedProxies?: readonly string[]
}

/** A server without routes, with the rules that all routes share: errors, strict bodies, request ids, one log line. */
export function buildServer(
  log: FastifyBaseLogger,
  { areResponsesChecked = false, publicUrl = '', allowedHosts = [], trustedProxies = [] }: ServerOptions = {},
): App {
  const setHeaders = headerSetter(commonHeaders(publicUrl))
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // Random, so that an id reveals nothing about other requests. No header can set the id.
    genReqId: () => `req-${randomUUID()}`,
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT_BYTES,
    ...TIMEOUTS,
    // `refuseAmbiguousRequests` refuses a request without a host, in the shape of every other refusal.
    http: { ...TIMEOUTS.http, requireHostHeader: false },
    // Without a trusted proxy, forwarding headers are ignored: any client could send them.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: true },
    clientErrorHandler: (error, socket) => refuseBrokenRequest(error, socket),
    // A URL that cannot be decoded reaches neither a route nor the hooks.
    frameworkErrors: (error, request, reply) => {
      setHeaders(request, reply)
      dropBody(request)
      return sendError(request, reply, toAppError(error))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(validatorCompiler as never)
  app.setSerializerCompiler(serializerCompiler(areResponsesChecked))
  acceptStrictJson(app)
  handleErrors(app)
  requireDeclarations(app)
  requireResponseSchemas(app)
  addEtags(app)
  collectMethods(app)
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply)
    // No stored text contains NUL, and one of the databases rejects it in a query.
    const hasNul = request.url.includes('%00')
    done(hasNul ? new AppError('malformed', 'nul_in_address') : undefined)
  })
  refuseAmbiguousRequests(app)
  restrictHosts(app, allowedHosts)
  limitUnreadBodies(app)
  cutSlowBodies(app, ({ socket, headers }, response) => {
    if (response.headersSent) return socket.destroy()
    const timeout = Object.assign(new Error('slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
    refuseBrokenRequest(timeout, socket, headers['accept-language'])
  })
  logRequests(app)
  return app
}

function acceptStrictJson(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: { headers: { 'content-type'?: string } }, body: Buffer) => {
      if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
        throw new AppError('unsupported_media_type', 'json_required')
      }
      return parseStrictJson(body)
    },
  )
  // A missing body counts as `{}`; an explicit `null` does not.
  app.addHook('preValidation', (request, _, done) => {
    if (request.body === undefined && request.routeOptions.schema?.body) request.body = {}
    done()
  })
}

function headerSetter(common: Record<string, string>) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers(common).header('x-request-id', request.id)
    // Responses to writes may hold tokens: nothing on the way may cache them.
    if (!READ_METHODS.has(request.method)) reply.header('cache-control', 'no-store')
  }
}

function logRequests(app: App): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request
    request.log.info(
      {
        method,
        route: routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    )
    done()
  })
}

/** Mounts a feature's routes under its prefix. */
export function mount(app: App, prefix: string, routes: (scope: App) => void | Promise<void>): void {
  app.register(async (scope) => routes(scope as unknown as App), { prefix })
}
