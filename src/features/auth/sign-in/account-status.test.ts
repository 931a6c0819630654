import { hash } from '@node-rs/argon2'
import { DefaultQueryExecutor } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

const NEW = 'another long sentence'

onEachDatabase('signing in to an account', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`person${++people}`)
    await test.confirmEmail(ana)
    await test.runJobs()
    test.mails.length = 0
  })

  const signIn = (password = PASSWORD) =>
    test.request({
      method: 'POST',
      url: '/api/auth/login/',
      payload: { username: ana.username, password },
    })
  const set = (change: object) =>
    test.services.db.updateTable('account').set(change).where('id', '=', ana.id).execute()
  const row = () =>
    test.services.db.selectFrom('account').selectAll().where('id', '=', ana.id).executeTakeFirstOrThrow()
  const audit = async () =>
    (
      await test.services.db
        .selectFrom('audit_entry')
        .select('kind')
        .where('account_id', '=', ana.id)
        .orderBy('id')
        .execute()
    ).map(({ kind }) => kind)

  it('replaces a weak password hash and keeps a strong one', async () => {
    const strong = (await row()).password_hash
    expect((await signIn()).status).toBe(200)
    expect((await row()).password_hash).toBe(strong)
    const weak = await hash(PASSWORD, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 })
    await set({ password_hash: weak })
    expect((await signIn('not the password')).status).toBe(401)
    expect((await row()).password_hash).toBe(weak)
    expect((await signIn()).status).toBe(200)
    expect((await row()).password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await signIn()).status).toBe(200)
  })

  describe('that is suspended', () => {
    it('403 with reason and end, only when the password is right', async () => {
      await set({ suspended_at: START, suspended_until: START + 60_000, suspension_reason: 'spam' })
      const { status, body } = await signIn()
      expect([status, body.code]).toEqual([403, 'suspended'])
      expect(body.message).toBe(
        `This account is suspended until ${new Date(START + 60_000).toISOString()}: spam`,
      )
      expect((await signIn('not the password')).body.message).not.toMatch(/suspended/)
      test.clock.time += 60_000
      expect((await signIn()).status).toBe(200)
    })

    it('403 forever when the suspension has no end', async () => {
      await set({ suspended_at: START, suspension_reason: 'spam' })
      test.clock.time += 10 * 365 * 86_400_000
      expect((await signIn()).body.code).toBe('suspended')
    })
  })

  describe('with many failures in a row from a known network', () => {
    beforeEach(() => set({ failed_sign_ins: 74 }))

    it('refuses the right password like a wrong one', async () => {
      const wrong = await signIn('not the password')
      const right = await signIn()
      expect([right.status, { ...right.body, request_id: '' }]).toEqual([
        401,
        { ...wrong.body, request_id: '' },
      ])
      expect((await row()).failed_sign_ins).toBe(75)
    })

    it('keeps open sessions, from which the owner can set a new password', async () => {
      await signIn('not the password')
      expect((await ana.get('/api/auth/user/')).status).toBe(200)
      const refreshed = await test.request({
        method: 'POST',
        url: '/api/auth/token/refresh/',
        payload: { refresh: ana.tokens.refresh },
      })
      expect(refreshed.status).toBe(200)
      const passwords = { old_password: PASSWORD, new_password1: NEW, new_password2: NEW }
      expect((await ana.post('/api/auth/password/change/', passwords)).status).toBe(204)
      expect((await signIn(NEW)).status).toBe(200)
    })

    it('accepts a password that was reset by mail', async () => {
      await signIn('not the password')
      const email = `${ana.username}@example.org`
      await test.request({ method: 'POST', url: '/api/auth/password/reset/', payload: { email } })
      await test.runJobs()
      const { token, uid } = test.lastLink(email)
      const payload = { token, uid: String(uid), new_password1: NEW, new_password2: NEW }
      const url = '/api/auth/password/reset/confirm/'
      expect((await test.request({ method: 'POST', url, payload })).status).toBe(204)
      expect((await signIn(NEW)).status).toBe(200)
    })

    it('restarts the count of failures after a right password', async () => {
      expect((await signIn()).status).toBe(200)
      expect((await row()).failed_sign_ins).toBe(0)
      await signIn('not the password')
      expect((await signIn()).status).toBe(200)
    })

    it('counts each of twenty parallel attempts', async () => {
      await set({ failed_sign_ins: 0 })
      await Promise.all(Array.from({ length: 20 }, () => signIn('not the password')))
      expect((await row()).failed_sign_ins).toBe(20)
    })
  })

  describe('that changes during the sign-in', () => {
    /** Signs in with the right password, and runs `change` right after the account has been looked up. */
    async function signInDuring(change: () => Promise<unknown>) {
      const executor = test.services.db.getExecutor()
      const execute = executor.executeQuery.bind(executor)
      let isChanged = false
      const spy = vi.spyOn(executor, 'executeQuery').mockImplementation(async (...query) => {
        const result = await execute(...query)
        const isLookup = result.rows.some((found) => Object.hasOwn(found as object, 'password_hash'))
        if (isLookup && !isChanged) {
          isChanged = true
          await change()
        }
        return result
      })
      const { status, body } = await signIn()
      spy.mockRestore()
      expect(isChanged).toBe(true)
      return [status, body.code]
    }
    const openSessions = () =>
      test.services.db
        .selectFrom('session')
        .select('id')
        .where('account_id', '=', ana.id)
        .where('ended_at', 'is', null)
        .execute()

    it('401 with the password from before a change', async () => {
      const passwords = { old_password: PASSWORD, new_password1: NEW, new_password2: NEW }
      const change = async () =>
        expect((await ana.post('/api/auth/password/change/', passwords)).status).toBe(204)
      expect(await signInDuring(change)).toEqual([401, 'unauthenticated'])
      expect(await openSessions()).toHaveLength(1)
      expect((await signIn(NEW)).status).toBe(200)
    })

    it('401 with the password from before a reset', async () => {
      const email = `${ana.username}@example.org`
      await test.request({ method: 'POST', url: '/api/auth/password/reset/', payload: { email } })
      await test.runJobs()
      const { token, uid } = test.lastLink(email)
      const payload = { token, uid: String(uid), new_password1: NEW, new_password2: NEW }
      const url = '/api/auth/password/reset/confirm/'
      const reset = async () =>
        expect((await test.request({ method: 'POST', url, payload })).status).toBe(204)
      expect(await signInDuring(reset)).toEqual([401, 'unauthenticated'])
      expect(await openSessions()).toEqual([])
    })

    it('403 when it is suspended meanwhile', async () => {
      const before = await openSessions()
      const suspend = () => set({ suspended_at: START, suspension_reason: 'spam' })
      expect(await signInDuring(suspend)).toEqual([403, 'suspended'])
      expect(await openSessions()).toEqual(before)
    })
  })

  it('runs the same statements for an unknown account, and logs both failures', async () => {
    const spy = vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery')
    const statementsOf = async (name: object) => {
      spy.mockClear()
      const payload = { ...name, password: 'not the password' }
      const { status } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
      expect(status).toBe(401)
      return spy.mock.calls.map(([{ sql }]) => sql)
    }
    const known = [{ username: ana.username }, { email: `${ana.username}@example.org` }]
    const unknown = [{ username: 'nobody.here' }, { email: 'nobody@example.org' }]
    for (const [i, name] of known.entries()) {
      const statements = await statementsOf(name)
      expect(statements.filter((sql) => sql.startsWith('insert into "audit_entry"'))).toHaveLength(1)
      expect(await statementsOf(unknown[i]!)).toEqual(statements)
    }
    spy.mockRestore()
    const logged = await test.services.db
      .selectFrom('audit_entry')
      .select(['account_id', 'address'])
      .where('kind', '=', 'sign_in.failed')
      .orderBy('id', 'desc')
      .limit(4)
      .execute()
    expect(logged).toEqual(
      [null, ana.id, null, ana.id].map((id) => ({ account_id: id, address: '127.0.0.1' })),
    )
  })

  it('is logged with request id, address and user agent, also on failure', async () => {
    await signIn('not the password')
    await signIn()
    expect(await audit()).toEqual(['account.registered', 'sign_in.failed', 'sign_in.succeeded'])
    const entries = await test.services.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('account_id', '=', ana.id)
      .execute()
    for (const entry of entries) {
      expect(entry).toMatchObject({ address: '127.0.0.1', request_id: expect.stringMatching(/^req-/) })
      expect(entry.user_agent).toMatch(/lightMyRequest/)
      expect(JSON.stringify(entry)).not.toContain('not the password')
    }
  })
})

