import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

const NEW = 'another long sentence'
const HOUR_MS = 3_600_000

onEachDatabase('a password', (kind) => {
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

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    test.request({ method: 'POST', url: `/api/auth${url}`, payload, headers })
  const signIn = (password: string, username = ana.username) => post('/login/', { username, password })
  const change = (payload: object) => ana.post('/api/auth/password/change/', payload)
  const mailsTo = (person: Person) =>
    test.mails.filter(({ to }) => to === `${person.username}@example.org`).map(({ subject }) => subject)
  const resetLink = async (email = `${ana.username}@example.org`) => {
    expect((await post('/password/reset/', { email })).status).toBe(202)
    await test.runJobs()
    const { token, uid, path } = test.lastLink(email)
    expect(path).toBe('/reset-password')
    return { token, uid: String(uid) }
  }
  const confirm = (link: { token: string; uid: string }, password = NEW) =>
    post('/password/reset/confirm/', { ...link, new_password1: password, new_password2: password })
  const verify = async (person: Person) => {
    const key = test.lastLink(`${person.username}@example.org`).token
    expect((await post('/registration/verify-email/', { key })).status).toBe(200)
  }

  describe('that its owner changes', () => {
    const passwords = { old_password: PASSWORD, new_password1: NEW, new_password2: NEW }

    it('takes effect at once, ends the other sessions and notifies the owner', async () => {
      const elsewhere = (await signIn(PASSWORD)).body
      expect((await change(passwords)).status).toBe(204)
      expect((await signIn(PASSWORD)).status).toBe(401)
      expect((await signIn(NEW)).status).toBe(200)
      expect((await ana.get('/api/auth/user/')).status).toBe(200)
      expect((await post('/token/refresh/', { refresh: ana.tokens.refresh })).status).toBe(200)
      expect((await post('/token/refresh/', { refresh: elsewhere.refresh })).status).toBe(401)
      expect((await post('/token/verify/', { token: elsewhere.access })).status).toBe(401)
      await test.runJobs()
      expect(mailsTo(ana)).toEqual([expect.stringMatching(/password/i)])
    })

    it('400 without the old password', async () => {
      const { status, body } = await change({ ...passwords, old_password: 'not this one at all' })
      expect([status, body.errors]).toEqual([400, { old_password: ['is not right'] }])
      expect((await signIn(PASSWORD)).status).toBe(200)
    })

    it('400 for two different or common new passwords', async () => {
      const different = await change({ ...passwords, new_password2: `${NEW}!` })
      expect(different.body.errors).toEqual({ new_password2: ['is not the same as new_password1'] })
      const common = { ...passwords, new_password1: '1qaz2wsx3edc', new_password2: '1qaz2wsx3edc' }
      expect((await change(common)).body.errors).toEqual({
        new_password1: ['is one of the most common passwords'],
      })
    })

    it('401 without a session', async () => {
      expect((await post('/password/change/', passwords)).status).toBe(401)
    })

    it('invalidates reset links that were mailed before', async () => {
      const link = await resetLink()
      expect((await change(passwords)).status).toBe(204)
      expect((await confirm(link)).body.errors).toHaveProperty('token')
    })
  })

  describe('reset by a mailed link', () => {
    it('ends every session and notifies the owner', async () => {
      const link = await resetLink()
      expect((await confirm(link)).status).toBe(204)
      expect((await signIn(PASSWORD)).status).toBe(401)
      expect((await signIn(NEW)).status).toBe(200)
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
      expect((await post('/token/refresh/', { refresh: ana.tokens.refresh })).status).toBe(401)
      await test.runJobs()
      expect(mailsTo(ana).length).toBeGreaterThanOrEqual(2)
    })

    it('works once, also in ten parallel requests', async () => {
      const link = await resetLink()
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) => confirm(link, `${NEW} number ${i}`)),
      )
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 400)).toHaveLength(9)
      expect((await confirm(link)).status).toBe(400)
    })

    it('works for an hour', async () => {
      const link = await resetLink()
      test.clock.time += HOUR_MS - 1
      const late = await resetLink()
      test.clock.time += HOUR_MS
      expect((await confirm(link)).status).toBe(400)
      expect((await confirm(late)).status).toBe(400)
      const fresh = await resetLink()
      test.clock.time += HOUR_MS - 1
      expect((await confirm(fresh)).status).toBe(204)
    })

    it('works with any link of the last hour until one of them is used', async () => {
      const first = await resetLink()
      const second = await resetLink()
      expect((await confirm(first)).status).toBe(204)
      expect((await confirm(second)).status).toBe(400)
    })

    it('needs a link that was made for this account and this purpose', async () => {
      const ben = await test.register(`person${++people}`)
      await test.runJobs()
      const key = test.lastLink(`${ben.username}@example.org`).token
      const link = await resetLink()
      expect((await confirm({ ...link, uid: String(ben.id) })).status).toBe(400)
      expect((await confirm({ token: key, uid: String(ben.id) })).status).toBe(400)
      expect((await post('/registration/verify-email/', { key: link.token })).status).toBe(400)
      expect((await post('/token/verify/', { token: link.token })).status).toBe(401)
      expect((await post('/token/refresh/', { refresh: link.token })).status).toBe(401)
      expect((await confirm(link)).status).toBe(204)
    })

    it('is replaced by the verification link while the address is not verified', async () => {
      const ben = await test.register(`person${++people}`)
      const email = `${ben.username}@example.org`
      await test.runJobs()
      test.mails.length = 0
      expect(await post('/password/reset/', { email })).toMatchObject({ status: 202, body: {} })
      await test.runJobs()
      expect([test.mails.length, test.lastLink(email).path]).toEqual([1, '/verify-email'])
      await verify(ben)
      expect((await confirm(await resetLink(email))).status).toBe(204)
      expect((await signIn(NEW, ben.username)).status).toBe(200)
    })

    it('does not work while the address is not verified: earlier versions mailed such links', async () => {
      const link = await resetLink()
      await test.services.db
        .updateTable('account')
        .set({ email_verified_at: null })
        .where('id', '=', ana.id)
        .execute()
      expect((await confirm(link)).body.errors).toHaveProperty('token')
      expect((await signIn(PASSWORD)).status).toBe(200)
    })

    it('has the same response for a known and an unknown address', async () => {
      const known = await post('/password/reset/', { email: `${ana.username}@example.org` })
      const unknown = await post('/password/reset/', { email: 'nobody@example.org' })
      expect([known.status, known.body]).toEqual([202, {}])
      expect([unknown.status, unknown.body]).toEqual([202, {}])
      await test.runJobs()
      expect(test.mails.map(({ to }) => to)).toEqual([`${ana.username}@example.org`])
    })

    it('is mailed only for the account that verified the address', async () => {
      await test.register(`person${++people}`, { email: `${ana.username}@example.org` })
      await test.runJobs()
      test.mails.length = 0
      const { uid } = await resetLink()
      expect([uid, test.mails.length]).toEqual([String(ana.id), 1])
    })
  })

  describe('after the reset of an account with a verified address', () => {
    const addTotpAt = (created_at: number) =>
      test.services.db
        .insertInto('totp')
        .values({ account_id: ana.id, secret: 'x', confirmed_at: created_at, last_step: null, created_at })
        .execute()
    const verifyAt = (time: number) => {
      test.clock.time = time
      return test.confirmEmail(ana)
    }

    it('a second factor from after the verification is still required', async () => {
      await verifyAt(START)
      await addTotpAt(START + 1)
      expect((await confirm(await resetLink())).status).toBe(204)
      expect((await signIn(NEW)).body.code).toBe('otp_required')
    })

    it('a second factor from before the verification is deleted: a stranger may have set it up', async () => {
      await addTotpAt(START)
      await verifyAt(START + 1)
      expect((await confirm(await resetLink())).status).toBe(204)
      expect((await signIn(NEW)).status).toBe(200)
    })

    it('all API keys are deleted', async () => {
      await verifyAt(START)
      const { body } = await ana.post('/api/auth/keys/', { name: 'x', scopes: ['read'], password: PASSWORD })
      expect((await confirm(await resetLink())).status).toBe(204)
      const headers = { authorization: `Bearer ${body.key}` }
      expect((await test.request({ url: '/api/auth/user/', headers })).status).toBe(401)
    })
  })

  describe('links in mails', () => {
    const junk = (uid: number, password: string) => confirm({ token: 'junk', uid: String(uid) }, password)

    it('reveal nothing about an account when they are invalid', async () => {
      const answers = [
        await junk(987_654_321, 'short'),
        await junk(ana.id, 'short'),
        await junk(ana.id, `${ana.username}${ana.username}`),
        await junk(ana.id, NEW),
      ]
      for (const { status, body } of answers)
        expect([status, { ...body, request_id: '' }]).toEqual([400, { ...answers[0]?.body, request_id: '' }])
      expect(Object.keys(answers[0]?.body.errors)).toEqual(['token'])
    })

    it.each(['reset', 'changed'])(
      'to a new e-mail address stop working when the password is %s',
      async (how) => {
        const thief = `thief-${how}-${ana.username}@example.net`
        await ana.patch('/api/auth/user/', { email: thief, password: PASSWORD })
        await test.runJobs()
        const { token: key } = test.lastLink(thief)
        const passwords = { old_password: PASSWORD, new_password1: NEW, new_password2: NEW }
        if (how === 'reset') expect((await confirm(await resetLink())).status).toBe(204)
        else expect((await change(passwords)).status).toBe(204)
        expect((await post('/registration/verify-email/', { key })).status).toBe(400)
      },
    )
  })

  it('is the one that the owner chose in a reset, even if a thief changes it at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await test.register(`raced${kind}${round}`)
      await test.confirmEmail(person)
      await post('/password/reset/', { email: `${person.username}@example.org` })
      await test.runJobs()
      const { token, uid } = test.lastLink(`${person.username}@example.org`)
      const stolen = {
        old_password: PASSWORD,
        new_password1: 'the one of a thief',
        new_password2: 'the one of a thief',
      }
      const [theirs, own] = await Promise.all([
        person.post('/api/auth/password/change/', stolen),
        confirm({ token, uid: String(uid) }),
      ])
      // A reset that comes second wins; a change that comes second is refused.
      expect([204, 401, 400]).toContain(theirs.status)
      if (own.status === 204) expect((await signIn(NEW, person.username)).status).toBe(200)
      else expect(theirs.status).toBe(204)
    }
  })
})
