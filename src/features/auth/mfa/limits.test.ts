import { expect, it } from 'vitest'
import { buildTestApp, PASSWORD } from '../../../../test/support/app.ts'
import { openAuthenticator } from '../../../../test/support/authenticator.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { maintain } from '../../../maintenance.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { deleteFactors } from './service.ts'

onEachDatabase('the limit of guesses', (kind) => {
  it('429 after three wrong codes during the setup of an authenticator app', async () => {
    const test = await buildTestApp(kind, { RATE_LIMITS: 'auth=3/15m' })
    try {
      const ana = await test.register('ana.lind')
      expect((await ana.post('/api/auth/mfa/totp/', { password: PASSWORD })).status).toBe(201)
      const guess = async () => (await ana.post('/api/auth/mfa/totp/confirm/', { code: '000000' })).status
      expect([await guess(), await guess(), await guess(), await guess()]).toEqual([400, 400, 400, 429])
    } finally {
      await test.close()
    }
  })

  it('429 after three wrong passkey responses; right ones and challenges do not count', async () => {
    const test = await buildTestApp(kind, { RATE_LIMITS: 'auth=3/15m' })
    try {
      const ana = await test.register('ana.lind')
      const authenticator = openAuthenticator()
      const post = (url: string, payload: object = {}) => test.request({ method: 'POST', url, payload })
      const { body } = await ana.post('/api/auth/mfa/passkeys/options/', { password: PASSWORD })
      await ana.post('/api/auth/mfa/passkeys/', { name: 'Phone', answer: authenticator.create(body) })
      const signIn = async (forgery = {}) => {
        const options = (await post('/api/auth/passkey/options/')).body
        return (await post('/api/auth/passkey/login/', { answer: authenticator.get(options, forgery) }))
          .status
      }
      for (let time = 0; time < 5; time++) expect(await signIn()).toBe(200)
      const wrong = { isVerified: false }
      const guesses = [await signIn(wrong), await signIn(wrong), await signIn(wrong), await signIn(wrong)]
      expect([guesses[0], guesses[3]]).toEqual([401, 429])
      expect(await signIn()).toBe(429)
    } finally {
      await test.close()
    }
  })
})

onEachDatabase('deleting second factors', (kind) => {
  it('deletes the factors and challenges of one account only; maintenance deletes expired challenges', async () => {
    const test = await buildTestApp(kind)
    try {
      const { db } = test.services
      const [ana, bob] = [await test.register('ana.lind'), await test.register('bob')]
      for (const person of [ana, bob]) {
        await person.post('/api/auth/mfa/totp/', { password: PASSWORD })
        const { body } = await person.post('/api/auth/mfa/passkeys/options/', { password: PASSWORD })
        await person.post('/api/auth/mfa/passkeys/', {
          name: 'Phone',
          answer: openAuthenticator().create(body),
        })
        await person.post('/api/auth/mfa/recovery-codes/', { password: PASSWORD })
        await person.post('/api/auth/mfa/passkeys/proof-options/')
      }
      await inTransaction(db, (trx) => deleteFactors(trx, ana.id, test.clock.time))
      for (const table of ['totp', 'recovery_code', 'passkey', 'passkey_challenge'] as const) {
        const owners = await db.selectFrom(table).select('account_id').distinct().execute()
        expect([table, owners]).toEqual([table, [{ account_id: bob.id }]])
      }
      const challenges = () => db.selectFrom('passkey_challenge').selectAll().execute()
      await maintain(test.services)
      expect(await challenges()).toHaveLength(1)
      test.clock.time += 5 * 60_000
      await maintain(test.services)
      expect(await challenges()).toHaveLength(0)
    } finally {
      await test.close()
    }
  })
})
