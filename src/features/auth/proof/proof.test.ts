import { expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
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

  it('429 after a few wrong ones, whatever the call and the address', () =>
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
})
