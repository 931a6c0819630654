import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { plain } from '../../../test/support/pictures.ts'
import { apiRoutes, type ServedRoute, withServedRoutes } from '../../../test/support/routes.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

/** Documents that are not JSON, or that strict parsing refuses. */
const MALFORMED: (string | Buffer)[] = [
  ...[
    '',
    ' ',
    '\n',
    '{',
    '}',
    '[',
    ']',
    '{}}',
    '{}{}',
    '[]]',
    '{]',
    '[}',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
  ],
  ...[
    '{,}',
    '{"a":,}',
    '{"a" 1}',
    '{"a":1 "b":2}',
    '{"a"::1}',
    '{:1}',
    '{1:1}',
    '{a:1}',
    "{'a':1}",
    '{"a":1;}',
    '{"a":1}#',
  ],
  ...[
    '[1',
    '[1,',
    '[1,]',
    '[,1]',
    '[,]',
    '[1,,2]',
    '[1 2]',
    '[1:2]',
    '["a":1]',
    '[-]',
    '[+1]',
    '[.5]',
    '[1.]',
    '[1.e1]',
  ],
  ...[
    '[01]',
    '[-01]',
    '[0x1]',
    '[1e]',
    '[1e+]',
    '[1eE2]',
    '[--1]',
    '[1-]',
    '[Infinity]',
    '[-Infinity]',
    '[NaN]',
    '[1_000]',
  ],
  ...[
    '[1.2.3]',
    '[１]',
    '[0.1.2]',
    '["a',
    '["a]',
    '"',
    '"\\"',
    '"\\x41"',
    '"\\u"',
    '"\\u1"',
    '"\\u123"',
    '"\\uzzzz"',
    '"\\',
  ],
  ...[
    '"a\nb"',
    '"a\tb"',
    '"a\0b"',
    '"\u001f"',
    "'a'",
    '`a`',
    'a',
    'tru',
    'True',
    'TRUE',
    'nul',
    'nulll',
    'undefined',
    'None',
  ],
  ...[
    '// c\n{}',
    '/* c */{}',
    '{}//',
    '{}/**/',
    '{"a":/*c*/1}',
    '#\n{}',
    '<xml/>',
    'a=1&b=2',
    '--x\r\n',
    '\u00a0{}',
    '\u2028{}',
  ],
  ...[
    '{}\u0000',
    '\u0000',
    '\ufeff\ufeff{}',
    '{"a":1}\ufeff',
    '{"a":\u000b1}',
    '{"a":\f1}',
    '[1\u00a0]',
    '*',
    '$',
    '@',
    '\\',
    '{"\\"}',
  ],
  ...[
    '['.repeat(33),
    '['.repeat(100_000),
    '{"a":'.repeat(50_000),
    `${'['.repeat(40)}${']'.repeat(40)}`,
    '[[[[[[[[[[[[[[[[[[[[',
  ],
  ...[
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":1}',
    '{"x":{"a":1,"a":2}}',
    '{"__proto__":{}}',
    '{"constructor":{}}',
    '{"prototype":1}',
  ],
  ...['{"a":{"__proto__":{"b":1}}}', '{"\\u005f\\u005fproto\\u005f\\u005f":1}', '[{"__proto__":null}]'],
  ...[
    '9007199254740992',
    '-9007199254740993',
    '{"a":1e999}',
    '{"a":-1e999}',
    `{"a":${'9'.repeat(400)}}`,
    '{"duration":1e400}',
  ],
  ...[
    '"\\u0000"',
    '{"a\\u0000":1}',
    '"\\ud800"',
    '"\\udc00x"',
    '"\\udc00\\ud800"',
    '{"\\udfff":1}',
    '["\\ud83d"]',
  ],
  bytes([0x80]),
  bytes([0xff]),
  bytes([0xfe, 0xff, 0x00, 0x7b, 0x00, 0x7d]),
  bytes([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  bytes('{"a":"', [0xc3], '"}'),
  bytes('{"a":"', [0xc0, 0x80], '"}'),
  bytes('{"a":"', [0xe0, 0x80, 0xaf], '"}'),
  bytes('{"a":"', [0xed, 0xa0, 0x80], '"}'),
  bytes('{"a":"', [0xf5, 0x80, 0x80, 0x80], '"}'),
  bytes('{"a":"', [0xf0, 0x9f, 0x98], '"}'),
  bytes('{"', [0xe9], '":1}'),
  bytes('{}', [0xc3]),
  bytes([0x1f, 0x8b, 0x08, 0x00]),
  Buffer.from('{"a":1}', 'utf16le'),
]

/** Valid JSON, but in no shape that a route takes. */
const MISSHAPEN = [
  'null',
  'true',
  'false',
  '0',
  '-1',
  '1.5',
  '"text"',
  '""',
  '[]',
  '[{}]',
  '[null]',
  '{"":1}',
  '{"a":null}',
]

const HOSTILE = [
  [
    "'; drop table workout; --",
    "\\'; --",
    '" or 1=1 --',
    '$1',
    '?',
    ':name',
    '%s%n',
    '\u0024{7*7}',
    '{{7*7}}',
    '#{7*7}',
  ],
  [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '&lt;b&gt;',
    '<!--',
    ']]>',
    '<![CDATA[',
  ],
  [
    '../../../../etc/passwd',
    '..\\..\\boot.ini',
    '/dev/null',
    'file:///etc/passwd',
    '|id',
    '`id`',
    '$(id)',
    ';id',
    '&& id',
  ],
  [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    'null',
    'undefined',
    'true',
    'NaN',
    '0',
    '[object Object]',
    '__proto__',
    'constructor',
  ],
  [
    '\u202eright to left',
    '\u200bzero\u200bwidth',
    '\ufeffmark',
    'e\u0301',
    '\u00e9',
    'ﬀ',
    'ß',
    'İ',
    'ı',
    'Ǆ',
    '١٢٣',
    '１２３',
  ],
  [
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '𝕋𝕖𝕩𝕥',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙',
    '\u{10ffff}',
    '\ufffe\uffff',
    '\u0001\u0007\u001b[31m',
    '\r\nSet-Cookie: a=b',
    'a\n\n\nb',
    ' . ',
  ],
  [
    'مرحبا',
    'שלום',
    '你好',
    'こんにちは',
    '한국어',
    'ไทย',
    'Ελλάδα',
    'Привет',
    'नमस्ते',
    '\u2028\u2029',
    '"',
    '\\',
    '/',
    "'",
  ],
].flat()

onEachDatabase('a body', (kind) => {
  let test: TestApp
  let writing: ServedRoute[]
  let ana: Person
  let workout: number
  let picture: string

  beforeAll(async () => {
    const [built, routes] = await withServedRoutes(() => buildTestApp(kind))
    test = built
    writing = apiRoutes(routes).filter(({ hasBody, method }) => hasBody || method === 'POST')
    ana = await test.register('ana')
    // An administrator may call every route, so no route refuses the request before it reads the body.
    await test.services.db.updateTable('account').set({ role: 'admin' }).execute()
    test.clock.time += 1_000
    workout = (await ana.post('/api/workouts/', { sport: 'running', duration: 30 })).body.id
    const form = multipart('plain.png', await plain().png().toBuffer(), 'image')
    const headers = { ...form.headers, ...ana.headers }
    const url = `/api/workouts/${workout}/images/`
    picture = (await test.request({ method: 'POST', url, headers, payload: form.payload })).body.name
  })
  afterAll(() => test?.close())

  const send = (route: ServedRoute, payload: string | Buffer, type = 'application/json') =>
    test.app.inject({
      method: route.method as 'POST',
      url: route.url.replace(':id', String(workout)).replace(':name', picture),
      headers: { ...ana.headers, 'content-type': type },
      payload,
    })

  it('is tested with more than 140 invalid values', () => {
    expect(MALFORMED.length + MISSHAPEN.length).toBeGreaterThan(140)
    expect(writing.length).toBeGreaterThanOrEqual(10)
  })

  it('is refused by every route that writes when it is malformed, never with 500', async () => {
    for (const route of writing) {
      for (const document of MALFORMED) {
        const { statusCode, body } = await send(route, document)
        const shown = `${route.method} ${route.url} ${document.toString().slice(0, 40)} ${body}`
        expect([400, 415], shown).toContain(statusCode)
        expect(JSON.parse(body), shown).toHaveProperty('request_id')
      }
    }
  })

  it('is refused by every route that writes when it has the wrong shape, never with 500', async () => {
    for (const route of writing) {
      for (const document of MISSHAPEN) {
        const { statusCode, body } = await send(route, document)
        expect([400, 415], `${route.method} ${route.url} ${document} ${body}`).toContain(statusCode)
      }
    }
  })

  it('is refused by every route that writes when it has another content type', async () => {
    for (const route of writing) {
      for (const type of [
        'text/plain',
        'application/json\ta',
        'application/xml',
        'application/x-www-form-urlencoded',
      ]) {
        // Mail programs send forms to this one. Only the token in its address counts.
        const takesForms = route.url === '/api/notifications/unsubscribe/' && type.endsWith('urlencoded')
        const { statusCode } = await send(route, '{}', type)
        expect([route.url, type, statusCode]).toEqual([route.url, type, takesForms ? 400 : 415])
      }
    }
  })

  it('is refused by every route that takes JSON when it is too large', async () => {
    const large = `{"a":"${'x'.repeat(1_000_001)}"}`
    for (const route of writing.filter(({ url }) => url !== '/api/recordings/')) {
      expect([route.url, (await send(route, large)).statusCode]).toEqual([route.url, 413])
    }
  })

  it('is stored byte for byte, or refused, when it holds hostile text', async () => {
    for (const text of HOSTILE) {
      const { status, body } = await ana.patch(`/api/workouts/${workout}/`, { notes: text })
      expect([text, status]).toEqual([text, 200])
      expect(body.notes).toBe(text)
      expect((await ana.get(`/api/workouts/${workout}/`)).body.notes).toBe(text)
      expect((await ana.get(`/api/workouts/?search=${encodeURIComponent(`a ${text}`)}`)).status).toBe(200)
    }
  })

  it('never causes a 500, whichever field holds hostile text', async () => {
    const fields: [method: 'POST' | 'PATCH' | 'PUT', url: string, valid: Record<string, unknown>][] = [
      ['POST', '/api/auth/login/', { username: 'nobody', email: 'a@example.org' }],
      [
        'POST',
        '/api/auth/registration/',
        { username: 'x', email: 'x', password1: 'x', password2: 'x', time_zone: 'x' },
      ],
      ['POST', '/api/auth/token/refresh/', { refresh: 'x' }],
      ['POST', '/api/auth/token/verify/', { token: 'x' }],
      ['PATCH', '/api/auth/user/', { time_zone: 'UTC', language: 'en', units: 'metric' }],
      [
        'POST',
        '/api/workouts/',
        { sport: 'running', type: 'cardio', started_at: 'x', time_zone: 'x', title: 'x' },
      ],
    ]
    for (const [method, url, valid] of fields) {
      for (const field of Object.keys(valid)) {
        for (const text of HOSTILE.filter((_, index) => index % 3 === 0)) {
          const payload = { ...(url.includes('workouts') && { duration: 30 }), [field]: text }
          const { statusCode, body } = await test.app.inject({ method, url, headers: ana.headers, payload })
          expect(statusCode, `${url} ${field} ${text} ${body}`).toBeLessThan(500)
        }
      }
    }
  })

  describe('that should be a form with a file', () => {
    const sendForm = (payload: string | Buffer, type: string) =>
      test.app.inject({
        method: 'POST',
        url: '/api/recordings/',
        headers: { ...ana.headers, 'content-type': type },
        payload,
      })
    const form = multipart('a.fit', Buffer.from('x'.repeat(2_000)))
    const type = form.headers['content-type']
    const broken: [string, string | Buffer, string][] = [
      ['no form at all', 'garbage', type],
      ['nothing', '', type],
      ['its end only', '--fittrack-test-boundary--\r\n', type],
      ['no end', form.payload.subarray(0, -40), type],
      ['an end in the middle of the head', form.payload.subarray(0, 60), type],
      ['no boundary', form.payload, 'multipart/form-data'],
      ['an empty boundary', form.payload, 'multipart/form-data; boundary='],
      ['a boundary of 300 characters', form.payload, `multipart/form-data; boundary=${'x'.repeat(300)}`],
      ['another boundary', form.payload, 'multipart/form-data; boundary=other'],
      ['another field', multipart('a.fit', Buffer.from('x'), 'other').payload, type],
      ['a field that reaches a prototype', multipart('a.fit', Buffer.from('x'), '__proto__').payload, type],
    ]
    it.each(broken)('400, never 500: %s', async (_, payload, contentType) => {
      const { statusCode, body } = await sendForm(payload, contentType)
      expect(statusCode, body).toBe(400)
      expect(JSON.parse(body)).toHaveProperty('request_id')
    })
  })
})
