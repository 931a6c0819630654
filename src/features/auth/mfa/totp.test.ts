import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { makeDatabase, onEachDatabase } from '../../../../test/support/databases.ts'
import type { Tables } from '../../../platform/database/schema.ts'
import { accountById } from '../account/queries.ts'
import { reencryptSecrets, renewRecoveryCodes } from './service.ts'

const STEP_MS = 30_000

onEachDatabase('an authenticator app', (kind) => {
  let test: TestApp
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  const codeAt = (secret: string, steps = 0) =>
    generateSync({ secret, epoch: Math.floor((test.clock.time + steps * STEP_MS) / 1000) })
  const begin = (person: Person, proof: object = { password: PASSWORD }) =>
    person.post('/api/auth/mfa/totp/', proof)
  const confirm = (person: Person, code: string) => person.post('/api/auth/mfa/totp/confirm/', { code })
  const remove = ({ headers }: Person, payload: object) =>
    test.request({ method: 'DELETE', url: '/api/auth/mfa/totp/', headers, payload })
  const signIn = (person: Person, otp?: string) =>
    test.request({
      method: 'POST',
      url: '/api/auth/login/',
      payload: { username: person.username, password: PASSWORD, ...(otp !== undefined && { otp }) },
    })
  /** Registers a person with an authenticator app, whose current code is used up. */
  async function enrol() {
    const person = await test.register(`person${++people}`)
    await test.confirmEmail(person)
    const { body } = await begin(person)
    const { status, body: confirmed } = await confirm(person, codeAt(body.secret))
    expect(status).toBe(200)
    return { person, secret: body.secret as string, codes: confirmed.recovery_codes as string[] }
  }
  const changesOf = async ({ id }: Person) => {
    const { db } = test.services
    const entries = await db
      .selectFrom('audit_entry')
      .select('details')
      .where('account_id', '=', id)
      .where('kind', '=', 'factor.changed')
      .orderBy('id')
      .execute()
    const mails = await db
      .selectFrom('mail')
      .select('values')
      .where('account_id', '=', id)
      .where('kind', '=', 'second_factor_changed')
      .orderBy('id')
      .execute()
    return {
      logged: entries.map(({ details }) => JSON.parse(details ?? '{}').change),
      mailed: mails.map(({ values }) => JSON.parse(values).change),
    }
  }

  describe('while it is being set up', () => {
    it('returns the secret as text and as a URI for a QR code', async () => {
      const person = await test.register('ana.lind')
      const { status, body } = await begin(person)
      expect(status).toBe(201)
      expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
      const uri = new URL(body.uri)
      expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
        'otpauth:',
        'totp',
        '/FitTrack:ana.lind',
      ])
      expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: body.secret, issuer: 'FitTrack' })
    })

    it('400 without a valid identity proof', async () => {
      const person = await test.register('no.proof')
      expect((await begin(person, {})).status).toBe(400)
      expect((await begin(person, { password: 'wrong' })).status).toBe(400)
      expect((await begin(person, { otp: '123456' })).status).toBe(400)
    })

    it('does not affect sign-in until a first code confirms it', async () => {
      const person = await test.register('half.way')
      expect((await confirm(person, '123456')).status).toBe(409)
      const { body: first } = await begin(person)
      const { body: second } = await begin(person)
      expect(second.secret).not.toBe(first.secret)
      expect((await signIn(person)).status).toBe(200)
      const wrong = await confirm(person, codeAt(first.secret))
      expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([400, ['code']])
      expect((await begin(person, { otp: codeAt(second.secret) })).status).toBe(400)
      expect(await changesOf(person)).toEqual({ logged: [], mailed: [] })
      expect((await confirm(person, codeAt(second.secret))).status).toBe(200)
      expect((await signIn(person)).status).toBe(401)
    })

    it('is confirmed by one of ten parallel requests', async () => {
      const person = await test.register('ten.times')
      await test.confirmEmail(person)
      const { body } = await begin(person)
      const code = codeAt(body.secret)
      const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(person, code)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)])
      expect((await person.get('/api/auth/mfa/')).body.recovery_codes_left).toBe(10)
      expect(await changesOf(person)).toEqual({ logged: ['totp_on'], mailed: ['totp_on'] })
    })

    it('409 when an app is set up already', async () => {
      const { person, secret } = await enrol()
      expect((await begin(person)).status).toBe(409)
      expect((await signIn(person, codeAt(secret, 1))).status).toBe(200)
    })
  })

  describe('when its owner signs in', () => {
    it('must give a code, which is asked for only after the right password', async () => {
      const { person } = await enrol()
      const { status, body } = await signIn(person)
      expect([status, body.code]).toEqual([401, 'otp_required'])
      const wrong = await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        payload: { username: person.username, password: 'wrong' },
      })
      expect(wrong.body.code).toBe('unauthenticated')
    })

    it('accepts codes that are one step early or late', async () => {
      const { person, secret } = await enrol()
      test.clock.time += 10 * STEP_MS
      expect((await signIn(person, codeAt(secret, -2))).body.code).toBe('otp_required')
      expect((await signIn(person, codeAt(secret, 2))).body.code).toBe('otp_required')
      expect((await signIn(person, codeAt(secret, -1))).status).toBe(200)
      expect((await signIn(person, codeAt(secret, 1))).status).toBe(200)
    })

    it('accepts no code twice, and none older than the last one', async () => {
      const { person, secret } = await enrol()
      expect((await signIn(person, codeAt(secret))).body.code).toBe('otp_required')
      test.clock.time += 10 * STEP_MS
      expect((await signIn(person, codeAt(secret))).status).toBe(200)
      expect((await signIn(person, codeAt(secret))).body.code).toBe('otp_required')
      expect((await signIn(person, codeAt(secret, -1))).body.code).toBe('otp_required')
      expect((await signIn(person, codeAt(secret, 1))).status).toBe(200)
      expect((await signIn(person, codeAt(secret))).body.code).toBe('otp_required')
    })

    it('accepts a code with a space in it, and no other text', async () => {
      const { person, secret } = await enrol()
      test.clock.time += 10 * STEP_MS
      const code = codeAt(secret)
      for (const otp of ['abcdef', `${code}0`, '１２３４５６', `-${code}`, '      ']) {
        expect((await signIn(person, otp)).body.code).toBe('otp_required')
      }
      expect((await signIn(person, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
    })

    it('accepts a code once in ten parallel requests', async () => {
      const { person, secret } = await enrol()
      test.clock.time += 10 * STEP_MS
      const code = codeAt(secret)
      // An identity proof hashes no password first, so the ten requests really run in parallel.
      const use = () => person.post('/api/auth/mfa/recovery-codes/', { otp: code })
      const answers = await Promise.all(Array.from({ length: 10 }, use))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(9).fill(400)])
      test.clock.time += 10 * STEP_MS
      const next = codeAt(secret)
      const signedIn = await Promise.all(Array.from({ length: 10 }, () => signIn(person, next)))
      expect(signedIn.filter(({ status }) => status === 200)).toHaveLength(1)
    })
  })

  describe('when it is removed', () => {
    it('needs an identity proof, and deletes the recovery codes', async () => {
      const { person } = await enrol()
      expect((await remove(person, {})).status).toBe(400)
      expect((await remove(person, { password: 'wrong' })).status).toBe(400)
      expect((await remove(person, { otp: '000000' })).status).toBe(400)
      expect((await remove(person, { password: PASSWORD })).status).toBe(204)
      expect((await person.get('/api/auth/mfa/')).body).toEqual({
        totp: false,
        recovery_codes_left: 0,
        passkeys: [],
      })
      expect((await signIn(person)).status).toBe(200)
      expect((await remove(person, { password: PASSWORD })).status).toBe(404)
      const changes = ['totp_on', 'totp_off']
      expect(await changesOf(person)).toEqual({ logged: changes, mailed: changes })
    })
  })

  describe('recovery codes', () => {
    it('are ten different, long and readable codes', async () => {
      const { codes } = await enrol()
      expect(new Set(codes).size).toBe(10)
      for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){5}$/)
    })

    it('sign in once each, in any spelling', async () => {
      const { person, codes } = await enrol()
      const [first = '', second = '', third = ''] = codes
      expect((await signIn(person, first)).status).toBe(200)
      expect((await signIn(person, first)).body.code).toBe('otp_required')
      expect((await signIn(person, second.toUpperCase().replaceAll('-', ' '))).status).toBe(200)
      expect((await signIn(person, third.replaceAll('-', ''))).status).toBe(200)
      expect((await signIn(person, third)).body.code).toBe('otp_required')
      expect((await person.get('/api/auth/mfa/')).body.recovery_codes_left).toBe(7)
      const changes = ['totp_on', ...Array(3).fill('recovery_code_used')]
      expect(await changesOf(person)).toEqual({ logged: changes, mailed: changes })
    })

    it('are accepted once in ten parallel requests', async () => {
      const { person, codes } = await enrol()
      const use = () => person.post('/api/auth/mfa/passkeys/options/', { otp: codes[0] })
      const answers = await Promise.all(Array.from({ length: 10 }, use))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(400)])
      expect((await person.get('/api/auth/mfa/')).body.recovery_codes_left).toBe(9)
    })

    it('stop working when new ones are created', async () => {
      const { person, codes } = await enrol()
      const { status, body } = await person.post('/api/auth/mfa/recovery-codes/', { otp: codes[0] })
      expect(status).toBe(201)
      expect((await signIn(person, codes[1])).body.code).toBe('otp_required')
      expect((await signIn(person, body.recovery_codes[0])).status).toBe(200)
      const changes = ['totp_on', 'recovery_code_used', 'recovery_codes_made', 'recovery_code_used']
      expect(await changesOf(person)).toEqual({ logged: changes, mailed: changes })
    })

    it('are one complete set after ten parallel renewals', async () => {
      const { person } = await enrol()
      const row = await accountById(test.services.db, person.id)
      if (!row) throw new Error('there is no account')
      const account = { ...row, session_id: null }
      const client = { address: '127.0.0.1', user_agent: '', request_id: '' }
      const sets = await Promise.all(
        Array.from({ length: 10 }, () => renewRecoveryCodes(test.services, account, client)),
      )
      expect(new Set(sets.flat()).size).toBe(100)
      expect((await person.get('/api/auth/mfa/')).body.recovery_codes_left).toBe(10)
    })

    it('work only for their own account, and only while it has a second factor', async () => {
      const [ana, bob] = [await enrol(), await enrol()]
      expect((await signIn(bob.person, ana.codes[0])).body.code).toBe('otp_required')
      const person = await test.register('factorless')
      const { status } = await person.post('/api/auth/mfa/recovery-codes/', { password: PASSWORD })
      expect(status).toBe(409)
    })
  })

  it('is stored without its secret or a recovery code in plain text', async () => {
    const { person, secret, codes } = await enrol()
    await signIn(person, codes[0])
    const { db } = test.services
    let dump = ''
    for (const { name } of await db.introspection.getTables()) {
      dump += JSON.stringify(
        await db
          .selectFrom(name as keyof Tables)
          .selectAll()
          .execute(),
      )
    }
    expect(dump).toContain(`"account_id":${person.id}`)
    const needles = [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]
    for (const needle of needles) expect(dump.toLowerCase()).not.toContain(needle.toLowerCase())
  })

  it('does not work for another account when its secret is copied there', async () => {
    const [ana, bob] = [await enrol(), await enrol()]
    const { db } = test.services
    const { secret } = await db
      .selectFrom('totp')
      .select('secret')
      .where('account_id', '=', ana.person.id)
      .executeTakeFirstOrThrow()
    await db.updateTable('totp').set({ secret }).where('account_id', '=', bob.person.id).execute()
    test.clock.time += 10 * STEP_MS
    expect((await signIn(bob.person, codeAt(ana.secret))).body.code).toBe('otp_required')
    expect((await signIn(ana.person, codeAt(ana.secret))).status).toBe(200)
  })
})

