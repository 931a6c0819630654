import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { InjectOptions } from 'fastify'
import { pino } from 'pino'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError, ERROR_CODES, invalidField } from '../errors.ts'
import { healthRoutes } from './health.ts'
import { type App, buildServer } from './server.ts'

const SECRET = 'select secret from /etc/app.key'
const REQUEST_ID = /^req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const FAILURES: Record<string, () => Error> = {
  unknown: () => new Error(SECRET),
  database: () => Object.assign(new Error(SECRET), { code: '42P01', position: '15', file: '/src/parse.c' }),
  away: () => Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' }),
  full: () => Object.assign(new Error(SECRET), { code: 'SQLITE_FULL' }),
  status: () => Object.assign(new Error(SECRET), { statusCode: 418 }),
  wrong_status: () => Object.assign(new Error(SECRET), { statusCode: 200 }),
  app: () => new AppError('conflict', 'account_changed', { cause: new Error(SECRET) }),
  fields: () => invalidField('a', 'taken'),
}

describe('the server', () => {
  let app: App
  let port: number
  const logged: string[] = []

  beforeAll(async () => {
    const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
    app = buildServer(log, { areResponsesChecked: true })
    const Body = Type.Object({ a: Type.Integer() }, { additionalProperties: false })
    const schema = { tags: ['T'], summary: 'S', response: { 200: Type.Object({ ok: Type.Boolean() }) } }
    const config = { permission: 'public' as const, audience: 'nobody' as const }
    app.get('/fails/:how/', { config, schema }, async (request) => {
      throw FAILURES[(request.params as { how: string }).how]?.()
    })
    app.get('/throws-text/', { config, schema }, async () => Promise.reject(SECRET))
    app.get('/ok/', { config, schema }, async () => ({ ok: true }))
    app.get('/says-more/', { config, schema }, async () => ({ ok: true, password_hash: SECRET }))
    app.get('/says-less/', { config, schema }, async () => ({}) as never)
    app.post('/takes/', { config, schema: { ...schema, body: Body } }, async () => ({ ok: true }))
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as AddressInfo).port
  })
  afterAll(() => app?.close())

  const expectRefusal = (response: { statusCode: number; headers: object; body: string }, code: string) => {
    const body = JSON.parse(response.body) as Record<string, unknown>
    expect(response.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' })
    expect(Object.keys(body).filter((key) => key !== 'errors' && key !== 'details')).toEqual([
      'status_code',
      'code',
      'message',
      'request_id',
    ])
    expect(body.code).toBe(code)
    expect(ERROR_CODES).toHaveProperty(code, body.status_code)
    expect(response.statusCode).toBe(body.status_code)
    expect(body.request_id).toMatch(REQUEST_ID)
    expect(response.headers).toMatchObject({ 'x-request-id': body.request_id })
    expect(response.body).not.toMatch(/secret|\.ts|node_modules|select |stack|FST_|sqlite|postgres/i)
    return body
  }

  describe('a refusal', () => {
    const failures: [string, string][] = [
      ['unknown', 'internal'],
      ['database', 'internal'],
      ['away', 'unavailable'],
      ['full', 'storage_full'],
      ['status', 'malformed'],
      ['wrong_status', 'internal'],
      ['app', 'conflict'],
      ['fields', 'invalid'],
    ]
    it.each(failures)('hides the cause of an internal failure (%s): %s', async (how, code) => {
      const response = await app.inject({ url: `/fails/${how}/` })
      if (how === 'status') expect(response.statusCode).toBe(400)
      expectRefusal(response, code)
    })

    it('has the same shape for a thrown value that is not an Error', async () => {
      expectRefusal(await app.inject({ url: '/throws-text/' }), 'internal')
    })

    it('logs the cause of a failure with the request id', async () => {
      const body = expectRefusal(await app.inject({ url: '/fails/unknown/' }), 'internal')
      const line = logged.find(
        (text) => text.includes(String(body.request_id)) && text.includes('request failed'),
      )
      expect(line).toContain(SECRET)
    })

    it('has a random request id, which no header can set', async () => {
      const ids: string[] = []
      for (const name of ['request-id', 'x-request-id', 'x-correlation-id', 'requestid']) {
        const { headers } = await app.inject({ url: '/ok/', headers: { [name]: 'mine' } })
        ids.push(String(headers['x-request-id']))
      }
      expect(new Set(ids.map((id) => id.slice(0, 12))).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(REQUEST_ID)
    })

    it('says in Retry-After when to try again', async () => {
      expect((await app.inject({ url: '/fails/away/' })).headers['retry-after']).toBe('2')
    })

    const requests: [string, InjectOptions & { url: string }, string][] = [
      ['an address that cannot be decoded', { url: '/fails/%zz/' }, 'malformed'],
      ['an address with half a character', { url: '/fails/%e2%82/' }, 'malformed'],
      ['an address with NUL', { url: '/fails/a%00b/' }, 'malformed'],
      ['a query with NUL', { url: '/ok/?a=%00' }, 'malformed'],
      ['an address with a very long part', { url: `/fails/${'x'.repeat(5_000)}/` }, 'malformed'],
      ['a field of the wrong type', post({ a: 'x' }), 'invalid'],
      ['an unknown field', post({ a: 1, b: 2 }), 'invalid'],
      [
        'an unknown field with the name of a method',
        post({ a: 1, toString: 2, hasOwnProperty: 3 }),
        'invalid',
      ],
      ['a missing field', post({}), 'invalid'],
      ['no body', { method: 'POST', url: '/takes/' }, 'invalid'],
      ['a body of another kind', post([1]), 'invalid'],
      ['a body that is not JSON', post('{"a":'), 'malformed'],
      ['an empty body', post(''), 'malformed'],
      ['a body that is too large', post(`{"a":"${'x'.repeat(1_000_000)}"}`), 'too_large'],
    ]
    it.each(requests)('has the same shape for %s', async (_, request, code) => {
      expectRefusal(await app.inject(request), code)
    })

    it('names each wrong field', async () => {
      const body = expectRefusal(await app.inject(post({ a: 1.5, toString: 1 })), 'invalid')
      expect(body.errors).toEqual({ a: ['must be a whole number'], toString: ['is not a known field'] })
    })
  })

  describe('a body with the content type', () => {
    const send = (type: string | undefined) =>
      app.inject({
        method: 'POST',
        url: '/takes/',
        payload: Buffer.from('{"a":1}'),
        headers: type === undefined ? {} : { 'content-type': type },
      })
    const accepted = [
      'application/json',
      'application/json; charset=utf-8',
      'application/json;charset=utf-8',
      'Application/JSON; charset=UTF-8',
    ]
    it.each(accepted)('%j is accepted', async (type) => {
      expect((await send(type)).statusCode).toBe(200)
    })

    const refused = [
      undefined,
      '',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonx',
      'application/json\ta',
      'application/json x',
      'application/json,text/plain',
      'text/plain,application/json',
      'application/json; charset=latin1',
      'application/json; charset=utf-16',
      'application/json; charset=utf-8; charset=latin1',
      'application/json; charset="utf-8"',
      'application/json;',
      'application/json; boundary=x',
      'application/vnd.api+json',
      'application/json\0',
      ' application/json;a',
    ]
    it.each(refused)('%j is refused', async (type) => {
      expectRefusal(await send(type), 'unsupported_media_type')
    })
  })

  it('gives each response a request id of its own, whatever the client sends', async () => {
    const ask = () => app.inject({ url: '/ok/', headers: { 'x-request-id': 'mine', 'request-id': 'mine' } })
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => (await ask()).headers['x-request-id']),
    )
    expect(new Set(ids).size).toBe(20)
    expect(ids).not.toContain('mine')
  })

  it.each(['/says-more/', '/says-less/'])(
    'answers 500 in development when the response of %s does not match its schema',
    async (url) => {
      expectRefusal(await app.inject({ url }), 'internal')
      expect(logged.at(-2)).toContain('does not match its schema')
    },
  )

  it('tells browsers not to guess types and not to frame', async () => {
    for (const url of ['/ok/', '/nowhere/', '/fails/unknown/', '/fails/%zz/']) {
      expect((await app.inject({ url })).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      })
    }
  })

  it('ignores forwarding headers when no proxy is trusted', async () => {
    const before = logged.length
    const headers = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
    }
    const { statusCode } = await app.inject({ url: '/ok/', headers })
    expect(statusCode).toBe(200)
    expect(logged.slice(before).join()).not.toMatch(/6\.6\.6\.6|evil/)
  })

  it('logs a request on one line, whatever its address contains', async () => {
    const before = logged.length
    await app.inject({ url: '/nowhere/%0a%1b[31m{"level":60}', headers: { 'user-agent': 'a\u001b[2J' } })
    const lines = logged.slice(before)
    expect(lines.filter((line) => line.includes('"msg":"request"'))).toHaveLength(1)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    for (const line of lines) expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f]/)
  })

  describe('a response', () => {
    it('has an ETag when it answers a read; 304 without a body when the client has it', async () => {
      const { headers } = await app.inject({ url: '/ok/' })
      expect(headers).toMatchObject({ etag: expect.any(String), 'cache-control': 'private, no-cache' })
      const etag = String(headers.etag)
      for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await app.inject({ url: '/ok/', headers: { 'if-none-match': given } })
        expect([given, again.statusCode, again.body]).toEqual([given, 304, ''])
        expect(again.headers.etag).toBe(etag)
        expect(again.headers).not.toHaveProperty('content-type')
      }
      for (const given of ['', '"other"', etag.replaceAll('"', '')]) {
        expect((await app.inject({ url: '/ok/', headers: { 'if-none-match': given } })).statusCode).toBe(200)
      }
    })

    it('has the ETag and the length, but no body, when it answers HEAD', async () => {
      const get = await app.inject({ url: '/ok/' })
      const head = await app.inject({ method: 'HEAD', url: '/ok/' })
      expect([head.statusCode, head.body]).toEqual([200, ''])
      expect(head.headers.etag).toBe(get.headers.etag)
      expect(head.headers['content-length']).toBe(get.headers['content-length'])
    })

    it('has no ETag when it answers a write or refuses', async () => {
      expect((await app.inject({ url: '/nowhere/' })).headers).not.toHaveProperty('etag')
      expect((await app.inject(post({ a: 1 }))).headers).not.toHaveProperty('etag')
    })
  })

  describe('a broken request', () => {
    const send = async (request: string) => {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.on('error', () => {})
      socket.write(request)
      const answer = await text(socket)
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      return { status: Number(head.split(' ')[1]), head, body }
    }
    const head = 'GET /ok/ HTTP/1.1\r\nHost: x\r\n'
    const cases: [string, string, number, string][] = [
      ['text that is not HTTP', 'hello\r\n\r\n', 400, 'malformed'],
      ['a method that does not exist', 'FROB / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'malformed'],
      ['an invalid header', `${head}bad header\r\n\r\n`, 400, 'malformed'],
      ['NUL in a header', `${head}A: b\0c\r\n\r\n`, 400, 'malformed'],
      ['headers that are too large', `${head}A: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
      [
        'too long an address',
        `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
        431,
        'headers_too_large',
      ],
      ['two hosts', `${head}Host: x\r\nConnection: close\r\n\r\n`, 400, 'malformed'],
      ['two hosts in other case', `${head}HOST: y\r\nConnection: close\r\n\r\n`, 400, 'malformed'],
      ['no host', 'GET /ok/ HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed'],
      [
        'a host and another one in the address',
        'GET http://y/ok/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        400,
        'malformed',
      ],
      [
        'two credentials',
        `${head}Authorization: Bearer a\r\nAuthorization: Bearer b\r\nConnection: close\r\n\r\n`,
        400,
        'malformed',
      ],
      [
        'two content types',
        'POST /takes/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
        400,
        'malformed',
      ],
      [
        'two lengths for one body',
        'POST /takes/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
        400,
        'malformed',
      ],
      [
        'a body with both a length and chunks',
        'POST /takes/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
        'malformed',
      ],
      [
        'invalid chunks',
        'POST /takes/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
        400,
        'malformed',
      ],
      [
        'a body that says it is a gigabyte',
        'POST /takes/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n{',
        413,
        'too_large',
      ],
    ]
    it.each(cases)('is refused in the same shape: %s', async (_, request, status, code) => {
      const answer = await send(request)
      expect(answer.status).toBe(status)
      expect(answer.head).toMatch(/content-type: application\/json; charset=utf-8/i)
      expect(JSON.parse(answer.body)).toMatchObject({
        status_code: status,
        code,
        message: expect.any(String),
      })
      expect(JSON.parse(answer.body)).toHaveProperty('request_id')
    })

    it('is cut off when its body is an endless series of chunks', async () => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(
        'POST /takes/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      )
      const chunk = `ffff\r\n${' '.repeat(0xffff)}\r\n`
      let sent = 0
      let answer = ''
      const over = new Promise<void>((resolve) => socket.once('close', () => resolve()))
      socket.on('data', (part) => {
        answer += part
        socket.destroy()
      })
      while (!socket.destroyed && sent < 20_000_000) {
        sent += chunk.length
        if (!socket.write(chunk)) await new Promise(setImmediate)
      }
      await over
      expect(answer).toMatch(/^HTTP\/1.1 413 /)
      expect(sent).toBeLessThan(20_000_000)
    })
  })
})

