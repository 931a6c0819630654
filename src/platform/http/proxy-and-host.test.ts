import { pino } from 'pino'
import { Type } from 'typebox'
import { afterEach, describe, expect, it } from 'vitest'
import { openLimits } from '../limits/index.ts'
import { healthRoutes } from './health.ts'
import { answerUnknownPaths } from './limiting.ts'
import { allowOrigins } from './origins.ts'
import { type App, buildServer, type ServerOptions } from './server.ts'

let app: App
afterEach(() => app?.close())

async function serve(options: ServerOptions & { origins?: string[] } = {}): Promise<App> {
  app = buildServer(pino({ level: 'silent' }), options)
  await allowOrigins(app, options.origins ?? [])
  healthRoutes(app, async () => {})
  const schema = { tags: ['T'], summary: 'S' }
  const config = { permission: 'public' as const, audience: 'nobody' as const }
  const Seen = Type.Object({ ip: Type.String(), protocol: Type.String(), host: Type.String() })
  const see = { config, schema: { ...schema, response: { 200: Seen } } }
  app.get('/seen/', see, async ({ ip, protocol, host }) => ({ ip, protocol, host }))
  app.get('/things/:id/', see, async ({ ip, protocol, host }) => ({ ip, protocol, host }))
  app.delete(
    '/things/:id/',
    { config, schema: { ...schema, response: { 204: Type.Null() } } },
    async () => {},
  )
  app.post(
    '/tokens/',
    { config, schema: { ...schema, body: Type.Object({}), response: { 200: Type.Object({}) } } },
    async () => ({}),
  )
  app.put(
    '/things/best/',
    { config, schema: { ...schema, body: Type.Object({}), response: { 200: Type.Object({}) } } },
    async () => ({}),
  )
  app.get('/page/', { config, schema: { hide: true } as never }, async () => 'page')
  answerUnknownPaths(app, await openLimits(null, null))
  await app.ready()
  return app
}

describe('a forwarding header', () => {
  const forwarded = {
    host: 'inside:8000',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
    forwarded: 'for=203.0.113.7;proto=https;host=evil.example',
  }
  const inside = { protocol: 'http', host: 'inside:8000' }

  it('is ignored from an address that is not a trusted proxy', async () => {
    await serve({ trustedProxies: ['10.0.0.0/8', '2001:db8::/32'] })
    for (const remoteAddress of ['192.0.2.1', '11.0.0.1', '::1', '2001:db9::1']) {
      const { body } = await app.inject({ url: '/seen/', remoteAddress, headers: forwarded })
      expect(JSON.parse(body)).toEqual({ ...inside, ip: remoteAddress })
    }
  })

  it('is ignored when no proxy is trusted', async () => {
    await serve()
    for (const remoteAddress of ['127.0.0.1', '::1', '10.0.0.1', '192.168.0.1']) {
      const { body } = await app.inject({ url: '/seen/', remoteAddress, headers: forwarded })
      expect(JSON.parse(body)).toEqual({ ...inside, ip: remoteAddress })
    }
  })

  it('is used when it comes from a trusted proxy', async () => {
    await serve({ trustedProxies: ['10.0.0.0/8', '2001:db8::/32'] })
    for (const remoteAddress of ['10.9.8.7', '::ffff:10.0.0.1', '2001:db8::5']) {
      const headers = { ...forwarded, 'x-forwarded-host': 'fit.example.org' }
      const { body } = await app.inject({ url: '/seen/', remoteAddress, headers })
      expect(JSON.parse(body)).toEqual({ ip: '203.0.113.7', protocol: 'https', host: 'fit.example.org' })
    }
  })
})

describe('a server with allowed hosts', () => {
  const allowedHosts = ['fit.example.org', '.example.net', '[::1]']
  const ask = (host: string, url = '/seen/') => app.inject({ url, headers: { host } })

  it.each([
    'fit.example.org',
    'fit.example.org:8443',
    'FIT.example.ORG',
    'example.net',
    'a.b.example.net:80',
    '[::1]:8000',
  ])('answers to %s', async (host) => {
    await serve({ allowedHosts })
    expect((await ask(host)).statusCode).toBe(200)
  })

  it.each([
    'evil.example',
    'fit.example.org.evil.example',
    'evil.example:fit.example.org',
    'xexample.net',
    'a.fit.example.org',
    'fit.example.org@evil.example',
    '127.0.0.1',
    '',
  ])('refuses the host %j, except for health checks', async (host) => {
    await serve({ allowedHosts })
    for (const url of ['/seen/', '/page/', '/nowhere/']) {
      const { statusCode, body } = await ask(host, url)
      expect([url, statusCode, JSON.parse(body).code]).toEqual([url, 421, 'wrong_host'])
    }
    for (const url of ['/healthz', '/readyz']) expect((await ask(host, url)).statusCode).toBe(200)
  })

  it('ignores a forwarded host from an address that is not a trusted proxy', async () => {
    await serve({ allowedHosts, trustedProxies: ['10.0.0.1'] })
    const headers = { host: 'evil.example', 'x-forwarded-host': 'fit.example.org' }
    expect((await app.inject({ url: '/seen/', headers })).statusCode).toBe(421)
    const { statusCode } = await app.inject({ url: '/seen/', headers, remoteAddress: '10.0.0.1' })
    expect(statusCode).toBe(200)
  })

  it('answers to every host name when none is configured', async () => {
    await serve()
    expect((await ask('whatever.example')).statusCode).toBe(200)
  })
})

