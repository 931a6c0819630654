import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import {
  type Authenticator,
  type Forgery,
  openAuthenticator,
} from '../../../../test/support/authenticator.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { acceptPasskey } from './passkeys.ts'

const ORIGIN = 'https://fit.example.org'
const MINUTE_MS = 60_000

onEachDatabase('a passkey', (kind) => {
  let test: TestApp
  let ana: Person
  let bob: Person
  let anas: Authenticator
  let bobs: Authenticator
  beforeAll(async () => {
    test = await buildTestApp(kind, { PUBLIC_URL: ORIGIN })
    ana = await test.register('ana.lind')
    await test.confirmEmail(ana)
    bob = await test.register('bob')
    anas = openAuthenticator(ORIGIN)
    bobs = openAuthenticator(ORIGIN)
    expect((await add(ana, anas, 'Phone')).status).toBe(201)
    expect((await add(bob, bobs, 'Watch')).status).toBe(201)
  })
  afterAll(() => test?.close())

  const optionsToAdd = async (person: Person) => {
    const { status, body } = await person.post('/api/auth/mfa/passkeys/options/', { password: PASSWORD })
    expect(status).toBe(200)
    return body
  }
  const add = async (person: Person, authenticator: Authenticator, name: string, forgery?: Forgery) =>
    person.post('/api/auth/mfa/passkeys/', {
      name,
      answer: authenticator.create(await optionsToAdd(person), forgery),
    })
  const post = (url: string, payload: object = {}) => test.request({ method: 'POST', url, payload })
  const optionsToSignIn = async () => (await post('/api/auth/passkey/options/')).body
  const login = (answer: object, more: object = {}) => post('/api/auth/passkey/login/', { answer, ...more })
  const signIn = async (authenticator: Authenticator, forgery?: Forgery) =>
    login(authenticator.get(await optionsToSignIn(), forgery))
  const proofOf = async (person: Person, authenticator: Authenticator, forgery?: Forgery) =>
    authenticator.get((await person.post('/api/auth/mfa/passkeys/proof-options/')).body, forgery)
  const sessionsOf = async (person: Person) => {
    const { count } = await test.services.db
      .selectFrom('session')
      .select((session) => session.fn.countAll().as('count'))
      .where('account_id', '=', person.id)
      .executeTakeFirstOrThrow()
    return Number(count)
  }
  const auditKinds = async (account_id: number | null) => {
    const entries = await test.services.db
      .selectFrom('audit_entry')
      .select(['kind', 'details'])
      .where('account_id', account_id === null ? 'is' : '=', account_id)
      .orderBy('id')
      .execute()
    return entries.map(({ kind, details }) => ({ kind, ...(JSON.parse(details ?? '{}') as object) }))
  }

  it('is created with options that require user verification but no username', async () => {
    const options = await optionsToAdd(ana)
    expect(options.rp).toEqual({ id: 'fit.example.org', name: 'FitTrack' })
    expect(options.user.name).toBe('ana.lind')
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    })
    expect(options.excludeCredentials.map(({ id }: { id: string }) => id)).toEqual(
      anas.credentials.map(({ id }) => id),
    )
    const request = await optionsToSignIn()
    expect(request).toMatchObject({ rpId: 'fit.example.org', userVerification: 'required' })
    expect(request.allowCredentials ?? []).toEqual([])
    expect(Buffer.from(request.challenge, 'base64url').length).toBeGreaterThanOrEqual(32)
  })

  it('signs in without username, password and code, and saves its last use', async () => {
    const { status, body } = await signIn(anas)
    expect([status, body.user?.id]).toEqual([200, ana.id])
    expect(Object.keys(body).toSorted()).toEqual(['access', 'refresh', 'user'])
    const me = await test.request({
      url: '/api/auth/user/',
      headers: { authorization: `Bearer ${body.access}` },
    })
    expect(me.body.username).toBe('ana.lind')
    const { body: factors } = await ana.get('/api/auth/mfa/')
    expect(factors).toMatchObject({ totp: false, recovery_codes_left: 0 })
    expect(factors.passkeys).toEqual([
      {
        id: expect.any(Number),
        name: 'Phone',
        created_at: expect.any(String),
        last_used_at: expect.any(String),
      },
    ])
    expect(await auditKinds(ana.id)).toContainEqual(
      expect.objectContaining({ kind: 'sign_in.succeeded', method: 'passkey' }),
    )
  })

  it('signs in with a session cookie', async () => {
    const { status, body, headers } = await login(anas.get(await optionsToSignIn()), {
      session_mode: 'cookie',
    })
    expect([status, body.refresh]).toEqual([200, null])
    expect(String(headers['set-cookie'])).toContain('HttpOnly')
  })

  it('does not make signing in with the password require a code', async () => {
    const { status } = await post('/api/auth/login/', { username: 'ana.lind', password: PASSWORD })
    expect(status).toBe(200)
  })

  it('is announced by mail and logged when it is added', async () => {
    expect(await auditKinds(ana.id)).toContainEqual({ kind: 'factor.changed', change: 'passkey_added' })
    const mails = await test.services.db
      .selectFrom('mail')
      .select('values')
      .where('account_id', '=', ana.id)
      .where('kind', '=', 'second_factor_changed')
      .execute()
    expect(mails.map(({ values }) => JSON.parse(values).change)).toEqual(['passkey_added'])
  })

  describe('a response to a challenge', () => {
    it('signs in only once', async () => {
      const answer = anas.get(await optionsToSignIn())
      expect((await login(answer)).status).toBe(200)
      expect((await login(answer)).status).toBe(401)
    })

    it('signs in once in ten parallel requests', async () => {
      const answer = anas.get(await optionsToSignIn())
      const before = await sessionsOf(ana)
      const answers = await Promise.all(Array.from({ length: 10 }, () => login(answer)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(401)])
      expect(await sessionsOf(ana)).toBe(before + 1)
    })

    it('signs in once in ten parallel requests when it has no counter', async () => {
      const synced = openAuthenticator(ORIGIN)
      const cleo = await test.register('cleo')
      await add(cleo, synced, 'Keychain')
      const answer = synced.get(await optionsToSignIn(), { counter: 0 })
      const answers = await Promise.all(Array.from({ length: 10 }, () => login(answer)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    })

    it('401 after five minutes', async () => {
      const options = await optionsToSignIn()
      test.clock.time += 5 * MINUTE_MS - 1
      expect((await login(anas.get(options))).status).toBe(200)
      const late = await optionsToSignIn()
      test.clock.time += 5 * MINUTE_MS
      expect((await login(anas.get(late))).status).toBe(401)
    })

    const forgeries: [string, Forgery][] = [
      ['to an unknown challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
      ['for another relying party', { rpId: 'evil.example' }],
      ['of an unverified user', { isVerified: false }],
      ['of another type', { type: 'webauthn.create' }],
      ['from a cross-origin frame', { crossOrigin: true }],
      [
        'with the user handle of another account',
        { userHandle: Buffer.from('account 999').toString('base64url') },
      ],
    ]
    it.each(forgeries)('401 for a response %s, which is counted and logged', async (_, forgery) => {
      const before = (await auditKinds(null)).length
      const sessions = await sessionsOf(ana)
      const { status, body } = await signIn(anas, forgery)
      expect([status, body.code]).toEqual([401, 'unauthenticated'])
      expect((await auditKinds(null)).slice(before)).toMatchObject([{ kind: 'sign_in.failed' }])
      expect(await sessionsOf(ana)).toBe(sessions)
    })

    it('400 with the reason when it was made at another origin', async () => {
      for (const origin of [
        'https://evil.example',
        'https://fit.example.org:8443',
        'http://fit.example.org',
      ]) {
        const { status, body } = await signIn(anas, { origin })
        expect([status, body.code]).toEqual([400, 'invalid'])
        expect(body.message).toContain('PUBLIC_URL')
        expect(body.message).toContain(origin)
      }
    })

    it('401 when its counter has not grown, which indicates a copy', async () => {
      expect((await signIn(anas, { counter: 1000 })).status).toBe(200)
      expect((await signIn(anas, { counter: 999 })).status).toBe(401)
      expect((await signIn(anas, { counter: 1000 })).status).toBe(401)
      expect((await signIn(anas, { counter: 0 })).status).toBe(401)
      expect((await signIn(anas, { counter: 1001 })).status).toBe(200)
    })

    it('401 when it is signed by another key', async () => {
      const options = await optionsToSignIn()
      const { response } = bobs.get(options)
      const answer = anas.get(options)
      expect(
        (await login({ ...answer, response: { ...answer.response, signature: response.signature } })).status,
      ).toBe(401)
    })

    const nonsense: [string, object][] = [
      ['that is empty', {}],
      ['with a number for an id', { id: 5 }],
      ['without a response', { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: null }],
      ['with client data that is not JSON', { id: 'AAAA', response: { clientDataJSON: 'AAAA' } }],
      ['with client data that is a list', { id: 'AAAA', response: { clientDataJSON: 'W10' } }],
    ]
    it.each(nonsense)('401 for a response %s', async (_, answer) => {
      expect((await login(answer)).status).toBe(401)
      const proven = await ana.post('/api/auth/mfa/recovery-codes/', { passkey: answer })
      expect([proven.status, proven.body.errors]).toEqual([400, { passkey: ['is not right'] }])
    })
  })

  describe('as an identity proof', () => {
    it('is accepted once instead of the password', async () => {
      const passkey = await proofOf(ana, anas)
      expect((await ana.post('/api/auth/mfa/recovery-codes/', { passkey })).status).toBe(201)
      expect((await ana.post('/api/auth/mfa/recovery-codes/', { passkey })).status).toBe(400)
    })

    it('400 when it belongs to another account', async () => {
      const bobsAnswer = await proofOf(bob, bobs)
      const { status, body } = await ana.post('/api/auth/mfa/recovery-codes/', { passkey: bobsAnswer })
      expect([status, body.errors]).toEqual([400, { passkey: ['is not right'] }])
      const anasOptions = (await ana.post('/api/auth/mfa/passkeys/proof-options/')).body
      const foreign = bobs.get({ ...anasOptions, allowCredentials: [] })
      const expected = { purpose: 'prove', account_id: ana.id } as const
      expect(await acceptPasskey(test.services, foreign, expected)).toBeUndefined()
      expect((await ana.post('/api/auth/mfa/recovery-codes/', { passkey: foreign })).status).toBe(400)
    })

    it('does not sign anybody in, and the response to a sign-in is no proof', async () => {
      expect((await login(await proofOf(ana, anas))).status).toBe(401)
      const passkey = anas.get(await optionsToSignIn())
      expect((await ana.post('/api/auth/mfa/recovery-codes/', { passkey })).status).toBe(400)
    })

    it('400 for a response to the challenge for a new passkey', async () => {
      const { challenge } = await optionsToAdd(ana)
      const passkey = anas.get({ challenge, rpId: 'fit.example.org' })
      expect((await ana.post('/api/auth/mfa/recovery-codes/', { passkey })).status).toBe(400)
    })

    it('409 for an account without a passkey', async () => {
      const dora = await test.register('dora')
      expect((await dora.post('/api/auth/mfa/passkeys/proof-options/')).status).toBe(409)
    })
  })

  describe('that is being added', () => {
    const refused: [string, Forgery][] = [
      ['for another relying party', { rpId: 'evil.example' }],
      ['of an unverified user', { isVerified: false }],
      ['of another type', { type: 'webauthn.get' }],
      ['to an unknown challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
      ['from a cross-origin frame', { crossOrigin: true }],
    ]
    it.each(refused)('400 for a response %s', async (_, forgery) => {
      const { status, body } = await add(ana, openAuthenticator(ORIGIN), 'Bad', forgery)
      expect([status, Object.keys(body.errors)]).toEqual([400, ['answer']])
    })

    it('400 with the reason at another origin', async () => {
      const { status, body } = await add(ana, openAuthenticator('https://evil.example'), 'Bad')
      expect([status, body.message.includes('PUBLIC_URL')]).toEqual([400, true])
    })

    it('400 without an identity proof, or with the options of another account', async () => {
      const without = await ana.post('/api/auth/mfa/passkeys/options/', {})
      expect([without.status, Object.keys(without.body.errors)]).toEqual([400, ['password']])
      expect((await ana.post('/api/auth/mfa/passkeys/options/', { password: 'wrong' })).status).toBe(400)
      const answer = openAuthenticator(ORIGIN).create(await optionsToAdd(bob))
      const stolen = await ana.post('/api/auth/mfa/passkeys/', { name: 'Bad', answer })
      expect(stolen.status).toBe(400)
      expect((await bob.post('/api/auth/mfa/passkeys/', { name: 'Good', answer })).status).toBe(201)
    })

    it('409 when the credential belongs to another account', async () => {
      const authenticator = openAuthenticator(ORIGIN)
      const first = await test.register('first')
      const second = await test.register('second')
      await add(first, authenticator, 'Mine')
      const [{ id = '' } = {}] = authenticator.credentials
      const answer = openAuthenticator(ORIGIN).create(await optionsToAdd(second))
      // The server reads the id from the attestation object, so the test replaces it there.
      const made = Buffer.from(String(answer.response.attestationObject), 'base64url')
      made.set(Buffer.from(id, 'base64url'), made.indexOf(Buffer.from(answer.id, 'base64url')))
      const attestationObject = made.toString('base64url')
      const copied = { ...answer, id, rawId: id, response: { ...answer.response, attestationObject } }
      const { status, body } = await second.post('/api/auth/mfa/passkeys/', {
        name: 'Mine, too',
        answer: copied,
      })
      expect([status, body.code]).toEqual([409, 'conflict'])
      expect((await signIn(authenticator)).body.user.id).toBe(first.id)
    })

    it('409 after twenty passkeys, also in parallel', async () => {
      const erik = await test.register('erik')
      const authenticator = openAuthenticator(ORIGIN)
      const options = await Promise.all(Array.from({ length: 24 }, () => optionsToAdd(erik)))
      const statuses = await Promise.all(
        options.map(async (given) => {
          const answer = authenticator.create(given)
          return (await erik.post('/api/auth/mfa/passkeys/', { name: 'Key', answer })).status
        }),
      )
      expect(statuses.toSorted()).toEqual([...Array(20).fill(201), ...Array(4).fill(409)])
      const more = await erik.post('/api/auth/mfa/passkeys/options/', { password: PASSWORD })
      expect(more.status).toBe(409)
    })
  })

  describe('on an account', () => {
    it('can be renamed by its owner; 404 for anybody else', async () => {
      const [passkey] = (await bob.get('/api/auth/mfa/')).body.passkeys
      const url = `/api/auth/mfa/passkeys/${passkey.id}/`
      expect((await bob.patch(url, { name: 'Old watch' })).body.name).toBe('Old watch')
      expect((await bob.patch(url, { name: '  ' })).status).toBe(400)
      const others = await ana.patch(url, { name: 'Mine' })
      const absent = await ana.patch('/api/auth/mfa/passkeys/999999/', { name: 'Mine' })
      expect([others.status, { ...others.body, request_id: '' }]).toEqual([
        404,
        { ...absent.body, request_id: '' },
      ])
    })

    it('is deleted with an identity proof, and no longer signs in', async () => {
      const fred = await test.register('fred')
      const authenticator = openAuthenticator(ORIGIN)
      const { body: passkey } = await add(fred, authenticator, 'Phone')
      await fred.post('/api/auth/mfa/recovery-codes/', { password: PASSWORD })
      const remove = (person: Person, id: number, payload: object) =>
        test.request({
          method: 'DELETE',
          url: `/api/auth/mfa/passkeys/${id}/`,
          headers: person.headers,
          payload,
        })
      expect((await remove(fred, passkey.id, {})).status).toBe(400)
      expect((await remove(fred, passkey.id, { password: 'wrong' })).status).toBe(400)
      expect((await remove(ana, passkey.id, { password: PASSWORD })).status).toBe(404)
      expect((await fred.get('/api/auth/mfa/')).body).toMatchObject({ recovery_codes_left: 10 })
      expect((await remove(fred, passkey.id, { password: PASSWORD })).status).toBe(204)
      expect((await fred.get('/api/auth/mfa/')).body).toEqual({
        totp: false,
        recovery_codes_left: 0,
        passkeys: [],
      })
      expect((await signIn(authenticator)).status).toBe(401)
      expect((await auditKinds(fred.id)).map((entry) => 'change' in entry && entry.change)).toContain(
        'passkey_removed',
      )
    })

    it('unlocks an account after too many wrong passwords', async () => {
      const { db } = test.services
      const gina = await test.register('gina')
      const authenticator = openAuthenticator(ORIGIN)
      await add(gina, authenticator, 'Phone')
      await db.updateTable('account').set({ failed_sign_ins: 100 }).where('id', '=', gina.id).execute()
      const withPassword = () => post('/api/auth/login/', { username: 'gina', password: PASSWORD })
      expect((await withPassword()).status).toBe(401)
      expect((await signIn(authenticator)).status).toBe(200)
      expect((await withPassword()).status).toBe(200)
    })

    it('403 with the reason when the account is suspended', async () => {
      const { db } = test.services
      const hans = await test.register('hans')
      const authenticator = openAuthenticator(ORIGIN)
      await add(hans, authenticator, 'Phone')
      const suspension = { suspended_at: test.clock.time, suspension_reason: 'Spam.' }
      await db.updateTable('account').set(suspension).where('id', '=', hans.id).execute()
      const { status, body } = await signIn(authenticator)
      expect([status, body.code, body.message.includes('Spam.')]).toEqual([403, 'suspended', true])
    })

    it('cancels a planned deletion', async () => {
      const { db } = test.services
      const ida = await test.register('ida')
      const authenticator = openAuthenticator(ORIGIN)
      await add(ida, authenticator, 'Phone')
      const deletion_at = test.clock.time + 86_400_000
      await db.updateTable('account').set({ deletion_at }).where('id', '=', ida.id).execute()
      expect((await signIn(authenticator)).status).toBe(200)
      const account = await db.selectFrom('account').selectAll().where('id', '=', ida.id).executeTakeFirst()
      expect(account?.deletion_at).toBeNull()
    })
  })
})

describe('a passkey without PUBLIC_URL', () => {
  it('works at every port of localhost, and nowhere else', async () => {
    const test = await buildTestApp('SQLite')
    try {
      const ana = await test.register('ana.lind')
      const proof = { password: PASSWORD }
      const statusAt = async (origin: string) => {
        const { body } = await ana.post('/api/auth/mfa/passkeys/options/', proof)
        expect(body.rp.id).toBe('localhost')
        const answer = openAuthenticator(origin).create(body)
        return (await ana.post('/api/auth/mfa/passkeys/', { name: 'Phone', answer })).status
      }
      expect(await statusAt('http://localhost:5173')).toBe(201)
      expect(await statusAt('http://localhost')).toBe(201)
      expect(await statusAt('http://localhost.evil.example')).toBe(400)
      expect(await statusAt('https://evil.example')).toBe(400)
    } finally {
      await test.close()
    }
  })
})
