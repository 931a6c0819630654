import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { maintain } from '../../../maintenance.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { deleteAccount } from './queries.ts'

const DAY_MS = 86_400_000

onEachDatabase('an account', (kind) => {
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
    await test.runJobs()
    test.mails.length = 0
  })

  const signIn = (username = ana.username) =>
    test.request({ method: 'POST', url: '/api/auth/login/', payload: { username, password: PASSWORD } })
  const remove = (payload: object, person: Person = ana) =>
    test.request({ method: 'DELETE', url: '/api/auth/user/', headers: person.headers, payload })
  const exists = async () =>
    (await test.services.db.selectFrom('account').select('id').where('id', '=', ana.id).execute()).length ===
    1

  it('changes its username, which is unique regardless of case, and signs in with it', async () => {
    const other = await test.register(`person${++people}`)
    const taken = await ana.patch('/api/auth/user/', { username: other.username.toUpperCase() })
    expect([taken.status, taken.body.errors]).toEqual([400, { username: ['is already taken'] }])
    const name = `${ana.username}.new`
    expect((await ana.patch('/api/auth/user/', { username: name })).body.username).toBe(name)
    expect([(await signIn()).status, (await signIn(name)).status]).toEqual([401, 200])
    expect((await ana.patch('/api/auth/user/', { username: name.toUpperCase() })).status).toBe(200)
  })

  it('gets a username that ten accounts request at once, and the other nine get 400', async () => {
    const crowd = await Promise.all(Array.from({ length: 10 }, () => test.register(`person${++people}`)))
    const wanted = `wanted${people}`
    const answers = await Promise.all(
      crowd.map((person) => person.patch('/api/auth/user/', { username: wanted })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(9)
  })

  it('gets another verification link when its unverified address is sent again', async () => {
    const email = `${ana.username}@example.org`
    expect((await ana.patch('/api/auth/user/', { email })).status).toBe(200)
    await test.runJobs()
    const key = test.lastLink(email).token
    const url = '/api/auth/registration/verify-email/'
    expect((await test.request({ method: 'POST', url, payload: { key } })).status).toBe(200)
    const again = await signIn()
    expect(again.body.user.is_email_verified).toBe(true)
  })

  it('400 when it is deleted without an identity proof', async () => {
    for (const proof of [{}, { password: 'not the password' }, { otp: '123456' }])
      expect((await remove(proof)).status).toBe(400)
    expect((await ana.get('/api/auth/user/')).status).toBe(200)
  })

  it('is erased 14 days after its deletion, which ends its sessions and is mailed to the owner', async () => {
    await test.confirmEmail(ana)
    const { status, body } = await remove({ password: PASSWORD })
    expect([status, body]).toEqual([202, { deletion_at: new Date(START + 14 * DAY_MS).toISOString() }])
    expect((await ana.get('/api/auth/user/')).status).toBe(401)
    await test.runJobs()
    expect(test.mails).toHaveLength(1)
    test.clock.time += 14 * DAY_MS - 1
    await test.runJobs()
    expect(await exists()).toBe(true)
    test.clock.time += 1
    await test.runJobs()
    expect(await exists()).toBe(false)
    expect((await signIn()).status).toBe(401)
    expect(test.mails).toHaveLength(2)
  })

  it('is erased even if the job that should do it has failed', async () => {
    await remove({ password: PASSWORD })
    await test.services.db.updateTable('job').set({ state: 'dead' }).execute()
    test.clock.time += 14 * DAY_MS
    await test.runJobs()
    expect(await exists()).toBe(true)
    await maintain(test.services)
    await test.runJobs()
    expect(await exists()).toBe(false)
  })

  it('is kept when its owner signs in before the erasure', async () => {
    await test.confirmEmail(ana)
    await remove({ password: PASSWORD })
    await test.runJobs()
    test.clock.time += 14 * DAY_MS - 1
    const { status, body } = await signIn()
    expect(status).toBe(200)
    await test.runJobs()
    expect(test.mails).toHaveLength(2)
    test.clock.time += 10 * DAY_MS
    await test.runJobs()
    expect(await exists()).toBe(true)
    const headers = { authorization: `Bearer ${body.access}` }
    expect((await test.request({ url: '/api/auth/user/', headers })).status).not.toBe(404)
  })

  it('is in no audit entry after its erasure, neither as account nor as actor', async () => {
    const [other, { db }] = [await test.register(`person${++people}`), test.services]
    const logged = async () => {
      const entries = await db.selectFrom('audit_entry').selectAll().execute()
      return entries.filter(
        (entry) =>
          [entry.account_id, entry.actor_id].includes(ana.id) ||
          entry.address === '192.0.2.44' ||
          entry.user_agent === "Ana's browser",
      )
    }
    await db.updateTable('account').set({ role: 'moderator' }).where('id', '=', ana.id).execute()
    const asAna = (method: 'POST' | 'DELETE', url: string, payload: object) =>
      test.request({
        method,
        url,
        payload,
        headers: { ...ana.headers, 'user-agent': "Ana's browser" },
        remoteAddress: '192.0.2.44',
      })
    await asAna('POST', `/api/admin/users/${other.id}/suspend/`, { reason: 'spam' })
    await asAna('DELETE', '/api/auth/user/', { password: PASSWORD })
    expect((await logged()).map((entry) => entry.kind)).toEqual([
      'account.registered',
      'account.suspended',
      'account.deletion_asked',
    ])
    test.clock.time += 14 * DAY_MS
    await test.runJobs()
    expect(await exists()).toBe(false)
    expect(await logged()).toEqual([])
  })

  it('is not erased before it is due', async () => {
    const { db } = test.services
    const deleteAt = (now: number) => inTransaction(db, (trx) => deleteAccount(trx, ana.id, now))
    expect(await deleteAt(START)).toBe(false)
    await remove({ password: PASSWORD })
    expect(await deleteAt(START + 14 * DAY_MS - 1)).toBe(false)
    expect(await exists()).toBe(true)
    expect(await deleteAt(START + 14 * DAY_MS)).toBe(true)
    expect(await exists()).toBe(false)
  })

  it('is kept for another 14 days when its owner signs in and deletes it again', async () => {
    await remove({ password: PASSWORD })
    test.clock.time += 10 * DAY_MS
    const { body } = await signIn()
    const again = await test.request({
      method: 'DELETE',
      url: '/api/auth/user/',
      headers: { authorization: `Bearer ${body.access}` },
      payload: { password: PASSWORD },
    })
    expect(again.status).toBe(202)
    test.clock.time += 5 * DAY_MS
    await test.runJobs()
    expect(await exists()).toBe(true)
    test.clock.time += 9 * DAY_MS
    await test.runJobs()
    expect(await exists()).toBe(false)
  })

  it('409 when its owner deletes it and is the only admin', async () => {
    await test.services.db.updateTable('account').set({ role: 'admin' }).where('id', '=', ana.id).execute()
    const { status, body } = await remove({ password: PASSWORD })
    expect([status, body.code]).toEqual([409, 'conflict'])
    const deputy = await test.register(`person${++people}`)
    await test.services.db.updateTable('account').set({ role: 'admin' }).where('id', '=', deputy.id).execute()
    const both = await Promise.all([remove({ password: PASSWORD }), remove({ password: PASSWORD }, deputy)])
    expect(both.map((answer) => answer.status).toSorted()).toEqual([202, 409])
  })
})
