import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { declarePages } from '../../platform/http/declarations.ts'
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
  { name: 'Workouts', description: 'The training log.' },
  { name: 'Statistics', description: 'Sums, streaks, calendar and records of the training log.' },
  { name: 'Images', description: 'Pictures of people and workouts.' },
  { name: 'Recordings', description: 'Files from watches and apps, with their tracks and laps.' },
  { name: 'Goals', description: 'Training goals and your progress.' },
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
  app.get('/openapi.json', async () => app.swagger())
  app.get('/redoc/', (_, reply) => html(reply, REDOC_PAGE))
  app.get('/redoc/start.js', (_, reply) => script(reply, REDOC_START))
  // Read from the package at the first visit.
  let bundle: string | undefined
  app.get('/redoc/redoc.standalone.js', (_, reply) => {
    // This logo is the bundle's only request to another host. ReDoc hides it when it cannot be loaded.
    const withoutRemoteLogo = (text: string) =>
      text.replace('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:,')
    bundle ??= withoutRemoteLogo(
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
