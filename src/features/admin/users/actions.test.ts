import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAfterNextCommit } from '../../../../test/support/after-commit.ts'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import type { Role } from '../../auth/tables.ts'

const DAY_MS = 86_400_000

onEachDatabase('actions of moderators and admins', (kind) => {
  let test: TestApp
  let admin: Person
  let moderator: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
    admin = await makeAdmin()
    moderator = await somebody('moderator')
  })
  afterAll(() => test?.close())

  /** Writes to the database directly, and waits until the server's cache of sessions has expired. */
  async function setRole({ id }: Person, role: Role) {
    await test.services.db.updateTable('account').set({ role }).where('id', '=', id).execute()
    test.clock.time += 1_000
  }

  async function somebody(role: Role = 'user') {
    const person = await test.register(`somebody${++people}`)
    await test.confirmEmail(person)
    if (role !== 'user') await setRole(person, role)
    return person
  }

  const makeAdmin = () => somebody('admin')
  const at = (person: Person, action = '') => `/api/admin/users/${person.id}/${action}`
  const suspend = (by: Person, person: Person, more: object = {}) =>
    by.post(at(person, 'suspend/'), { reason: 'Advertising', ...more })
  const signIn = ({ username }: Person, password = PASSWORD) =>
    test.request({ method: 'POST', url: '/api/auth/login/', payload: { username, password } })
  const refresh = ({ tokens }: Person) =>
    test.request({
      method: 'POST',
      url: '/api/auth/token/refresh/',
      payload: { refresh: tokens.refresh },
    })
  const entriesOf = async ({ id }: Person, kindOf: string) => {
    const rows = await test.services.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('account_id', '=', id)
      .where('kind', '=', kindOf)
      .orderBy('id')
      .execute()
    return rows.map((row) => ({ ...row, details: JSON.parse(row.details ?? 'null') }))
  }

  const changes: [string, (person: Person) => Promise<{ status: number; body: object }>][] = [
    ['suspends', (person) => suspend(admin, person)],
    ['restores', (person) => admin.post(at(person, 'restore/'))],
    ['changes the role of', (person) => admin.patch(at(person), { role: 'moderator', password: PASSWORD })],
  ]
  it.each(changes)('200 when an admin %s an account, even if it is then erased', async (_, send) => {
    const ana = await somebody()
    const erase = () => test.services.db.deleteFrom('account').where('id', '=', ana.id).execute()
    const spy = runAfterNextCommit(test.services.db, erase)
    const { status, body } = await send(ana)
    spy.mockRestore()
    expect([status, body]).toMatchObject([200, { id: ana.id, username: ana.username }])
    expect((await admin.get(at(ana))).status).toBe(404)
  })

  describe('suspending an account', () => {
    it('ends its sessions at once, refuses sign-in with the reason, mails the person and is logged', async () => {
      const ana = await somebody()
      const other = await signIn(ana)
      expect((await ana.get('/api/auth/user/')).status).toBe(200)
      const until = new Date(test.clock.time + DAY_MS).toISOString()
      const { status, body } = await suspend(moderator, ana, { reason: '  Rude\nwords ', until })
      expect(status).toBe(200)
      expect(body).toMatchObject({
        status: 'suspended',
        suspended_until: until,
        suspension_reason: 'Rude\nwords',
        session_count: 0,
      })
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
      expect((await refresh(ana)).status).toBe(401)
      const late = await test.request({
        url: '/api/auth/user/',
        headers: { authorization: `Bearer ${other.body.access}` },
      })
      expect(late.status).toBe(401)
      const refused = await signIn(ana)
      expect([refused.status, refused.body.code]).toEqual([403, 'suspended'])
      expect(refused.body.message).toContain('Rude\nwords')
      expect((await signIn(ana, 'a wrong password')).body.code).toBe('unauthenticated')
      await test.runJobs()
      const mails = test.mails.filter(({ to }) => to === `${ana.username}@example.org`)
      expect(mails.filter(({ text }) => text.includes('Rude'))).toHaveLength(1)
      const [entry] = await entriesOf(ana, 'account.suspended')
      expect(entry).toMatchObject({
        actor_id: moderator.id,
        details: { reason: 'Rude\nwords', until },
        user_agent: expect.any(String),
        request_id: expect.stringMatching(/^req-/),
      })
    })

    it('allows sign-in again after the end of the suspension', async () => {
      const ana = await somebody()
      await suspend(moderator, ana, { until: new Date(test.clock.time + 60_000).toISOString() })
      test.clock.time += 59_999
      expect((await signIn(ana)).status).toBe(403)
      test.clock.time += 1
      expect((await signIn(ana)).status).toBe(200)
      const { body } = await admin.get(at(ana))
      expect(body).toMatchObject({ status: 'active', suspended_at: null, suspension_reason: null })
    })

    const wrong: [string, object, string][] = [
      ['no reason', { reason: undefined }, 'reason'],
      ['an empty reason', { reason: '' }, 'reason'],
      ['a blank reason', { reason: ' \n ' }, 'reason'],
      ['a reason of 501 characters', { reason: 'x'.repeat(501) }, 'reason'],
      ['an end in the past', { until: '2026-01-01T00:00:00Z' }, 'until'],
      ['an end in eleven years', { until: '2037-12-01T00:00:00Z' }, 'until'],
      ['a date as the end', { until: '2027-01-01' }, 'until'],
      ['an unknown field', { role: 'user' }, 'role'],
    ]
    it.each(wrong)('400 for %s', async (_, given, field) => {
      const ana = await somebody()
      const { status, body } = await suspend(moderator, ana, given)
      expect([status, Object.keys(body.errors ?? {})]).toEqual([400, [field]])
      expect((await ana.get('/api/auth/user/')).status).toBe(200)
    })
  })

  describe('restoring an account', () => {
    it('ends the suspension, resets failed sign-ins and is logged', async () => {
      const ana = await somebody()
      await suspend(moderator, ana)
      await test.services.db
        .updateTable('account')
        .set({ failed_sign_ins: 100 })
        .where('id', '=', ana.id)
        .execute()
      const { status, body } = await moderator.post(at(ana, 'restore/'))
      expect([status, body.status, body.failed_sign_ins]).toEqual([200, 'active', 0])
      expect((await signIn(ana)).status).toBe(200)
      // Sessions that the suspension ended stay ended.
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
      expect(await entriesOf(ana, 'account.restored')).toMatchObject([
        { actor_id: moderator.id, details: { was_suspended: true } },
      ])
    })

    it('removes a lock after too many wrong passwords, without a mail about a suspension', async () => {
      const ana = await somebody()
      await test.services.db
        .updateTable('account')
        .set({ failed_sign_ins: 100 })
        .where('id', '=', ana.id)
        .execute()
      expect((await signIn(ana)).status).toBe(401)
      expect((await moderator.post(at(ana, 'restore/'))).status).toBe(200)
      expect((await signIn(ana)).status).toBe(200)
      const mails = await test.services.db
        .selectFrom('mail')
        .select('kind')
        .where('account_id', '=', ana.id)
        .execute()
      expect(mails.map((mail) => mail.kind)).not.toContain('restored')
    })

    it('logs nothing when the account is active', async () => {
      const ana = await somebody()
      expect((await moderator.post(at(ana, 'restore/'))).status).toBe(200)
      expect(await entriesOf(ana, 'account.restored')).toEqual([])
    })
  })

  describe('ending sessions', () => {
    it('ends all sessions of the account, and lets the person sign in again', async () => {
      const ana = await somebody()
      const { status } = await moderator.delete(at(ana, 'sessions/'))
      expect(status).toBe(204)
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
      expect((await refresh(ana)).status).toBe(401)
      expect((await signIn(ana)).status).toBe(200)
      expect(await entriesOf(ana, 'session.ended')).toMatchObject([
        { actor_id: moderator.id, details: { ended: 1 } },
      ])
    })
  })

  describe('changing a role', () => {
    it('403 for moderators; for admins it takes effect at once and is logged', async () => {
      const ana = await somebody()
      expect((await ana.get('/api/admin/users/')).status).toBe(403)
      expect((await moderator.patch(at(ana), { role: 'moderator', password: PASSWORD })).status).toBe(403)
      const { status, body } = await admin.patch(at(ana), { role: 'moderator', password: PASSWORD })
      expect([status, body.role]).toEqual([200, 'moderator'])
      expect((await ana.get('/api/admin/users/')).status).toBe(200)
      await admin.patch(at(ana), { role: 'user', password: PASSWORD })
      expect((await ana.get('/api/admin/users/')).status).toBe(403)
      await admin.patch(at(ana), { role: 'user', password: PASSWORD })
      expect(await entriesOf(ana, 'account.role_changed')).toMatchObject([
        { actor_id: admin.id, details: { from: 'user', to: 'moderator' } },
        { actor_id: admin.id, details: { from: 'moderator', to: 'user' } },
      ])
    })

    it('400 for any other field', async () => {
      const ana = await somebody()
      for (const [field, value] of Object.entries({ email: 'x@example.org', status: 'active', id: 1 })) {
        const { status, body } = await admin.patch(at(ana), {
          role: 'user',
          password: PASSWORD,
          [field]: value,
        })
        expect([status, body.errors]).toEqual([400, { [field]: ['is not a known field'] }])
      }
      expect((await admin.patch(at(ana), { role: 'owner', password: PASSWORD })).status).toBe(400)
      expect((await admin.patch(at(ana), {})).status).toBe(400)
    })
  })

  describe('permissions', () => {
    type Call = [
      string,
      (by: Person, person: { id: number }) => Promise<{ status: number; body: { code: string } }>,
    ]
    const url = ({ id }: { id: number }, action: string) => `/api/admin/users/${id}/${action}`
    const calls: Call[] = [
      ['suspend', (by, person) => by.post(url(person, 'suspend/'), { reason: 'x' })],
      ['restore', (by, person) => by.post(url(person, 'restore/'))],
      ['end sessions', (by, person) => by.delete(url(person, 'sessions/'))],
      ['change the role', (by, person) => by.patch(url(person, ''), { role: 'user', password: PASSWORD })],
    ]

    it.each(calls)('409 for one’s own account: %s', async (_, call) => {
      const { status, body } = await call(admin, admin)
      expect([status, body.code]).toEqual([409, 'conflict'])
    })

    it.each(calls)('403 for a moderator acting on a moderator or admin: %s', async (_, call) => {
      for (const role of ['moderator', 'admin'] as const) {
        const person = await somebody(role)
        const { status, body } = await call(moderator, person)
        expect([role, status, body.code]).toEqual([role, 403, 'forbidden'])
        expect((await person.get('/api/admin/users/')).status).toBe(200)
      }
    })

    it.each(calls)('404 for an unknown account: %s', async (_, call) => {
      expect((await call(admin, { id: 987_654_321 })).status).toBe(404)
    })

    it.each(calls)('403 for a user: %s', async (_, call) => {
      const [ana, ben] = [await somebody(), await somebody()]
      expect((await call(ana, ben)).status).toBe(403)
      expect((await ben.get('/api/auth/user/')).status).toBe(200)
    })

    it('lets an admin suspend an admin', async () => {
      const other = await makeAdmin()
      expect((await suspend(admin, other)).status).toBe(200)
    })

    it('leaves one admin when two demote or suspend each other at the same time', async () => {
      const db = test.services.db
      const others = await db.selectFrom('account').select('id').where('role', '=', 'admin').execute()
      const [one, two] = [await makeAdmin(), await makeAdmin()]
      const both = [one.id, two.id]
      await db
        .updateTable('account')
        .set({ role: 'user' })
        .where(
          'id',
          'in',
          others.map(({ id }) => id),
        )
        .execute()
      for (let round = 0; round < 20; round++) {
        await db
          .updateTable('account')
          .set({ role: 'admin', suspended_at: null, suspended_until: null })
          .where('id', 'in', both)
          .execute()
        test.clock.time += 1_000
        const [first, second] = [await tokenOf(one), await tokenOf(two)]
        const act = (token: string, person: Person) =>
          test.request({
            method: round % 2 ? 'PATCH' : 'POST',
            url: round % 2 ? at(person) : at(person, 'suspend/'),
            headers: { authorization: `Bearer ${token}` },
            payload: round % 2 ? { role: 'user', password: PASSWORD } : { reason: 'x' },
          })
        const answers = await Promise.all([act(first, two), act(second, one)])
        const statuses = answers.map(({ status }) => status).toSorted()
        expect(statuses[0]).toBe(200)
        expect([401, 403]).toContain(statuses[1])
        const left = await db
          .selectFrom('account')
          .select('id')
          .where('role', '=', 'admin')
          .where('suspended_at', 'is', null)
          .execute()
        expect(left).toHaveLength(1)
      }
      await db.updateTable('account').set({ role: 'admin' }).where('id', '=', admin.id).execute()
      test.clock.time += 1_000
    })

    async function tokenOf(person: Person): Promise<string> {
      const { status, body } = await signIn(person)
      expect(status).toBe(200)
      return body.access
    }
  })
})
