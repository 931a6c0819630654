import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { openAuthenticator } from '../../../../test/support/authenticator.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

type Call = ['DELETE' | 'PATCH' | 'POST', string, object]

const CALLS_THAT_NEED_PROOF: Call[] = [
  ['DELETE', '/api/auth/user/', {}],
  ['PATCH', '/api/auth/user/', { email: 'other@example.org' }],
  ['POST', '/api/auth/keys/', { name: 'Watch', scopes: ['read'] }],
  ['POST', '/api/auth/mfa/totp/', {}],
]

onEachDatabase('an identity proof', (kind) => {
  async function withTest(rateLimits: string, work: (test: TestApp) => Promise<void>) {
    const test = await buildTestApp(kind, { RATE_LIMITS: rateLimits })
    try {
      await work(test)
    } finally {
      await test.close()
    }
  }
  let callers = 0
  /** Each call comes from another address, so that only the limit per account can apply. */
  const prove = async (test: TestApp, { headers }: Person, [method, url, rest]: Call, proof: object) => {
    const remoteAddress = `198.51.100.${++callers}`
    const payload = { ...rest, ...proof }
    return (await test.request({ method, url, headers, remoteAddress, payload })).status
  }

  it('429 after four wrong proofs, whichever routes and addresses they use', () =>
    withTest('auth=4/15m', async (test) => {
      const [ana, ben] = [await test.register('ana'), await test.register('ben')]
      const createKey = CALLS_THAT_NEED_PROOF[2]!
      // Valid proofs do not count.
      for (let time = 0; time < 5; time++)
        expect(await prove(test, ana, createKey, { password: PASSWORD })).toBe(201)
      for (const call of CALLS_THAT_NEED_PROOF)
        expect([call[1], await prove(test, ana, call, { password: 'not the password' })]).toEqual([
          call[1],
          400,
        ])
      for (const call of CALLS_THAT_NEED_PROOF) {
        expect([call[1], await prove(test, ana, call, { password: PASSWORD })]).toEqual([call[1], 429])
        expect([call[1], await prove(test, ana, call, { otp: '123456' })]).toEqual([call[1], 429])
      }
      expect(await prove(test, ben, createKey, { password: PASSWORD })).toBe(201)
    }))

  it('counts and is logged as a failed sign-in when it is wrong', () =>
    withTest('off', async (test) => {
      const ana = await test.register('ana')
      const failures = async () => {
        const { db } = test.services
        const { failed_sign_ins } = await db
          .selectFrom('account')
          .select('failed_sign_ins')
          .executeTakeFirstOrThrow()
        const logged = await db
          .selectFrom('audit_entry')
          .select('id')
          .where('kind', '=', 'sign_in.failed')
          .where('account_id', '=', ana.id)
          .execute()
        return [failed_sign_ins, logged.length]
      }
      expect(await failures()).toEqual([0, 0])
      let wrong = 0
      for (const call of CALLS_THAT_NEED_PROOF) {
        for (const proof of [{ password: 'not the password' }, { otp: '123456' }, { passkey: {} }]) {
          expect(await prove(test, ana, call, proof)).toBe(400)
          expect(await failures()).toEqual([++wrong, wrong])
        }
      }
    }))

  describe('after many failures in a row', () => {
    const createKey = { name: 'Watch', scopes: ['read'] }
    const createKeyWith = ({ post }: Pick<Person, 'post'>, proof: object) =>
      post('/api/auth/keys/', { ...createKey, ...proof })

    /** A person with an authenticator app, a passkey, and a second session. */
    async function setUp(test: TestApp) {
      const ana = await test.register('ana')
      await test.confirmEmail(ana)
      const { secret } = (await ana.post('/api/auth/mfa/totp/', { password: PASSWORD })).body
      const code = (steps: number) =>
        generateSync({ secret, epoch: Math.floor((test.clock.time + steps * 30_000) / 1000) })
      await ana.post('/api/auth/mfa/totp/confirm/', { code: code(-1) })
      const authenticator = openAuthenticator()
      const { body: options } = await ana.post('/api/auth/mfa/passkeys/options/', { otp: code(0) })
      await ana.post('/api/auth/mfa/passkeys/', { name: 'Phone', answer: authenticator.create(options) })
      const passkey = async () =>
        authenticator.get((await ana.post('/api/auth/mfa/passkeys/proof-options/')).body)
      const payload = { username: 'ana', password: PASSWORD, otp: code(1) }
      const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
      const headers = { authorization: `Bearer ${body.access}` }
      const thief = {
        get: (url: string) => test.request({ url, headers }),
        post: (url: string, payload: object = {}) => test.request({ method: 'POST', url, headers, payload }),
      }
      await test.runJobs()
      test.mails.length = 0
      test.clock.time += 60_000
      return { ana, thief, code, passkey }
    }
    const setFailures = (test: TestApp, failed_sign_ins: number) =>
      test.services.db.updateTable('account').set({ failed_sign_ins }).execute()

    it.each([
      ['password', { password: 'not the password' }],
      ['code', { otp: '000000' }],
      ['recovery code', { otp: 'aaaa-aaaa-aaaa-aaaa-aaaa-aaaa' }],
      ['passkey', { passkey: {} }],
    ])('ends the session that sent the hundredth failure, and tells the owner: a %s', (_, proof) =>
      withTest('off', async (test) => {
        const { ana, thief } = await setUp(test)
        await setFailures(test, 98)
        expect((await createKeyWith(thief, proof)).status).toBe(400)
        expect((await thief.get('/api/auth/user/')).status).toBe(200)
        expect((await createKeyWith(thief, proof)).status).toBe(400)
        expect((await thief.get('/api/auth/user/')).status).toBe(401)
        expect((await ana.get('/api/auth/user/')).status).toBe(200)
        await test.runJobs()
        expect(test.mails.map(({ subject }) => subject)).toEqual([
          'Too many wrong passwords for your account',
        ])
        const entries = test.services.db.selectFrom('audit_entry').select('kind').orderBy('id')
        const logged = await entries.execute()
        expect(logged.map(({ kind }) => kind).slice(-2)).toEqual(['sign_in.locked', 'session.ended'])
      }),
    )

    it('403 after 100 failures, even for the right password or code; a passkey unlocks the account', () =>
      withTest('off', async (test) => {
        const { ana, code, passkey } = await setUp(test)
        await setFailures(test, 100)
        for (const proof of [{ password: PASSWORD }, { otp: code(0) }]) {
          const { status, body } = await createKeyWith(ana, proof)
          expect([status, body.details.request]).toEqual([403, [{ code: 'proof_locked' }]])
        }
        const passwords = { new_password1: 'another long sentence', new_password2: 'another long sentence' }
        const change = { old_password: PASSWORD, ...passwords }
        expect((await ana.post('/api/auth/password/change/', change)).status).toBe(403)
        expect((await ana.get('/api/auth/user/')).status).toBe(200)
        expect((await createKeyWith(ana, { passkey: await passkey() })).status).toBe(201)
        expect((await createKeyWith(ana, { password: PASSWORD })).status).toBe(201)
      }))

    it('restarts the count of failures when it is right', () =>
      withTest('off', async (test) => {
        const { ana, code } = await setUp(test)
        for (const proof of [{ password: PASSWORD }, { otp: code(0) }]) {
          await setFailures(test, 99)
          expect((await createKeyWith(ana, proof)).status).toBe(201)
          expect((await createKeyWith(ana, { otp: '000000' })).status).toBe(400)
          expect((await ana.get('/api/auth/user/')).status).toBe(200)
        }
      }))
  })
})
