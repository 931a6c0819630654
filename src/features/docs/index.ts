import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { declarePages } from '../../platform/http/declarations.ts'
import { matchesEtag } from '../../platform/http/etags.ts'
import { pageHeaders } from '../../platform/http/security-headers.ts'
import type { App } from '../../platform/http/server.ts'
import { moveToComponents } from './components.ts'
import { describeOperation } from './operations.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** The tools create images and inline styles at run time. Scripts come from this server only. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'"

const TAGS = [
  { name: 'Accounts', description: 'Registration, sign-in, sessions and the account itself.' },
  { name: 'Second factor', description: 'Authenticator apps, recovery codes and passkeys.' },
  { name: 'Keys', description: 'API keys for programs, each with its own scopes.' },
  { name: 'Profiles', description: 'People, their body data and weights.' },
  { name: 'Relations', description: 'Who follows, blocks and mutes whom; requests to follow.' },
  { name: 'Workouts', description: 'The training log.' },
  { name: 'Statistics', description: 'Sums, streaks, calendar and records of the training log.' },
  { name: 'Images', description: 'Pictures of people and workouts.' },
  { name: 'Recordings', description: 'Files from watches and apps, with their tracks and laps.' },
  { name: 'Goals', description: 'Training goals and your progress.' },
  { name: 'Moderation', description: 'Reports, decisions of moderators, and appeals.' },
  { name: 'Administration', description: 'For moderators and administrators.' },
  { name: 'Operation', description: 'For operators of the server.' },
]

/** Serves `/openapi.json`, generated from the routes, and two pages that show it. */
export async function docsFeature(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'FitTrack',
        version,
        description:
          'The API of FitTrack. Register or sign in, then send the access token or an API key as `Authorization: Bearer …`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: TAGS,
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
    transform: describeOperation,
    transformObject: (given) => moveToComponents((given as { openapiObject: object }).openapiObject) as never,
  })
  await app.register(async (scope) => {
    declarePages(scope)
    scope.addHook('onSend', async (_, reply) => void reply.headers(pageHeaders(PAGE_POLICY)))
    await scope.register(swaggerUi, {
      routePrefix: '/swagger',
      staticCSP: false,
      uiConfig: {
        persistAuthorization: true,
        displayRequestDuration: true,
        tryItOutEnabled: true,
        validatorUrl: null,
      },
    })
    documentRoutes(scope)
  })
}

function documentRoutes(app: FastifyInstance): void {
  serve(app, '/openapi.json', 'application/json', () => JSON.stringify(app.swagger()))
  serve(app, '/redoc/', 'text/html', () => REDOC_PAGE)
  serve(app, '/redoc/start.js', 'text/javascript', () => REDOC_START)
  serve(app, '/redoc/redoc.standalone.js', 'text/javascript', () => {
    const bundle = createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js')
    // This logo is the bundle's only request to another host. ReDoc hides it when it cannot be loaded.
    return readFileSync(bundle, 'utf8').replace('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:,')
  })
}

/**
 * Serves a document that is made at the first request. These requests are not counted, so making, encoding and hashing
 * a megabyte for each of them would let anybody keep the server busy.
 */
function serve(app: FastifyInstance, url: string, type: string, make: () => string): void {
  const cacheControl = type === 'text/javascript' ? 'public, max-age=86400' : 'private, no-cache'
  let made: { content: Buffer; etag: string } | undefined
  app.get(url, (request, reply) => {
    made ??= withEtag(Buffer.from(make()))
    reply.headers({ ETag: made.etag, 'Cache-Control': cacheControl })
    if (matchesEtag(request, made.etag)) return reply.code(304).send()
    return reply.type(`${type}; charset=utf-8`).send(made.content)
  })
}

function withEtag(content: Buffer): { content: Buffer; etag: string } {
  return { content, etag: `"${hash('sha1', content, 'base64url')}"` }
}

const REDOC_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>FitTrack API</title></head>
<body><main id="redoc"></main><script src="/redoc/redoc.standalone.js"></script><script src="/redoc/start.js"></script></body>
</html>`

const REDOC_START = `Redoc.init('/openapi.json', { hideDownloadButton: false, disableSearch: false }, document.getElementById('redoc'))`
