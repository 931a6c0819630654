import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, type TestApp } from '../../../test/support/app.ts'

type Sent = InjectOptions & { url: string }

const REFUSALS: [what: string, request: Sent, code: string, english: string, german: string][] = [
  [
    'a field that breaks the schema',
    { method: 'POST', url: '/api/workouts/', payload: { sport: 'running', duration: 0 } },
    'invalid',
    'duration must be at least 1',
    'duration muss mindestens 1 sein',
  ],
  [
    'a parameter that breaks the schema',
    { url: '/api/workouts/?page=first' },
    'invalid',
    'page must be a whole number',
    'page muss eine ganze Zahl sein',
  ],
  [
    'a field that breaks a rule of the service',
    {
      method: 'POST',
      url: '/api/workouts/',
      payload: { sport: 'running', duration: 9, started_at: '2099-01-01T00:00:00Z' },
    },
    'invalid',
    'started_at must not be in the future',
    'started_at darf nicht in der Zukunft liegen',
  ],
  [
    'several fields that break rules of the service',
    { method: 'POST', url: '/api/goals/', payload: { kind: 'weight', target: 1, sport: 'running' } },
    'invalid',
    'target must be at least 20',
    'target muss mindestens 20 sein',
  ],
  [
    'a request that conflicts with the state',
    { method: 'POST', url: '/api/auth/mfa/recovery-codes/', payload: { password: 'correct horse battery' } },
    'conflict',
    'Set up an authenticator app or a passkey first.',
    'Richte zuerst eine Authenticator-App oder einen Passkey ein.',
  ],
  ['a row that does not exist', { url: '/api/workouts/999/' }, 'not_found', 'Not found.', 'Nicht gefunden.'],
  ['an address that does not exist', { url: '/api/nothing/' }, 'not_found', 'Not found.', 'Nicht gefunden.'],
  [
    'a method that the address does not take',
    { method: 'DELETE', url: '/api/goals/' },
    'method_not_allowed',
    'This address takes GET, HEAD, OPTIONS, POST.',
    'Unter dieser Adresse geht nur GET, HEAD, OPTIONS, POST.',
  ],
  [
    'an address that cannot be decoded',
    { url: '/api/workouts/%ZZ/' },
    'malformed',
    'The request cannot be read.',
    'Die Anfrage lässt sich nicht lesen.',
  ],
  [
    'an address with a NUL character',
    { url: '/api/workouts/?search=%00' },
    'malformed',
    'The address must not contain the NUL character.',
    'Die Adresse darf das Zeichen NUL nicht enthalten.',
  ],
  [
    'a body that is not JSON',
    { method: 'POST', url: '/api/goals/', payload: '{', headers: { 'content-type': 'application/json' } },
    'malformed',
    'The body is not valid JSON.',
    'Der Inhalt ist kein gültiges JSON.',
  ],
  [
    'a key that is given twice',
    {
      method: 'POST',
      url: '/api/goals/',
      payload: '{"a":1,"a":2}',
      headers: { 'content-type': 'application/json' },
    },
    'malformed',
    'The key "a" is given twice.',
    'Der Schlüssel „a“ ist doppelt.',
  ],
  [
    'a content type that is not taken',
    { method: 'POST', url: '/api/goals/', payload: 'a=1', headers: { 'content-type': 'text/plain' } },
    'unsupported_media_type',
    'This content type is not accepted here.',
    'Dieser Inhaltstyp wird hier nicht angenommen.',
  ],
  [
    'a body that is too large',
    {
      method: 'POST',
      url: '/api/goals/',
      payload: `"${'x'.repeat(1_000_001)}"`,
      headers: { 'content-type': 'application/json' },
    },
    'too_large',
    'The body is too large.',
    'Der Inhalt der Anfrage ist zu groß.',
  ],
  [
    'a form with another field',
    { method: 'POST', url: '/api/recordings/', ...multipart('a.fit', Buffer.from('x'), 'picture') },
    'invalid',
    'picture is not a known field',
    'picture ist kein bekanntes Feld',
  ],
  [
    'a form that breaks off',
    {
      method: 'POST',
      url: '/api/recordings/',
      payload: '--b\r\n',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    },
    'malformed',
    'The request cannot be read.',
    'Die Anfrage lässt sich nicht lesen.',
  ],
  [
    'an Idempotency-Key with a space',
    {
      method: 'POST',
      url: '/api/workouts/',
      payload: { sport: 'running', duration: 9 },
      headers: { 'idempotency-key': 'a b' },
    },
    'invalid',
    'Idempotency-Key must be 1 to 255 printable characters',
    'Idempotency-Key muss aus 1 bis 255 druckbaren Zeichen bestehen',
  ],
]