describe('a page of another origin', () => {
  const LISTED = 'https://app.example.org'
  const origins = [LISTED, 'http://localhost:5173']
  const corsOf = (headers: object) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')))

  it('may call the API when its origin is listed', async () => {
    await serve({ origins })
    const { statusCode, headers } = await app.inject({ url: '/seen/', headers: { origin: LISTED } })
    expect(statusCode).toBe(200)
    expect(corsOf(headers)).toEqual({
      'access-control-allow-origin': LISTED,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers':
        'ETag, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id',
    })
    expect(headers.vary).toMatch(/origin/i)
  })

  it('can read why it was refused', async () => {
    await serve({ origins })
    const { statusCode, headers } = await app.inject({ url: '/nowhere/', headers: { origin: LISTED } })
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([404, LISTED])
  })

  const preflight = (origin: string) =>
    app.inject({
      method: 'OPTIONS',
      url: '/tokens/',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    })

  it('gets a response to its preflight request, which it may cache', async () => {
    await serve({ origins })
    const { statusCode, headers } = await preflight(LISTED)
    expect(statusCode).toBe(204)
    expect(corsOf(headers)).toMatchObject({
      'access-control-allow-origin': LISTED,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers':
        'Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, X-CSRF-Token',
      'access-control-max-age': '7200',
    })
  })

  it.each([
    'https://evil.example',
    'null',
    '*',
    'http://app.example.org',
    'https://app.example.org.evil.example',
    'https://evilapp.example.org',
    'https://app.example.org:8443',
    'HTTPS://APP.EXAMPLE.ORG',
    `${LISTED}/`,
    `${LISTED}, https://evil.example`,
    '',
  ])('gets no CORS headers when its origin is not listed: %j', async (origin) => {
    await serve({ origins })
    const { headers } = await app.inject({ url: '/seen/', headers: { origin } })
    expect(corsOf(headers)).toEqual({})
    expect(headers.vary).toMatch(/origin/i)
    expect(corsOf((await preflight(origin)).headers)).toEqual({})
  })

  it('gets no CORS headers when no origin is configured', async () => {
    await serve()
    expect(corsOf((await app.inject({ url: '/seen/', headers: { origin: LISTED } })).headers)).toEqual({})
    expect(corsOf((await preflight(LISTED)).headers)).toEqual({})
  })
})

describe('every response', () => {
  const paths = ['/seen/', '/nowhere/', '/seen/%zz', '/page/', '/healthz']

  it('forbids type guessing, frames and scripts', async () => {
    await serve()
    for (const url of paths) {
      const { headers } = await app.inject({ url })
      expect([url, headers]).toMatchObject([
        url,
        {
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        },
      ])
      expect(headers).not.toHaveProperty('strict-transport-security')
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('server')
    }
  })

  it('has HSTS when the public address is https', async () => {
    await serve({ publicUrl: 'https://fit.example.org' })
    for (const url of paths)
      expect((await app.inject({ url })).headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('must not be cached when it answers a write, refused or not', async () => {
    await serve()
    for (const payload of [{}, [1]]) {
      const { headers } = await app.inject({ method: 'POST', url: '/tokens/', payload })
      expect(headers['cache-control']).toBe('no-store')
    }
  })
})

describe('an unsupported method', () => {
  it.each([
    ['POST', '/seen/', 'GET, HEAD, OPTIONS'],
    ['POST', '/seen', 'GET, HEAD, OPTIONS'],
    ['PUT', '/things/7/?a=b', 'DELETE, GET, HEAD, OPTIONS'],
    ['POST', '/things/best/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
    ['GET', '/tokens/', 'OPTIONS, POST'],
    ['PROPFIND', '/tokens/', 'OPTIONS, POST'],
  ])('is refused with 405 and the supported methods: %s %s', async (method, url, allow) => {
    await serve()
    const { statusCode, headers, body } = await app.inject({ method: method as 'GET', url })
    expect([statusCode, headers.allow, JSON.parse(body).code]).toEqual([405, allow, 'method_not_allowed'])
  })

  it.each([[[]], [['https://app.example.org']]])(
    'is not in the response to OPTIONS, with the allowed origins %j',
    async (origins) => {
      await serve({ origins })
      const { statusCode, headers, body } = await app.inject({ method: 'OPTIONS', url: '/things/7/' })
      expect([statusCode, headers.allow, body]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS', ''])
    },
  )

  it.each(['/nowhere/', '/things/', '/things/7/8/', '/things//', '/page/', '/*', '/seen%2f', '/SEEN/'])(
    'is refused with 404, not 405, at an address that does not exist: %s',
    async (url) => {
      await serve({ origins: ['https://app.example.org'] })
      for (const method of ['PATCH', 'OPTIONS'] as const) {
        const { statusCode, headers } = await app.inject({ method, url })
        expect([method, statusCode]).toEqual([method, 404])
        expect(headers).not.toHaveProperty('allow')
      }
    },
  )
})
