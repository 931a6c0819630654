import type { InjectOptions } from 'fastify'
import { pino } from 'pino'
import { Type } from 'typebox'
import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { openLimits } from '../limits/index.ts'
import { declarePages } from './declarations.ts'
import { healthRoutes } from './health.ts'
import { answerUnknownPaths, ipLimitKey, limitRequests } from './limiting.ts'
import { type App, buildServer, type ServerOptions } from './server.ts'

const RATES = {
  default: { points: 4, duration_s: 300 },
  auth: { points: 3, duration_s: 900 },
  upload: { points: 2, duration_s: 1800 },
  sign_in: { points: 2, duration_s: 1800 },
  new_follows: { points: 2, duration_s: 1800 },
  new_comments: { points: 2, duration_s: 1800 },
  new_mentions: { points: 2, duration_s: 1800 },
}

let app: App
afterEach(() => app?.close())

/** A server on which `X-Account` says who is signed in. */
async function serve(options: ServerOptions = {}): Promise<App> {
  app = buildServer(pino({ level: 'silent' }), options)
  const limits = await openLimits(RATES, null)
  limitRequests(app, limits)
  healthRoutes(app, async () => {})
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config
    if (!permission || permission === 'public') return
    const id = Number(request.headers['x-account'])
    if (!id) throw new AppError('unauthenticated', 'token_missing')
    if (permission === 'administer') throw new AppError('forbidden', 'role_missing')
    request.actor = { account_id: id } as never
  })
  const schema = { tags: ['T'], summary: 'S', response: { 200: Type.Object({}) } }
  const audience = 'nobody' as const
  const Body = Type.Object({ ok: Type.Optional(Type.Boolean()) })
  const post = { ...schema, body: Body }
  app.get('/public/', { config: { permission: 'public', audience }, schema }, async () => ({}))
  app.get(
    '/page/',
    { config: { permission: 'public', audience }, schema: { hide: true } as never },
    async () => ({}),
  )
  app.register(async (scope) => {
    declarePages(scope)
    scope.get('/declared/', async () => ({}))
  })
  app.get('/own/', { config: { permission: 'read', audience }, schema }, async () => ({}))
  app.get('/rule/', { config: { permission: 'administer', audience }, schema }, async () => ({}))
  app.post(
    '/upload/',
    { config: { permission: 'upload', audience, limit: 'upload' }, schema: post },
    async () => ({}),
  )
  app.post(
    '/register/',
    { config: { permission: 'public', audience, limit: 'auth' }, schema: post },
    async () => ({}),
  )
  app.post(
    '/sign-in/',
    { config: { permission: 'public', audience, limit: 'auth', isForgivenOnSuccess: true }, schema: post },
    async ({ body }) => {
      if (!body.ok) throw new AppError('unauthenticated', 'wrong_credentials')
      return {}
    },
  )
  answerUnknownPaths(app, limits)
  await app.ready()
  return app
}

async function statuses(times: number, request: InjectOptions): Promise<number[]> {
  const all: number[] = []
  for (let n = 0; n < times; n++) all.push((await app.inject(request)).statusCode)
  return all
}
const own = (account: number, remoteAddress = '192.0.2.1') => ({
  url: '/own/',
  remoteAddress,
  headers: { 'x-account': String(account) },
})
const signIn = (ok: boolean, more: InjectOptions = {}): InjectOptions => ({
  method: 'POST',
  url: '/sign-in/',
  payload: { ok },
  ...more,
})

