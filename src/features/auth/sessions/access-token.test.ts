import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../../test/support/app.ts'

type Parts = { header?: object; claims?: object; sign?: (text: string) => string }

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('an access token', () => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let key: Buffer
  const now_s = START / 1000

  beforeAll(async () => {
    test = await buildTestApp('SQLite')
    ana = await test.register('ana')
    ben = await test.register('ben')
    key = test.services.secret.key('access-token')
  })
  afterAll(() => test?.close())

  const hmac = (algorithm: string, secret: string | Buffer) => (text: string) =>
    createHmac(algorithm, secret).update(text).digest('base64url')
  const sessionOf = (person: Person) =>
    JSON.parse(Buffer.from(person.tokens.access.split('.')[1] ?? '', 'base64url').toString()).sid as number

  /** A token like the server's, with some parts replaced. */
  function forge({ header, claims, sign = hmac('sha256', key) }: Parts = {}): string {
    const head = { alg: 'HS256', typ: 'at+jwt', ...header }
    const body = {
      sub: String(ana.id),
      sid: sessionOf(ana),
      iat: now_s,
      nbf: now_s,
      exp: now_s + 900,
      iss: 'fittrack',
      aud: 'fittrack-api',
      ...claims,
    }
    const text = `${encode(head)}.${encode(body)}`
    return `${text}.${sign(text)}`
  }
  /** Sends the token as a header, and to the route that verifies tokens. */
  async function responsesTo(token: string) {
    const used = await test.request({ url: '/api/auth/user/', headers: { authorization: `Bearer ${token}` } })
    const checked = await test.request({ method: 'POST', url: '/api/auth/token/verify/', payload: { token } })
    return [used, checked] as const
  }
  async function expectRefused(token: string) {
    for (const { status, body } of await responsesTo(token)) {
      expect([status, body.code]).toEqual([401, 'unauthenticated'])
      expect(JSON.stringify(body)).not.toMatch(/signature|algorithm|alg|claim|fast-jwt|FAST_JWT|HS256/i)
    }
  }

  it('is accepted when it is well formed', async () => {
    const [used, checked] = await responsesTo(forge())
    expect([used.status, used.body.username, checked.status]).toEqual([200, 'ana', 200])
    const [own] = await responsesTo(ana.tokens.access)
    expect(own.status).toBe(200)
  })

  it('has only its type, account, session, audience, issuer and times', () => {
    const [head, body] = ana.tokens.access.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    expect(JSON.parse(head ?? '')).toEqual({ alg: 'HS256', typ: 'at+jwt' })
    expect(JSON.parse(body ?? '')).toEqual({
      sub: String(ana.id),
      sid: expect.any(Number),
      iat: now_s,
      nbf: now_s,
      exp: now_s + 900,
      iss: 'fittrack',
      aud: 'fittrack-api',
    })
  })

  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const rsa = (text: string) => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')
  const jwk = publicKey.export({ format: 'jwk' })
  const pem = publicKey.export({ format: 'pem', type: 'spki' }) as string
  const foreign = hmac('sha256', 'a key of somebody else, 32 bytes')
  const attackerKey = { kty: 'oct', k: Buffer.from('a key of somebody else, 32 bytes').toString('base64url') }

  describe('with another algorithm', () => {
    const cases: [string, () => Parts][] = [
      ...['none', 'None', 'NONE', 'nOnE', 'n\u006fne', '', ' none', 'HS256 '].flatMap(
        (alg): [string, () => Parts][] => [
          [`"${alg}" with no signature`, () => ({ header: { alg }, sign: () => '' })],
          [`"${alg}" with some signature`, () => ({ header: { alg }, sign: () => 'AAAA' })],
        ],
      ),
      ['hs256 in small letters', () => ({ header: { alg: 'hs256' } })],
      ['HS384 with the right key', () => ({ header: { alg: 'HS384' }, sign: hmac('sha384', key) })],
      ['HS512 with the right key', () => ({ header: { alg: 'HS512' }, sign: hmac('sha512', key) })],
      ['RS256 with the attacker’s key', () => ({ header: { alg: 'RS256' }, sign: rsa })],
      ['HS256 signed with a public key', () => ({ sign: hmac('sha256', pem) })],
      ['ES256', () => ({ header: { alg: 'ES256' } })],
      ['EdDSA', () => ({ header: { alg: 'EdDSA' } })],
      ['no algorithm', () => ({ header: { alg: undefined } })],
      ['a list of algorithms', () => ({ header: { alg: ['HS256'] } })],
      ['null', () => ({ header: { alg: null } })],
    ]
    it.each(cases)('is refused: %s', async (_, parts) => expectRefused(forge(parts())))
  })

  describe('with a key of the attacker in its header', () => {
    const cases: [string, object][] = [
      ['kid', { kid: '../../../../dev/null' }],
      ['kid with SQL', { kid: "x' union select 'key'" }],
      ['jku', { jku: 'http://127.0.0.1:9/keys.json' }],
      ['x5u', { x5u: 'http://127.0.0.1:9/cert.pem' }],
      ['jwk', { jwk: attackerKey }],
      ['x5c', { x5c: [pem] }],
    ]
    it.each(cases)('is refused: %s', async (_, header) => {
      await expectRefused(forge({ header, sign: foreign }))
      await expectRefused(forge({ header: { ...header, alg: 'RS256', jwk }, sign: rsa }))
      await expectRefused(forge({ header, sign: hmac('sha256', '') }))
    })
  })

  describe('with another type', () => {
    it.each(['JWT', 'jwt', 'ws', 'reset', 'refresh', 'id_token', 'at+jwt2', '', undefined, null, 5])(
      'is refused: %j',
      async (typ) => expectRefused(forge({ header: { typ } })),
    )
  })

  describe('with wrong claims', () => {
    const cases: [string, object][] = [
      ['another issuer', { iss: 'someone' }],
      ['a list of issuers', { iss: ['fittrack'] }],
      ['no issuer', { iss: undefined }],
      ['another audience', { aud: 'other' }],
      ['a list of audiences', { aud: ['fittrack-api'] }],
      ['the right audience in a list', { aud: ['other', 'fittrack-api'] }],
      ['no audience', { aud: undefined }],
      ['no expiry', { exp: undefined }],
      ['an expiry in text', { exp: String(now_s + 900) }],
      ['an enormous expiry', { exp: 1e300 }],
      ['a fractional expiry', { exp: now_s + 0.5 }],
      ['no start', { nbf: undefined }],
      ['a start in the future', { nbf: now_s + 60 }],
      ['no time of issue', { iat: undefined }],
      ['no account', { sub: undefined }],
      ['account 0', { sub: '0' }],
      ['SQL as an account', { sub: '1 or 1=1' }],
      ['a list of accounts', { sub: ['1', '2'] }],
      ['no session', { sid: undefined }],
      ['a session in text', { sid: '1' }],
      ['a session that does not exist', { sid: 999_999 }],
      ['a negative session', { sid: -1 }],
    ]
    it.each(cases)('is refused: %s', async (_, claims) => expectRefused(forge({ claims })))

    it('is refused when its account is not text', async () => {
      for (const sub of [ana.id, [ana.id], [String(ana.id)], { id: ana.id }, true, null, ''])
        await expectRefused(forge({ claims: { sub } }))
    })

    it("is refused with another person's account or session", async () => {
      await expectRefused(forge({ claims: { sub: String(ben.id) } }))
      await expectRefused(forge({ claims: { sid: sessionOf(ben) } }))
    })
  })

  describe('that is malformed', () => {
    const none = encode({ alg: 'none', typ: 'at+jwt' })
    const cases: [string, (head: string, body: string, signature: string) => string][] = [
      ['the signature changed', (head, body, signature) => `${head}.${body}.X${signature.slice(1)}`],
      ['no signature', (head, body) => `${head}.${body}.`],
      ['no signature and no separator', (head, body) => `${head}.${body}`],
      ['the payload changed', (head, body, signature) => `${head}.X${body.slice(1)}.${signature}`],
      ['no payload', (head, _, signature) => `${head}..${signature}`],
      ['no payload and no separator', (head, _, signature) => `${head}.${signature}`],
      ['another header', (_, body, signature) => `${encode({ alg: 'HS256' })}.${body}.${signature}`],
      ['no header', (_, body, signature) => `.${body}.${signature}`],
      ['no header and no separator', (_, body, signature) => `${body}.${signature}`],
      ['neither header nor signature', (_, body) => `.${body}.`],
      ['the payload alone', (_, body) => body],
      ['an empty fourth part', (head, body, signature) => `${head}.${body}.${signature}.`],
      ['a fourth part', (head, body, signature) => `${head}.${body}.${signature}.foo`],
      ['five parts like an encrypted token', (head, body, signature) => `${head}..${body}.${signature}.x`],
      ['no algorithm, and no signature', (_, body) => `${none}.${body}.`],
      ['no algorithm, and the signature', (_, body, signature) => `${none}.${body}.${signature}`],
      ['padding', (head, body, signature) => `${head}.${body}.${signature}=`],
      ['spaces', (head, body, signature) => `${head}. ${body}.${signature}`],
      [
        'the JSON serialisation',
        (head, payload, signature) =>
          JSON.stringify({ payload, signatures: [{ protected: head, header: { unknown: 'x' }, signature }] }),
      ],
    ]
    it.each(cases)('is refused: %s', async (_, change) => {
      const [head = '', body = '', signature = ''] = ana.tokens.access.split('.')
      expect((await responsesTo(`${head}.${body}.${signature}`))[0].status).toBe(200)
      await expectRefused(change(head, body, signature))
    })
  })

  it('is refused when any part of it was changed', async () => {
    const [head = '', body = '', signature = ''] = ana.tokens.access.split('.')
    const [, other = ''] = forge({ claims: { sub: String(ben.id), sid: sessionOf(ben) } }).split('.')
    await expectRefused(`${head}.${other}.${signature}`)
    await expectRefused(`${head}.${body}.${signature.slice(0, -2)}`)
    await expectRefused(`${head}.${body}.${signature.slice(0, 10)}`)
    await expectRefused(`${head}.${body}.${ben.tokens.access.split('.')[2]}`)
    await expectRefused(forge({ sign: foreign }))
    await expectRefused(forge({ sign: hmac('sha256', test.services.secret.key('csrf')) }))
    await expectRefused(forge({ sign: hmac('sha256', test.services.secret.key('refresh-successor')) }))
  })

  it('is refused when the unused bits of its last character are set', async () => {
    const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const token = ana.tokens.access
    const last = LETTERS.indexOf(token.at(-1) ?? '')
    const others = [1, 2, 3].map((bits) => token.slice(0, -1) + LETTERS[last ^ bits])
    const bytesOf = (text: string) => Buffer.from(text.split('.')[2] ?? '', 'base64url')
    for (const other of others) {
      expect(bytesOf(other)).toEqual(bytesOf(token))
      await expectRefused(other)
    }
  })

  const garbage = [
    'x',
    '.',
    '..',
    '...',
    'a.b',
    'a.b.c',
    'a.b.c.d',
    'e30.e30.e30',
    `${'a'.repeat(4_000)}.b.c`,
    'null',
    '[]',
  ]
  it.each([...garbage, 'bnVsbA.bnVsbA.bnVsbA', 'W10.W10.W10', '%00.%00.%00', 'ü.ü.ü', "' or 1=1 --"])(
    'is refused when it is garbage: %s',
    async (token) => expectRefused(token),
  )

  it('is refused anywhere but in the Authorization header', async () => {
    const { access } = ana.tokens
    for (const attempt of [
      { url: `/api/auth/user/?access_token=${access}` },
      { url: '/api/auth/user/', headers: { cookie: `access=${access}; access_token=${access}` } },
      { url: '/api/auth/user/', headers: { authorization: access } },
      { url: '/api/auth/user/', headers: { authorization: `Token ${access}` } },
      { url: '/api/auth/user/', headers: { authorization: `Bearer ${access}, Bearer ${access}` } },
      { url: '/api/auth/user/', headers: { authorization: `Bearer Bearer ${access}` } },
      { url: '/api/auth/user/', headers: { 'x-access-token': access } },
    ]) {
      expect((await test.request(attempt)).status).toBe(401)
    }
  })

  it('cannot be used as a refresh token, nor the other way round', async () => {
    await expectRefused(ana.tokens.refresh)
    const refresh = (token: string) =>
      test.request({ method: 'POST', url: '/api/auth/token/refresh/', payload: { refresh: token } })
    for (const token of [ana.tokens.access, forge({ header: { typ: 'refresh' } })]) {
      const { status } = await refresh(token.slice(0, 200))
      expect(status).toBe(401)
      expect((await refresh(token)).status).toBeGreaterThanOrEqual(400)
    }
    expect((await ana.get('/api/auth/user/')).status).toBe(200)
  })

  it('expires after 15 minutes: token_expired', async () => {
    test.clock.time = START + 15 * 60_000 + 4_999
    expect((await ana.get('/api/auth/user/')).status).toBe(200)
    test.clock.time = START + 15 * 60_000 + 5_000
    for (const { status, body } of await responsesTo(ana.tokens.access)) {
      expect([status, body.code]).toEqual([401, 'token_expired'])
    }
    test.clock.time = START
  })

  it('is refused when the clock is set back to before it was issued', async () => {
    test.clock.time = START - 86_400_000
    expect((await ana.get('/api/auth/user/')).status).toBe(401)
    test.clock.time = START
    expect((await ana.get('/api/auth/user/')).status).toBe(200)
  })
})
