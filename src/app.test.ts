import { afterEach, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, PASSWORD, type TestApp } from '../test/support/app.ts'

let test: TestApp
afterEach(() => test?.close())

const serve = async (env: Record<string, string> = {}) => {
  test = await buildTestApp('SQLite', env)
  return test
}
const signIn = (payload: object, more: { remoteAddress?: string; headers?: Record<string, string> } = {}) =>
  test.request({ method: 'POST', url: '/api/auth/login/', payload, ...more })
const ANA = { username: 'ana', password: PASSWORD }

describe('rate limits', () => {
  const RATE_LIMITS = 'default=8/5m,auth=4/15m,upload=2/30m'

  it('count failed sign-ins but not successful ones', async () => {
    await serve({ RATE_LIMITS })
    await test.register('ana')
    for (let n = 0; n < 12; n++) expect((await signIn(ANA)).status).toBe(200)
    const guesses = []
    for (let n = 0; n < 5; n++) guesses.push(await signIn({ ...ANA, password: `guess ${n}` }))
    // The registration before used one of the four requests.
    expect(guesses.map(({ status }) => status)).toEqual([401, 401, 401, 429, 429])
    expect(guesses[4]?.headers).toMatchObject({ 'ratelimit-limit': '4', 'retry-after': expect.any(String) })
    expect((await signIn(ANA)).status).toBe(429)
    expect((await signIn(ANA, { remoteAddress: '192.0.2.1' })).status).toBe(200)
  })

  it('do not block a signed-in person when somebody guesses passwords from the same address', async () => {
    await serve({ RATE_LIMITS })
    const ana = await test.register('ana')
    for (let n = 0; n < 6; n++) await signIn({ ...ANA, password: `guess ${n}` })
    for (let n = 0; n < 12; n++) await test.request({ url: '/api/workouts/' })
    expect((await ana.get('/api/workouts/')).status).toBe(200)
    expect((await test.request({ url: '/api/workouts/' })).status).toBe(429)
  })

  it('count invalid tokens', async () => {
    await serve({ RATE_LIMITS })
    const ask = (n: number) =>
      test.request({
        url: '/api/workouts/',
        headers: { authorization: `Bearer ft_${'x'.repeat(42)}${n % 10}` },
      })
    const statuses = []
    for (let n = 0; n < 10; n++) statuses.push((await ask(n)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429, 429])
  })

  it('do not count pages, their files and the documents of the API', async () => {
    await serve({ RATE_LIMITS })
    const page = await test.request({ url: '/', headers: { accept: 'text/html' } })
    const [script] = /\/assets\/[\w-]+\.js/.exec(String(page.body)) ?? []
    const pages = ['/', '/workouts/1', script ?? '', '/icon.svg', '/redoc/', '/redoc/start.js', '/swagger/']
    for (const url of [...pages, '/openapi.json', '/healthz', '/readyz']) {
      const { status, headers } = await test.request({ url, headers: { accept: 'text/html' } })
      expect([url, status]).toEqual([url, 200])
      expect(headers).not.toHaveProperty('ratelimit-limit')
    }
  })

  it('count requests to unknown paths', async () => {
    await serve({ RATE_LIMITS })
    const statuses = []
    for (const url of ['/api/nowhere/', '/wp-login.php', '/assets/no.js', '/redoc/nothing', '/healthz/7']) {
      statuses.push((await test.request({ url })).status)
      statuses.push((await test.request({ url, method: 'POST', payload: {} })).status)
    }
    expect(statuses).toEqual([...new Array(8).fill(404), 429, 429])
  })

  it('count registrations', async () => {
    await serve({ RATE_LIMITS })
    for (let n = 0; n < 4; n++) await test.register(`person${n}`)
    await expect(test.register('onemore')).rejects.toThrow('429')
  })

  it('count uploads per account, separately from other requests', async () => {
    await serve({ RATE_LIMITS })
    const ana = await test.register('ana')
    const ben = await test.register('ben')
    const upload = (headers: Record<string, string>) => {
      const form = multipart('a.fit', Buffer.from('x'))
      return test.request({
        method: 'POST',
        url: '/api/recordings/',
        ...form,
        headers: { ...form.headers, ...headers },
      })
    }
    const statuses = []
    for (let n = 0; n < 3; n++) statuses.push((await upload(ana.headers)).status)
    expect(statuses).toEqual([202, 202, 429])
    expect((await upload(ben.headers)).status).toBe(202)
    expect((await ana.get('/api/workouts/')).headers['ratelimit-remaining']).toBe('7')
  })
})

