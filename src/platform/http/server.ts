import { randomBytes } from 'node:crypto'
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
import { answerConditionally, READS } from './conditional.ts'
import { demandDeclarations } from './declarations.ts'
import { handleErrors, sendError, toAppError } from './errors.ts'
import { refuseOtherHosts } from './hosts.ts'
import { rememberMethods } from './methods.ts'
import { commonHeaders } from './security-headers.ts'
import { requireResponseSchemas, serializerCompiler } from './serializer.ts'
import { TIMEOUTS, watchBodies } from './slow-clients.ts'
import { parseStrictJson } from './strict-json.ts'
import { validatorCompiler } from './validation.ts'

const BODY_LIMIT_BYTES = 1_000_000
const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i

export type { App } from './app.ts'

export type ServerOptions = {
  areAnswersChecked?: boolean
  publicUrl?: string
  allowedHosts?: readonly string[]
  trustedProxies?: readonly string[]
}

/** An empty server with the rules that every route shares: errors, strict bodies, request ids, one log line. */
export function buildServer(
  log: FastifyBaseLogger,
  { areAnswersChecked = false, publicUrl = '', allowedHosts = [], trustedProxies = [] }: ServerOptions = {},
): App {
  const setHeaders = headerSetter(commonHeaders(publicUrl))
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    bodyLimit: BODY_LIMIT_BYTES,
    ...TIMEOUTS,
    // Off when there is none: what a stranger says about where a request comes from is not read at all.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: true },
    clientErrorHandler: (error, socket) => refuseBrokenRequest(error, socket),
    // A URL that cannot be decoded never reaches a route, nor the hooks that every route shares.
    frameworkErrors: (error, request, reply) => {
      setHeaders(request, reply)
      return sendError(request, reply, toAppError(error))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(validatorCompiler as never)
  app.setSerializerCompiler(serializerCompiler(areAnswersChecked))
  acceptStrictJson(app)
  handleErrors(app)
  demandDeclarations(app)
  requireResponseSchemas(app)
  answerConditionally(app)
  rememberMethods(app)
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply)
    // No text of ours holds this character, and not every database can be asked for it.
    const hasNul = request.url.includes('%00')
    done(hasNul ? new AppError('malformed', 'nul_in_address') : undefined)
  })
  refuseOtherHosts(app, allowedHosts)
  watchBodies(app, ({ socket, headers }, response) => {
    if (response.headersSent) return socket.destroy()
    const timeout = Object.assign(new Error('slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
    refuseBrokenRequest(timeout, socket, headers['accept-language'])
  })
  logRequests(app)
  return app
}

/** Unlike those of every other start and node, and counted on from there: a new random one for each costs more. */
function requestIds(): () => string {
  const start = randomBytes(6).toString('hex')
  let count = 0
  return () => `req-${start}-${(++count).toString(36)}`
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
  // No body is an object without fields; `null` that was sent is not.
  app.addHook('preValidation', (request, _, done) => {
    if (request.body === undefined && request.routeOptions.schema?.body) request.body = {}
    done()
  })
}

function headerSetter(common: Record<string, string>) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers(common).header('x-request-id', request.id)
    // What is answered to a write, a token among it, is for who wrote it and is kept by nobody on the way.
    if (!READS.has(request.method)) reply.header('cache-control', 'no-store')
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
