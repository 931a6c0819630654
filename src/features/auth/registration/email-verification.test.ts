import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

const HOUR_MS = 3_600_000

onEachDatabase('an e-mail address', (kind) => {
  let test: TestApp
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(() => {
    test.clock.time = START
    test.mails.length = 0
  })

  const post = (url: string, payload: object) =>
    test.request({ method: 'POST', url: `/api/auth${url}`, payload })
  const newPerson = async (given: object = {}) => {
    const person = await test.register(`mailbox${++people}`, given)
    await test.runJobs()
    return person
  }
  const addressOf = (person: Person) => `${person.username}@example.org`
  const verify = (key: string) => post('/registration/verify-email/', { key })
  const verified = async () => {
    const person = await newPerson()
    expect((await verify(test.lastLink(addressOf(person)).token)).status).toBe(200)
    return person
  }
  const isVerified = async (person: Person) => (await person.get('/api/auth/user/')).body.is_email_verified
  const signInBy = (email: string) => post('/login/', { email, password: PASSWORD })

  describe('of a new account', () => {
    it('is verified by a mailed link, in the language of the person', async () => {
      const ana = await newPerson({ language: 'de' })
      expect(test.mails).toMatchObject([
        { to: addressOf(ana), html: expect.stringContaining('<html lang="de"') },
      ])
      expect(await isVerified(ana)).toBe(false)
      const { path, token } = test.lastLink(addressOf(ana))
      expect(path).toBe('/verify-email')
      const { status, body } = await verify(token)
      expect([status, body]).toEqual([200, { email: addressOf(ana), username: ana.username }])
      expect(await isVerified(ana)).toBe(true)
    })

    it('works for signing in only after it is verified', async () => {
      const ana = await newPerson()
      expect((await signInBy(addressOf(ana))).status).toBe(401)
      await verify(test.lastLink(addressOf(ana)).token)
      expect((await signInBy(addressOf(ana).toUpperCase())).status).toBe(200)
    })

    it('is verified by one of ten parallel requests with the same link', async () => {
      const ana = await newPerson()
      const { token } = test.lastLink(addressOf(ana))
      const answers = await Promise.all(Array.from({ length: 10 }, () => verify(token)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect((await verify(token)).body.errors).toEqual({
        key: ['is not valid any more; please ask for a new link'],
      })
    })

    it('is verified within three days, or later by a newer link', async () => {
      const ana = await newPerson()
      const { token } = test.lastLink(addressOf(ana))
      test.clock.time += 72 * HOUR_MS
      expect((await verify(token)).status).toBe(400)
      expect((await post('/registration/resend-email/', { email: addressOf(ana) })).status).toBe(202)
      await test.runJobs()
      expect((await verify(test.lastLink(addressOf(ana)).token)).status).toBe(200)
    })

    it('has a link whose token is stored only as a hash', async () => {
      const ana = await newPerson()
      const { token } = test.lastLink(addressOf(ana))
      for (const table of ['account_token', 'mail', 'job'] as const) {
        const rows = await test.services.db.selectFrom(table).selectAll().execute()
        expect(JSON.stringify(rows)).not.toContain(token)
      }
    })

    it.each(['x', 'A'.repeat(43), '../../etc'])('400 for the key %j', async (key) => {
      expect((await verify(key)).status).toBe(400)
    })
  })

  describe('that another account has verified', () => {
    it('can be used to register another account; its owner gets a mail', async () => {
      const owner = await verified()
      test.mails.length = 0
      const payload = {
        username: 'newcomer',
        email: addressOf(owner),
        password1: PASSWORD,
        password2: PASSWORD,
      }
      const { status, body } = await post('/registration/', payload)
      expect([status, body.user.is_email_verified]).toEqual([201, false])
      await test.runJobs()
      expect(test.mails).toMatchObject([
        { to: addressOf(owner), text: expect.stringContaining(owner.username) },
      ])
      expect(test.mails[0]?.text).not.toContain('newcomer')
      expect(test.mails[0]?.text).not.toMatch(/#token=/)
      expect((await signInBy(addressOf(owner))).body.user.id).toBe(owner.id)
    })

    it('409 when a second account verifies it', async () => {
      const first = await newPerson()
      const link = test.lastLink(addressOf(first)).token
      const second = await newPerson({ email: addressOf(first) })
      const other = test.lastLink(addressOf(first)).token
      expect((await verify(other)).status).toBe(200)
      const { status, body } = await verify(link)
      expect([status, body.code]).toEqual([409, 'conflict'])
      expect([await isVerified(first), await isVerified(second)]).toEqual([false, true])
    })

    it('is verified by only one of two accounts that try at the same time', async () => {
      const first = await newPerson()
      const link = test.lastLink(addressOf(first)).token
      await newPerson({ email: addressOf(first) })
      const answers = await Promise.all([verify(link), verify(test.lastLink(addressOf(first)).token)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    })
  })

  describe('that replaces another one', () => {
    const requestChange = (person: Person, change: object) => person.patch('/api/auth/user/', change)

    it('takes effect with the link sent to the new address; the old one is notified before and after', async () => {
      const ana = await verified()
      const refresh = ana.tokens.refresh
      test.mails.length = 0
      const email = `new-${addressOf(ana)}`
      const { status, body } = await requestChange(ana, { email, password: PASSWORD })
      expect([status, body.email]).toEqual([200, addressOf(ana)])
      await test.runJobs()
      expect(test.mails.map(({ to }) => to).toSorted()).toEqual([addressOf(ana), email].toSorted())
      expect(test.mails.find(({ to }) => to === addressOf(ana))?.text).not.toMatch(/#token=/)
      expect((await verify(test.lastLink(email).token)).body.email).toBe(email)
      await test.runJobs()
      expect(test.mails.filter(({ to }) => to === addressOf(ana))).toHaveLength(2)
      expect((await signInBy(email)).status).toBe(200)
      expect((await signInBy(addressOf(ana))).status).toBe(401)
      // The change ends all sessions.
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
      expect((await post('/token/refresh/', { refresh })).status).toBe(401)
    })

    it('400 without a valid identity proof', async () => {
      const ana = await verified()
      const none = await requestChange(ana, { email: 'other@example.org' })
      expect([none.status, Object.keys(none.body.errors)]).toEqual([400, ['password']])
      const wrong = await requestChange(ana, { email: 'other@example.org', password: 'not the password' })
      expect([wrong.status, wrong.body.errors]).toEqual([400, { password: ['is not right'] }])
      await test.runJobs()
      expect(test.mails.filter(({ to }) => to === 'other@example.org')).toEqual([])
    })

    it('invalidates reset links sent to the old address', async () => {
      const ana = await verified()
      await post('/password/reset/', { email: addressOf(ana) })
      await test.runJobs()
      const reset = test.lastLink(addressOf(ana))
      const email = `newer-${addressOf(ana)}`
      await requestChange(ana, { email, password: PASSWORD })
      await test.runJobs()
      expect((await verify(test.lastLink(email).token)).status).toBe(200)
      const passwords = { new_password1: 'a stolen mailbox', new_password2: 'a stolen mailbox' }
      const { status } = await post('/password/reset/confirm/', {
        uid: String(reset.uid),
        token: reset.token,
        ...passwords,
      })
      expect(status).toBe(400)
    })

    it('409 when another account has verified the new address', async () => {
      const owner = await verified()
      const ana = await verified()
      await requestChange(ana, { email: addressOf(owner), password: PASSWORD })
      await test.runJobs()
      const { status } = await verify(test.lastLink(addressOf(owner)).token)
      expect(status).toBe(409)
      expect((await ana.get('/api/auth/user/')).body.email).toBe(addressOf(ana))
    })
  })

  it('gets no other mail before it is verified', async () => {
    const ana = await newPerson()
    const passwords = { new_password1: 'another long sentence', new_password2: 'another long sentence' }
    test.mails.length = 0
    const answers = [
      await ana.post('/api/auth/keys/', { name: 'Watch', scopes: ['read'], password: PASSWORD }),
      await ana.post('/api/auth/exports/'),
      await ana.patch('/api/auth/user/', { email: 'other@example.net', password: PASSWORD }),
      await ana.post('/api/auth/password/change/', { ...passwords, old_password: PASSWORD }),
      await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        headers: { 'user-agent': 'Firefox/140.0' },
        payload: { username: ana.username, password: passwords.new_password1 },
      }),
      await test.request({
        method: 'DELETE',
        url: '/api/auth/user/',
        headers: ana.headers,
        payload: { password: passwords.new_password1 },
      }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 202, 200, 204, 200, 202])
    await test.runJobs()
    test.clock.time += 14 * 24 * HOUR_MS
    await test.runJobs()
    expect(test.mails.map(({ to }) => to)).toEqual(['other@example.net'])
  })

  it('gets a new link on request only until it is confirmed, and every address gets the same response', async () => {
    const ana = await newPerson()
    const ben = await verified()
    test.mails.length = 0
    for (const email of [addressOf(ana), addressOf(ben), 'nobody@example.org'])
      expect(await post('/registration/resend-email/', { email })).toMatchObject({ status: 202, body: {} })
    await test.runJobs()
    expect(test.mails.map(({ to }) => to)).toEqual([addressOf(ana)])
  })
})
