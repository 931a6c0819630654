import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { hashLinkToken } from '../../platform/mail/index.ts'
import { deleteOldInvitations, spendInvitation } from './index.ts'

const DAY_MS = 86_400_000
const INVITATIONS = '/api/admin/invitations/'

onEachDatabase('an invitation', (kind) => {
  let test: TestApp
  let admin: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    admin = await test.register('admin')
    await test.services.db.updateTable('account').set({ role: 'admin' }).execute()
    test.clock.time += 1_000
  })
  afterAll(() => test?.close())

  async function invite(payload: object = {}) {
    const { status, body } = await admin.post(INVITATIONS, payload)
    expect(status).toBe(201)
    return body as { id: number; code: string; expires_at: string }
  }
  const spend = (code: string, used_by = admin.id, now = test.clock.time) =>
    inTransaction(test.services.db, (trx) => spendInvitation(trx, code, now, used_by))
  const listed = async (id: number) => {
    const { body } = await admin.get(`${INVITATIONS}?page_size=100`)
    return body.results.find((one: { id: number }) => one.id === id)
  }

  it('shows its code once and expires after two weeks', async () => {
    const { code, ...rest } = await invite()
    expect(code).toMatch(/^[\w-]{43}$/)
    expect(rest).toEqual({
      id: expect.any(Number),
      status: 'open',
      email: null,
      created_at: new Date(test.clock.time).toISOString(),
      created_by: { id: admin.id, username: 'admin' },
      expires_at: new Date(test.clock.time + 14 * DAY_MS).toISOString(),
      used_at: null,
      used_by: null,
    })
    expect(await listed(rest.id)).toEqual(rest)
    expect(JSON.stringify((await admin.get(INVITATIONS)).body)).not.toContain(code)
  })

  it('has a unique code that is stored nowhere', async () => {
    const codes = [await invite(), await invite({ email: 'guest@example.org' })].map(({ code }) => code)
    await test.runJobs()
    let dump = ''
    for (const { name } of await test.services.db.introspection.getTables())
      dump += JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(test.services.db)).rows)
    expect(new Set(codes).size).toBe(2)
    for (const code of codes) expect(dump).not.toContain(code)
  })

  it('is mailed as a link with the code in the fragment', async () => {
    const { id, code } = await invite({ email: 'carla@example.org', expires_in_days: 3 })
    await test.runJobs()
    expect(test.lastLink('carla@example.org')).toEqual({ path: '/register', token: code, uid: undefined })
    expect((await listed(id)).email).toBe('carla@example.org')
    const { body } = await admin.get('/api/admin/audit/?kind=invitation.made')
    expect(body.results[0].details).toEqual({ invitation_id: id })
  })

  const wrong: [string, object, string][] = [
    ['0 days', { expires_in_days: 0 }, 'expires_in_days'],
    ['91 days', { expires_in_days: 91 }, 'expires_in_days'],
    ['half a day', { expires_in_days: 0.5 }, 'expires_in_days'],
    ['an invalid address', { email: 'x' }, 'email'],
    ['a code', { code: 'x' }, 'code'],
  ]
  it.each(wrong)('400 for %s', async (_, payload, field) => {
    const { status, body } = await admin.post(INVITATIONS, payload)
    expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
  })

  describe('spending its code', () => {
    it('succeeds for one of ten parallel callers', async () => {
      for (let round = 0; round < 10; round++) {
        const { id, code } = await invite({ email: `guest${round}@example.org` })
        const outcomes = await Promise.all(Array.from({ length: 10 }, () => spend(code)))
        expect(outcomes.filter(Boolean)).toHaveLength(1)
        expect(await spend(code)).toBe(false)
        // From now on the account holds the address. It must not remain here when the account is erased.
        expect(await listed(id)).toMatchObject({
          status: 'used',
          email: null,
          used_by: { id: admin.id, username: 'admin' },
        })
      }
    })

    it('fails after the invitation has expired', async () => {
      const { id, code, expires_at } = await invite({ expires_in_days: 1 })
      expect(await spend(code, admin.id, Date.parse(expires_at))).toBe(false)
      expect(await spend(code, admin.id, Date.parse(expires_at) - 1)).toBe(true)
      expect((await listed(id)).status).toBe('used')
    })

    it('fails after the invitation has been withdrawn', async () => {
      const { id, code } = await invite()
      expect((await admin.delete(`${INVITATIONS}${id}/`)).status).toBe(204)
      expect(await spend(code)).toBe(false)
      expect((await admin.delete(`${INVITATIONS}${id}/`)).status).toBe(404)
    })

    it('fails for any other text', async () => {
      const { code } = await invite()
      const { code_hash } = await test.services.db
        .selectFrom('invitation')
        .select('code_hash')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      for (const guess of ['', code.slice(1), `${code}A`, code.toLowerCase(), code_hash, '%'])
        expect([guess, await spend(guess)]).toEqual([guess, false])
      expect(await spend(code)).toBe(true)
    })
  })

  it('cannot be withdrawn once it is used: 409', async () => {
    const { id, code } = await invite()
    await spend(code)
    const { status, body } = await admin.delete(`${INVITATIONS}${id}/`)
    expect([status, body.code]).toEqual([409, 'conflict'])
  })

  it('is logged when it is created and withdrawn', async () => {
    const { id } = await invite()
    await admin.delete(`${INVITATIONS}${id}/`)
    const { body } = await admin.get(`/api/admin/audit/?actor=${admin.id}&page_size=2`)
    expect(body.results).toMatchObject([
      { kind: 'invitation.removed', account: null, details: { invitation_id: id } },
      { kind: 'invitation.made', account: null, details: { invitation_id: id } },
    ])
  })

  it('is deleted when it expired before a given instant', async () => {
    const { id, expires_at } = await invite({ expires_in_days: 1, email: 'late@example.org' })
    await deleteOldInvitations(test.services.db, Date.parse(expires_at))
    expect((await listed(id)).email).toBe('late@example.org')
    await deleteOldInvitations(test.services.db, Date.parse(expires_at) + 1)
    expect(await listed(id)).toBeUndefined()
  })
})

onEachDatabase('registration by invitation', (kind) => {
  it('accepts each code once', async () => {
    const test = await buildTestApp(kind, { REGISTRATION: 'invitation' })
    try {
      const code = await codeOf(test)
      const register = (username: string, invitation?: string) =>
        test.request({
          method: 'POST',
          url: '/api/auth/registration/',
          payload: {
            username,
            email: `${username}@example.org`,
            password1: PASSWORD,
            password2: PASSWORD,
            ...(invitation !== undefined && { invitation }),
          },
        })
      expect((await register('without')).body.errors).toHaveProperty('invitation')
      expect((await register('guessing', 'A'.repeat(43))).body.errors).toHaveProperty('invitation')
      const answers = await Promise.all(['ann', 'bob', 'cid'].map((name) => register(name, code)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400])
      const { count } = await test.services.db
        .selectFrom('account')
        .select((of) => of.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(count).toBe(1)
    } finally {
      await test.close()
    }
  })

  /** Writes an invitation to the database, because there is no admin yet who could create one; returns its code. */
  async function codeOf({ services, clock }: TestApp): Promise<string> {
    const code = 'c'.repeat(43)
    await services.db
      .insertInto('invitation')
      .values({
        code_hash: hashLinkToken(code),
        email: null,
        created_by: null,
        created_at: clock.time,
        expires_at: clock.time + DAY_MS,
        used_at: null,
        used_by: null,
      })
      .execute()
    return code
  }
})