describe('a proxy', () => {
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' }
  const cookiesOf = async (remoteAddress: string) => {
    const { status, headers } = await signIn(
      { ...ANA, session_mode: 'cookie' },
      { remoteAddress, headers: https },
    )
    expect(status).toBe(200)
    return [headers['set-cookie']].flat().map(String)
  }

  it('can make cookies secure with its headers only if it is trusted', async () => {
    await serve({ TRUSTED_PROXIES: '10.0.0.0/8' })
    await test.register('ana')
    for (const cookie of await cookiesOf('10.0.0.1')) expect(cookie).toMatch(/^__Host-.*; Secure/)
    for (const cookie of await cookiesOf('192.0.2.1')) expect(cookie).not.toMatch(/__Host-|Secure/)
  })

  it('can set the address of a session with its headers only if it is trusted', async () => {
    await serve({ TRUSTED_PROXIES: '10.0.0.0/8' })
    await test.register('ana')
    await cookiesOf('10.0.0.1')
    await cookiesOf('192.0.2.1')
    const { body } = await signIn(ANA)
    const { body: sessions } = await test.request({
      url: '/api/auth/sessions/',
      headers: { authorization: `Bearer ${body.access}` },
    })
    const addresses = sessions.results.map(({ address }: { address: string }) => address)
    expect(addresses).toContain('203.0.113.7')
    expect(addresses.filter((address: string) => address === '203.0.113.7')).toHaveLength(1)
    expect(addresses).toContain('192.0.2.1')
  })
})

describe('the configuration of the server', () => {
  it('applies to host names, origins and https', async () => {
    await serve({
      ALLOWED_HOSTS: 'fit.example.org',
      CORS_ALLOWED_ORIGINS: 'https://app.example.org',
      PUBLIC_URL: 'https://fit.example.org',
    })
    const ask = (headers: Record<string, string>) => test.request({ url: '/api/workouts/', headers })
    expect((await ask({ host: 'evil.example' })).status).toBe(421)
    const { status, headers } = await ask({ host: 'fit.example.org', origin: 'https://app.example.org' })
    expect(status).toBe(401)
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example.org',
      'strict-transport-security': 'max-age=31536000',
    })
    const other = await ask({ host: 'fit.example.org', origin: 'https://evil.example' })
    expect(other.headers).not.toHaveProperty('access-control-allow-origin')
  })
})

it('responses that contain tokens forbid caching', async () => {
  await serve()
  const payload = { username: 'ben', email: 'ben@example.org', password1: PASSWORD, password2: PASSWORD }
  const registered = await test.request({ method: 'POST', url: '/api/auth/registration/', payload })
  const signedIn = await signIn({ ...ANA, username: 'ben' })
  const { refresh } = signedIn.body
  const refreshed = await test.request({
    method: 'POST',
    url: '/api/auth/token/refresh/',
    payload: { refresh },
  })
  for (const { status, body, headers } of [registered, signedIn, refreshed]) {
    expect([200, 201]).toContain(status)
    expect(body).toHaveProperty('access')
    expect(headers['cache-control']).toBe('no-store')
  }
})

it('405 with the supported methods for an unsupported method of an API path', async () => {
  await serve()
  for (const method of ['DELETE', 'PUT', 'PATCH'] as const) {
    const { status, headers, body } = await test.request({ method, url: '/api/workouts/' })
    expect([status, headers.allow, body.code]).toEqual([
      405,
      'GET, HEAD, OPTIONS, POST',
      'method_not_allowed',
    ])
  }
})

describe('a page', () => {
  it.each(['/', '/workouts/1', '/swagger/', '/swagger', '/redoc/', '/redoc'])(
    'runs scripts from this server only, and no inline scripts: %s',
    async (url) => {
      await serve()
      const { status, body, headers } = await test.request({ url, headers: { accept: 'text/html' } })
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      const directives = Object.fromEntries(
        String(headers['content-security-policy'])
          .split('; ')
          .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
      )
      expect(directives).toMatchObject({
        'default-src': "'none'",
        'script-src': "'self'",
        'connect-src': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
      })
      for (const [, attributes, text] of String(body).matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
        expect(attributes).toMatch(/ src="\.?\/[^/]/)
        expect(text?.trim()).toBe('')
      }
      expect(body).not.toMatch(/<[^>]+\son\w+=|javascript:/i)
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
    },
  )
})
