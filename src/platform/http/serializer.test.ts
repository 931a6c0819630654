import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, RouteHandlerMethod } from 'fastify'
import { pino } from 'pino'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { type Cache, openCache } from '../cache/index.ts'
import { compilePick } from './pick-fields.ts'
import { nullable } from './schema.ts'
import { sendCached } from './send-cached.ts'
import { type App, buildServer } from './server.ts'

const Inner = Type.Object({ a: Type.Integer() })
const Outer = Type.Object({
  text: nullable(Type.String()),
  missing: Type.Optional(Type.String()),
  inner: Inner,
  none: nullable(Inner),
  either: Type.Union([Inner, Type.Null()]),
  list: Type.Array(Inner),
  numbers: Type.Array(Type.Integer()),
  open: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
})

const leak = { password_hash: 'secret' }
const inner = { a: 1, ...leak }
const withLeaks = {
  ...leak,
  text: null,
  inner,
  none: null,
  either: inner,
  list: [inner, inner],
  numbers: [1, 2],
  open: { any: 1 },
}
const clean = {
  text: null,
  inner: { a: 1 },
  none: null,
  either: { a: 1 },
  list: [{ a: 1 }, { a: 1 }],
  numbers: [1, 2],
  open: { any: 1 },
}

describe('the fields of a schema', () => {
  it('are picked at every depth, and no others', () => {
    expect(JSON.parse(JSON.stringify(compilePick(Outer)(withLeaks)))).toEqual(clean)
  })

  it('are picked from each entry of a list', () => {
    expect(compilePick(Type.Array(Inner))([inner])).toEqual([{ a: 1 }])
  })

  it('may have any name', () => {
    const schema = Type.Object({ 'a"]; b': Type.Integer(), constructor: Type.Integer() })
    const value = { 'a"]; b': 1, constructor: 2 }
    expect(compilePick(schema)({ ...value, ...leak })).toEqual(value)
  })

  it('cannot be picked when the schema is a union of objects', () => {
    expect(() => compilePick(Type.Union([Inner, Outer]))).toThrow('one of several objects')
  })

  const unlisted: [string, object][] = [
    ['an object without properties', { type: 'object' }],
    ['an object or null without properties', { type: ['object', 'null'] }],
    ['allOf', { allOf: [Inner, Outer] }],
    ['oneOf', { oneOf: [Inner, Outer] }],
    ['patternProperties', { type: 'object', patternProperties: { '^a': Inner } }],
    ['a schema for additional properties', { ...Inner, additionalProperties: Inner }],
  ]
  it.each(unlisted)('prevent the start of the server when they are not listed: %s', async (_, inner) => {
    for (const schema of [inner, Type.Object({ list: Type.Array(Type.Unsafe(inner)) })]) {
      const app = buildServer(pino({ level: 'silent' }))
      const described = { tags: ['T'], summary: 'S', response: { 200: schema } }
      app.get(
        '/',
        { config: { permission: 'public', audience: 'nobody' }, schema: described },
        async () => ({}) as never,
      )
      await expect(app.ready()).rejects.toThrow(/A response/)
    }
  })
})

describe('a server in production', () => {
  let app: App
  let cache: Cache

  beforeAll(async () => {
    const log = pino({ level: 'silent' })
    app = buildServer(log, { areResponsesChecked: false })
    cache = openCache(null, log)
    const schema = { tags: ['T'], summary: 'S', response: { 200: Outer, 202: Type.Object({}) } }
    const config = { permission: 'public' as const, audience: 'nobody' as const }
    app.get('/plain/', { config, schema }, async () => withLeaks)
    app.get('/sent/', { config, schema }, (_, reply) => reply.send(withLeaks))
    app.get('/accepted/', { config, schema }, (_, reply) => reply.code(202).send(leak as never))
    app.get('/undescribed/', { config, schema }, (_, reply) => reply.code(201 as 200).send(withLeaks))
    app.get('/cached/', { config, schema }, (request, reply) =>
      sendCached(cache, request, reply, { of: [1], lifetime_s: 60 }, async () => withLeaks),
    )
    await app.ready()
  })
  afterAll(() => app?.close())

  it.each(['/plain/', '/sent/', '/cached/', '/cached/'])(
    'sends only the fields of the schema: %s',
    async (url) => {
      const response = await app.inject(url)
      expect([response.statusCode, response.json()]).toEqual([200, clean])
    },
  )

  it('picks the fields by the schema of the response status', async () => {
    const response = await app.inject('/accepted/')
    expect([response.statusCode, response.body]).toEqual([202, '{}'])
  })

  it('answers 500 for a status without a schema, and leaks nothing', async () => {
    const response = await app.inject('/undescribed/')
    expect([response.statusCode, response.json().code]).toEqual([500, 'internal'])
    expect(response.body).not.toContain('secret')
  })
})

/** Adds a field to what every handler of a server returns, at every depth. */
function leakFromHandlers(message: unknown): void {
  const { fastify } = message as { fastify: FastifyInstance }
  fastify.addHook('onRoute', (route) => {
    const handler = route.handler as (...args: unknown[]) => unknown
    route.handler = async function (this: unknown, ...args: unknown[]) {
      return leaky(await handler.apply(this, args))
    } as RouteHandlerMethod
  })
}

function leaky(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaky)
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  const fields = Object.entries(value).map(([name, field]) => [name, leaky(field)])
  return { ...Object.fromEntries(fields), password_hash: 'secret' }
}

describe('FitTrack in production', () => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    subscribe('fastify.initialization', leakFromHandlers)
    try {
      test = await buildTestApp('SQLite', { DEBUG: 'false', RATE_LIMITS: 'on' })
    } finally {
      unsubscribe('fastify.initialization', leakFromHandlers)
    }
    ana = await test.register('ana')
    await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    await ana.post('/api/goals/', { kind: 'workouts', target: 3 })
  })
  afterAll(() => test?.close())

  it.each([
    '/api/workouts/',
    '/api/workouts/1/',
    '/api/workouts/statistics/',
    '/api/goals/',
    '/api/goals/1/',
    '/api/profiles/me/',
    '/api/auth/user/',
    '/api/auth/sessions/',
  ])('sends no field that the response schema does not name: %s', async (url) => {
    const response = await ana.get(url)
    expect(response.status).toBe(200)
    expect(JSON.stringify(response.body)).not.toContain('password_hash')
  })

  it('sends no field that the response schema does not name after a write', async () => {
    const response = await ana.post('/api/workouts/', { sport: 'yoga', duration: 20 })
    expect(response.status).toBe(201)
    expect(JSON.stringify(response.body)).not.toContain('password_hash')
  })

  it('sends no field that the response schema does not name in the response to a repeated request', async () => {
    const send = () =>
      ana.post('/api/workouts/', { sport: 'yoga', duration: 20 }, { 'idempotency-key': 'repeated' })
    const first = await send()
    // A server of an earlier version may have stored a field that the schema no longer names.
    const body = JSON.stringify({ ...first.body, password_hash: 'secret' })
    await test.services.db.updateTable('idempotency_key').set({ body }).execute()
    const repeated = await send()
    expect([repeated.status, repeated.body]).toEqual([201, first.body])
  })
})