describe('a call of the API', () => {
  it('has its limit in headers, and Retry-After when the limit is reached', async () => {
    await serve()
    const answers = []
    for (let n = 0; n < 5; n++) answers.push(await app.inject(own(1)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 429])
    expect(answers[0]?.headers).toMatchObject({
      'ratelimit-limit': '4',
      'ratelimit-remaining': '3',
      'ratelimit-reset': '300',
    })
    expect(answers[0]?.headers).not.toHaveProperty('retry-after')
    expect(answers[4]?.headers).toMatchObject({ 'ratelimit-limit': '4', 'ratelimit-remaining': '0' })
    expect(answers[4]?.headers['retry-after']).toBe(answers[4]?.headers['ratelimit-reset'])
    expect(answers[4]?.json()).toMatchObject({ status_code: 429, code: 'rate_limited' })
  })

  it('counts for the account if the person is signed in, from whichever address', async () => {
    await serve()
    for (let n = 0; n < 4; n++) await app.inject(own(1, `192.0.2.${n}`))
    expect(await statuses(1, own(1, '192.0.2.99'))).toEqual([429])
    expect(await statuses(1, own(2, '192.0.2.1'))).toEqual([200])
  })

  it('counts for the address if nobody is signed in, and not for people who are signed in there', async () => {
    await serve()
    const stranger = { url: '/public/', remoteAddress: '192.0.2.1' }
    expect(await statuses(5, stranger)).toEqual([200, 200, 200, 200, 429])
    expect(await statuses(1, { ...stranger, remoteAddress: '192.0.2.2' })).toEqual([200])
    expect(await statuses(1, own(1))).toEqual([200])
  })

  it.each([
    ['with no credentials', { url: '/own/' }, 401],
    ['by HEAD', { url: '/own/', method: 'HEAD' as const }, 401],
    ['without the required role', { url: '/rule/', headers: { 'x-account': '1' } }, 403],
    ['with invalid credentials', { url: '/own/', headers: { 'x-account': 'x' } }, 401],
  ])('counts for the address when it is refused: %s', async (_, request, status) => {
    await serve()
    expect(await statuses(6, request)).toEqual([status, status, status, status, 429, 429])
    expect((await app.inject(request)).headers).toMatchObject({
      'ratelimit-limit': '4',
      'retry-after': '300',
    })
    expect(await statuses(1, own(7))).toEqual([200])
  })

  it('is not counted when it is for a page or a health check', async () => {
    await serve()
    for (const url of ['/page/', '/declared/', '/healthz', '/readyz']) {
      await statuses(9, { url })
      const { statusCode, headers } = await app.inject({ url })
      expect([url, statusCode]).toEqual([url, 200])
      expect(headers).not.toHaveProperty('ratelimit-limit')
    }
  })

  it('counts for the address when its path or method does not exist, whoever is signed in', async () => {
    await serve()
    const requests: InjectOptions[] = [
      { url: '/nowhere/' },
      { url: '/nowhere/', method: 'POST', payload: '{"', headers: { 'content-type': 'application/json' } },
      { url: '/own/', method: 'PATCH', payload: {} },
      { url: '/own/7/8/', headers: { 'x-account': '1' } },
    ]
    for (const request of requests)
      expect((await app.inject(request)).headers).toMatchObject({ 'ratelimit-limit': '4' })
    for (const request of [...requests, { url: '/public/' }])
      expect((await app.inject(request)).statusCode).toBe(429)
    expect(await statuses(1, own(1))).toEqual([200])
    expect(await statuses(1, { ...requests[0], remoteAddress: '192.0.2.2' })).toEqual([404])
  })

  it('counts towards one limit only', async () => {
    await serve()
    const upload: InjectOptions = {
      method: 'POST',
      url: '/upload/',
      payload: {},
      headers: { 'x-account': '1' },
    }
    expect(await statuses(3, upload)).toEqual([200, 200, 429])
    expect(await statuses(5, own(1))).toEqual([200, 200, 200, 200, 429])
    expect(await statuses(4, { method: 'POST', url: '/register/', payload: {} })).toEqual([
      200, 200, 200, 429,
    ])
    expect(await statuses(1, { url: '/public/' })).toEqual([200])
  })

  it('is refused before its body is read', async () => {
    await serve()
    const broken: InjectOptions = {
      ...signIn(false),
      headers: { 'content-type': 'application/json' },
      payload: '{"',
    }
    expect(await statuses(5, broken)).toEqual([400, 400, 400, 429, 429])
  })
})

describe('a sign-in', () => {
  it('does not count when it succeeds, however often', async () => {
    await serve()
    expect(new Set(await statuses(30, signIn(true)))).toEqual(new Set([200]))
  })

  it('counts for the address when it fails, whichever account it is for', async () => {
    await serve()
    const tries = await Promise.all(
      Array.from({ length: 9 }, (_, n) => app.inject(signIn(false, { headers: { 'x-account': String(n) } }))),
    )
    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(3)
    expect(await statuses(1, signIn(true))).toEqual([429])
    expect(await statuses(1, signIn(true, { remoteAddress: '192.0.2.2' }))).toEqual([200])
  })

  it('does not block an address from which many people sign in at once', async () => {
    await serve()
    await Promise.all(Array.from({ length: 20 }, () => app.inject(signIn(true))))
    expect(await statuses(3, signIn(true))).toEqual([200, 200, 200])
  })
})

describe('the address that counts', () => {
  const forged = {
    'x-forwarded-for': '203.0.113.7',
    forwarded: 'for=203.0.113.7',
    'x-real-ip': '203.0.113.7',
  }

  it('is not taken from a header of an untrusted address', async () => {
    await serve({ trustedProxies: ['10.0.0.0/8'] })
    for (let n = 0; n < 3; n++)
      await app.inject(signIn(false, { headers: { ...forged, 'x-forwarded-for': `203.0.113.${n}` } }))
    expect(await statuses(1, signIn(false, { headers: forged }))).toEqual([429])
  })

  it('is not taken from a header when no proxy is trusted', async () => {
    await serve()
    for (let n = 0; n < 3; n++)
      await app.inject(signIn(false, { headers: { 'x-forwarded-for': `203.0.113.${n}` } }))
    expect(await statuses(1, signIn(false, { headers: forged }))).toEqual([429])
  })

  it('is the one that a trusted proxy added, not one that the client wrote before it', async () => {
    await serve({ trustedProxies: ['10.0.0.0/8'] })
    const from = (list: string) =>
      signIn(false, { remoteAddress: '10.1.2.3', headers: { 'x-forwarded-for': list } })
    for (let n = 0; n < 3; n++) await app.inject(from(`203.0.113.${n}, 198.51.100.1`))
    expect(await statuses(1, from('203.0.113.99, 198.51.100.1'))).toEqual([429])
    expect(await statuses(1, from('198.51.100.1, 198.51.100.2'))).toEqual([401])
  })

  it('is the /64 network of an IPv6 client', async () => {
    await serve()
    for (let n = 1; n < 4; n++) await app.inject(signIn(false, { remoteAddress: `2001:db8:1:2::${n}` }))
    expect(await statuses(1, signIn(false, { remoteAddress: '2001:db8:1:2:ffff:1:2:3' }))).toEqual([429])
    expect(await statuses(1, signIn(false, { remoteAddress: '2001:db8:1:3::1' }))).toEqual([401])
  })

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['', ''],
    [undefined, ''],
  ])('is read from %s as %s', (ip, key) => {
    expect(ipLimitKey(ip)).toBe(key)
  })
})
