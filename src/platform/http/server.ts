import { randomBytes } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { AppError } from '../errors.ts'
import { serializerCompiler } from './answers.ts'
import { answerConditionally, READS } from './conditional.ts'
import { demandDeclarations } from './declarations.ts'
import { handleErrors, sendError, toAppError } from './errors.ts'
import { refuseOtherHosts } from './hosts.ts'
import { rememberMethods } from './methods.ts'
import { commonHeaders } from './security-headers.ts'
import { TIMEOUTS, watchBodies } from './slow-clients.ts'
import { parseStrictJson } from './strict-json.ts'
import { validatorCompiler } from './validation.ts'

const BODY_LIMIT_BYTES = 1_000_000
/** A client that was told what is wrong has this long to read it before the connection is gone. */
const LAST_WORDS_MS = 1_000
const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i

export type App = FastifyInstance<
  import('node:http').Server,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

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
    clientErrorHandler: refuseBrokenRequest,
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
  answerConditionally(app)
  rememberMethods(app)
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply)
    // No text of ours holds this character, and not every database can be asked for it.
    const hasNul = request.url.includes('%00')
    done(hasNul ? new AppError('malformed', 'The address must not contain the NUL character.') : undefined)
  })
  refuseOtherHosts(app, allowedHosts)
  watchBodies(app, ({ socket }, response) => {
    if (response.headersSent) socket.destroy()
    else refuseBrokenRequest(Object.assign(new Error('slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket)
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
        throw new AppError('unsupported_media_type', 'The content type must be application/json in UTF-8.')
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

/** What is not even HTTP gets the same shape as every other refusal. */
function refuseBrokenRequest(error: Error & { code?: string }, socket: import('node:net').Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, code, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'headers_too_large', 'The headers are too large.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'malformed', 'The request took too long to arrive.']
        : ['400 Bad Request', 'malformed', 'The request cannot be read.']
  const body = JSON.stringify({
    status_code: Number.parseInt(status ?? '', 10),
    code,
    message,
    request_id: 'none',
  })
  setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref()
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

/** Mounts a feature's routes under its prefix. */
export function mount(app: App, prefix: string, routes: (scope: App) => void | Promise<void>): void {
  app.register(async (scope) => routes(scope as unknown as App), { prefix })
}
