import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { declarePages } from '../../platform/http/declarations.ts'
import { pageHeaders } from '../../platform/http/security-headers.ts'
import type { App } from '../../platform/http/server.ts'
import { nameComponents } from './components.ts'
import { describeOperation } from './operations.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** Images and styles that the documentation tools make at run time are theirs; code comes from this server alone. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'"

const TAGS = [
  { name: 'Accounts', description: 'Registration, sign-in, sessions and the account itself.' },
  { name: 'Second factor', description: 'Codes of an app, recovery codes and passkeys.' },
  { name: 'Keys', description: 'Keys for programs, each with the scopes that it needs.' },
  { name: 'Profiles', description: 'People, and what their training is measured against.' },
  { name: 'Workouts', description: 'The training log.' },
  { name: 'Statistics', description: 'What the training log comes to: sums, streaks, calendar and records.' },
  { name: 'Images', description: 'Pictures of people and of their workouts.' },
  { name: 'Recordings', description: 'Files from watches and apps, and what they recorded.' },
  { name: 'Goals', description: 'What you want to reach, and how far you are.' },
  { name: 'Administration', description: 'For moderators and administrators.' },
  { name: 'Operation', description: 'For those who run the server.' },
]

/** `/openapi.json`, and two pages that show it; all of it is generated from the routes and served from here. */
export async function docsFeature(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'FitTrack',
        version,
        description:
          'The API of FitTrack. Register or sign in, then send the access token, or a key of your own, as `Authorization: Bearer …`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: TAGS,
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
    transform: describeOperation,
    transformObject: (given) => nameComponents((given as { openapiObject: object }).openapiObject) as never,
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
  app.get('/openapi.json', async () => app.swagger())
  app.get('/redoc/', (_, reply) => html(reply, REDOC_PAGE))
  app.get('/redoc/start.js', (_, reply) => script(reply, REDOC_START))
  // Served from the package: read at the first visit, and kept.
  let bundle: string | undefined
  app.get('/redoc/redoc.standalone.js', (_, reply) => {
    // Its one request to another host; what cannot be shown hides itself.
    const ownHost = (text: string) => text.replace('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:,')
    bundle ??= ownHost(
      readFileSync(createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js'), 'utf8'),
    )
    return script(reply, bundle)
  })
}

const REDOC_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>FitTrack API</title></head>
<body><main id="redoc"></main><script src="/redoc/redoc.standalone.js"></script><script src="/redoc/start.js"></script></body>
</html>`

const REDOC_START = `Redoc.init('/openapi.json', { hideDownloadButton: false, disableSearch: false }, document.getElementById('redoc'))`

function html(reply: FastifyReply, text: string) {
  return reply.type('text/html; charset=utf-8').send(text)
}

function script(reply: FastifyReply, text: string | Buffer) {
  return reply
    .type('text/javascript; charset=utf-8')
    .header('Cache-Control', 'public, max-age=86400')
    .send(text)
}