onEachDatabase('the limit of failed sign-ins', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind, { RATE_LIMITS: 'default=1000/1m,auth=5/15m' })
    // Registrations count, too, so each person registers from another address.
    await register('ana', '192.0.2.1')
  })
  afterAll(() => test?.close())

  const register = (username: string, remoteAddress: string) =>
    test.request({
      method: 'POST',
      url: '/api/auth/registration/',
      remoteAddress,
      payload: { username, email: `${username}@example.org`, password1: PASSWORD, password2: PASSWORD },
    })
  const signIn = (username: string, password: string, remoteAddress: string) =>
    test.request({ method: 'POST', url: '/api/auth/login/', remoteAddress, payload: { username, password } })

  it.each(['ana', 'nobody'])('429 after five failures for the name %s, from any address', async (name) => {
    for (let i = 0; i < 5; i++)
      expect((await signIn(name, 'not the password', `198.51.${name.length}.${i}`)).status).toBe(401)
    const { status, body, headers } = await signIn(name.toUpperCase(), PASSWORD, `198.51.${name.length}.9`)
    expect([status, body.code]).toEqual([429, 'rate_limited'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  it('429 after five failures from one address, for any name', async () => {
    for (let i = 0; i < 5; i++)
      expect((await signIn(`guess${i}`, 'not the password', '203.0.113.1')).status).toBe(401)
    expect((await signIn('guess9', 'not the password', '203.0.113.1')).status).toBe(429)
    expect((await signIn('guess9', 'not the password', '203.0.113.2')).status).toBe(401)
  })

  it('does not count attempts while the server is busy or a code is missing', async () => {
    await register('cia', '192.0.2.4')
    const crowd = await Promise.all(
      Array.from({ length: 120 }, (_, i) => signIn(`busy${i}`, PASSWORD, `192.0.2.${100 + i}`)),
    )
    const refused = crowd.findIndex(({ status }) => status === 503)
    expect(refused).toBeGreaterThanOrEqual(0)
    for (let i = 0; i < 5; i++) {
      const again = await signIn(`busy${refused}`, PASSWORD, `192.0.2.${100 + refused}`)
      expect(again.status).toBe(401)
    }
    const { db } = test.services
    const { id } = await db
      .selectFrom('account')
      .select('id')
      .where('username', '=', 'cia')
      .executeTakeFirstOrThrow()
    const totp = { account_id: id, secret: 'x', confirmed_at: START, last_step: null, created_at: START }
    await db.insertInto('totp').values(totp).execute()
    for (let i = 0; i < 12; i++)
      expect((await signIn('cia', PASSWORD, '192.0.2.5')).body.code).toBe('otp_required')
  })

  it('does not count successful sign-ins', async () => {
    await register('ben', '192.0.2.2')
    for (let i = 0; i < 12; i++) expect((await signIn('ben', PASSWORD, '192.0.2.3')).status).toBe(200)
  })
})