onEachDatabase('a change of SECRET_KEY', (kind) => {
  const [OLD, NEW] = ['old-'.repeat(10), 'new-'.repeat(10)]

  it('keeps authenticator apps working; the old key is needed only until their secrets are re-encrypted', async () => {
    const database = await makeDatabase(kind)
    const withKeys = async (env: Record<string, string>, work: (test: TestApp) => Promise<void>) => {
      const test = await buildTestApp(kind, env, database)
      try {
        await work(test)
      } finally {
        await test.close()
      }
    }
    const signIn = (test: TestApp, secret: string, steps: number) => {
      test.clock.time += steps * STEP_MS
      const otp = generateSync({ secret, epoch: Math.floor(test.clock.time / 1000) })
      const payload = { username: 'ana.lind', password: PASSWORD, otp }
      return test.request({ method: 'POST', url: '/api/auth/login/', payload })
    }
    let secret = ''
    try {
      await withKeys({ SECRET_KEY: OLD }, async (test) => {
        const ana = await test.register('ana.lind')
        secret = (await ana.post('/api/auth/mfa/totp/', { password: PASSWORD })).body.secret
        const code = generateSync({ secret, epoch: Math.floor(test.clock.time / 1000) })
        expect((await ana.post('/api/auth/mfa/totp/confirm/', { code })).status).toBe(200)
        expect(await reencryptSecrets(test.services)).toBe(0)
      })
      await withKeys({ SECRET_KEY: NEW }, async (test) => {
        expect((await signIn(test, secret, 10)).body.code).toBe('otp_required')
      })
      await withKeys({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD }, async (test) => {
        expect((await signIn(test, secret, 20)).status).toBe(200)
        expect(await reencryptSecrets(test.services)).toBe(1)
        expect(await reencryptSecrets(test.services)).toBe(0)
        expect((await signIn(test, secret, 30)).status).toBe(200)
      })
      await withKeys({ SECRET_KEY: NEW }, async (test) => {
        expect((await signIn(test, secret, 100)).status).toBe(200)
      })
    } finally {
      await database.remove()
    }
  })
})