describe('the health of the server', () => {
  async function withHealth(check: () => Promise<void>, use: (app: App) => Promise<void>): Promise<void> {
    const app = buildServer(pino({ level: 'silent' }))
    healthRoutes(app, check)
    await app.ready()
    await use(app)
    await app.close()
  }

  it('asks the database once for concurrent readiness checks, and never for liveness checks', async () => {
    let checks = 0
    const check = async () => {
      checks++
      await new Promise(setImmediate)
    }
    await withHealth(check, async (app) => {
      expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
      expect(checks).toBe(0)
      await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/readyz' })))
      const { statusCode } = await app.inject({ url: '/readyz' })
      expect([statusCode, checks]).toEqual([200, 1])
    })
  })

  it('is 503 with Retry-After while the database is away, and recovers by itself', async () => {
    let isAway = true
    const check = async () => {
      if (isAway) throw new Error('connect ECONNREFUSED 10.0.0.7:5432')
    }
    await withHealth(check, async (app) => {
      const away = await app.inject({ url: '/readyz' })
      expect([away.statusCode, away.headers['retry-after'], away.json().code]).toEqual([
        503,
        '2',
        'unavailable',
      ])
      expect(away.body).not.toContain('10.0.0.7')
      isAway = false
      expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200)
    })
  })
})

function post(payload: object | string): InjectOptions & { url: string } {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return { method: 'POST', url: '/takes/', payload: text, headers: { 'content-type': 'application/json' } }
}