describe('a refusal', () => {
  let test: TestApp
  let ana: Person
  let georg: Person

  beforeAll(async () => {
    test = await buildTestApp('SQLite')
    ana = await test.register('ana')
    georg = await test.register('georg', { language: 'de' })
  })
  afterAll(() => test?.close())

  const send = (person: Person | null, request: Sent, language?: string) =>
    test.request({
      ...request,
      headers: { ...request.headers, ...person?.headers, ...(language && { 'accept-language': language }) },
    })

  describe.each(REFUSALS)('of %s', (_, request, code, english, german) => {
    it('is in the language that the header prefers', async () => {
      const inEnglish = await send(georg, request, 'en-GB, de;q=0.9')
      expect([inEnglish.body.code, inEnglish.body.message]).toEqual([code, english])
      expect(inEnglish.headers['content-language']).toBe('en')
      const inGerman = await send(ana, request, 'de-AT, en;q=0.5')
      expect([inGerman.body.code, inGerman.body.message]).toEqual([code, german])
      expect(inGerman.headers['content-language']).toBe('de')
    })

    it('has the same codes and values in every language', async () => {
      const inEnglish = await send(ana, request, 'en')
      const inGerman = await send(ana, request, 'de')
      expect(inGerman.body.details).toEqual(inEnglish.body.details)
      expect(Object.keys(inGerman.body)).toEqual(Object.keys(inEnglish.body))
    })
  })

  const schemaError: Sent = {
    method: 'POST',
    url: '/api/workouts/',
    payload: { sport: 'running', duration: 0 },
  }

  it.each([undefined, 'fr, es', '*', 'de;q=high'])(
    'is in the language of the account when the header is %j',
    async (header) => {
      expect((await send(georg, schemaError, header)).body.message).toBe('duration muss mindestens 1 sein')
      expect((await send(ana, schemaError, header)).body.message).toBe('duration must be at least 1')
    },
  )

  it('is in English when nobody is signed in and the header names no supported language', async () => {
    const { body } = await send(null, { url: '/api/workouts/' }, 'fr')
    expect(body.message).toBe('Sign in and send the access token as "Authorization: Bearer …".')
  })

  it('gives the reason of every field as a code with values, and in words', async () => {
    const payload = { sport: 'running', duration: 0, notes: 7, secret: 1 }
    const { body } = await send(ana, { method: 'POST', url: '/api/workouts/', payload }, 'de')
    expect(body.errors).toEqual({
      duration: ['muss mindestens 1 sein'],
      notes: ['muss Text sein'],
      secret: ['ist kein bekanntes Feld'],
    })
    expect(body.details).toEqual({
      duration: [{ code: 'too_small', minimum: 1 }],
      notes: [{ code: 'wrong_type', expected: ['string'] }],
      secret: [{ code: 'unknown_field' }],
    })
  })

  it('has its reason under `request` when it concerns the whole request', async () => {
    const { body } = await send(ana, { method: 'DELETE', url: '/api/goals/' })
    expect(body.errors).toBeUndefined()
    expect(body.details).toEqual({
      request: [{ code: 'method_not_allowed', allowed: ['GET', 'HEAD', 'OPTIONS', 'POST'] }],
    })
  })

  it('is in the language of the header when the Idempotency-Key was used for another request', async () => {
    const create = (duration: number) =>
      send(
        ana,
        {
          method: 'POST',
          url: '/api/workouts/',
          payload: { sport: 'running', duration },
          headers: { 'idempotency-key': 'once' },
        },
        'de',
      )
    expect((await create(30)).status).toBe(201)
    const { body } = await create(31)
    expect([body.code, body.message]).toEqual([
      'key_reused',
      'Dieser Idempotency-Key wurde schon für eine andere Anfrage benutzt.',
    ])
  })
})

describe('a request over the limit', () => {
  it('is refused in the language of the header, with the time to wait as data', async () => {
    const test = await buildTestApp('SQLite', { RATE_LIMITS: 'default=1/1m' })
    try {
      const request = () => test.request({ url: '/api/workouts/', headers: { 'accept-language': 'de' } })
      await request()
      const { body, headers } = await request()
      const retry_after_s = Number(headers['retry-after'])
      expect(body).toMatchObject({
        code: 'rate_limited',
        message: `Zu viele Anfragen; bitte versuche es in ${retry_after_s} s noch einmal.`,
        details: { request: [{ code: 'rate_limited', retry_after_s }] },
      })
    } finally {
      await test.close()
    }
  })
})
