import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import type { AccountTable, Role } from '../auth/tables.ts'

const USERS = '/api/admin/users/'
const AUDIT = '/api/admin/audit/'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0'

onEachDatabase('admin routes', (kind) => {
  let test: TestApp
  let admin: Person
  let moderator: Person
  const people: Record<string, Person> = {}

  beforeAll(async () => {
    test = await buildTestApp(kind)
    for (const name of ['admin', 'mod', 'Ana.Lind', 'ana_x', 'anaXx', 'ben', 'dora']) {
      people[name] = await test.register(name, { email: `${name}@mail-${name.length}.example.org` })
    }
    admin = people.admin!
    moderator = people.mod!
    await set(admin, { role: 'admin', email_verified_at: 1 })
    await set(moderator, { role: 'moderator', email_verified_at: 1 })
    await set(people['Ana.Lind']!, { email_verified_at: 1 })
    await set(people.dora!, { deletion_at: test.clock.time + 1_000_000 })
    test.clock.time += 1_000
    await moderator.post(`${USERS}${people.ben!.id}/suspend/`, { reason: 'Advertising' })
  })
  afterAll(() => test?.close())

  async function set(
    { id }: Person,
    change: Partial<Pick<AccountTable, 'email_verified_at'>> & { role?: Role; deletion_at?: number },
  ) {
    await test.services.db.updateTable('account').set(change).where('id', '=', id).execute()
  }

  const namesIn = async (viewer: Person, query: string) => {
    const { status, body } = await viewer.get(`${USERS}?ordering=username&${query}`)
    expect([query, status]).toEqual([query, 200])
    expect(body.count).toBe(body.results.length)
    return body.results.map(({ username }: { username: string }) => username)
  }

  describe('GET /api/admin/users/', () => {
    const searches: [string, string, string[]][] = [
      ['by part of the username, ignoring case', 'search=NA.L', ['Ana.Lind']],
      [
        'by part of the username in full-width letters',
        `search=${encodeURIComponent('ＡＮＡ.')}`,
        ['Ana.Lind'],
      ],
      ['by a literal underscore', 'search=a_x', ['ana_x']],
      ['by a literal percent sign', 'search=%25', []],
      ['by a literal backslash', `search=${encodeURIComponent('\\')}`, []],
      ['by a quote, without SQL injection', `search=${encodeURIComponent("' or 1=1 --")}`, []],
      ['by role', 'role=moderator', ['mod']],
      ['that are suspended', 'status=suspended', ['ben']],
      ['that wait to be erased', 'status=deleting', ['dora']],
      ['with an unverified e-mail address', 'status=unverified', ['ana_x', 'anaXx']],
      ['that are active', 'status=active', ['admin', 'Ana.Lind', 'mod']],
      ['by several filters at once', 'search=ana&status=unverified&role=user', ['ana_x', 'anaXx']],
    ]
    it.each(searches)('finds accounts %s', async (_, query, expected) => {
      expect(await namesIn(admin, query)).toEqual(expected)
      expect(await namesIn(moderator, query)).toEqual(expected)
    })

    it('finds accounts by part of the e-mail address for admins only', async () => {
      expect(await namesIn(admin, 'search=MAIL-5')).toEqual(['admin', 'ana_x', 'anaXx'])
      expect(await namesIn(moderator, 'search=MAIL-5')).toEqual([])
      expect(await namesIn(moderator, 'search=example.org')).toEqual([])
      expect(await namesIn(moderator, `search=${encodeURIComponent('@')}`)).toEqual([])
    })

    it('returns pages in the requested order', async () => {
      const { body: first } = await admin.get(`${USERS}?page_size=3&ordering=-username`)
      expect([first.count, first.results.length, first.previous]).toEqual([7, 3, null])
      const seen = [
        first,
        (await admin.get(first.next)).body,
        (await admin.get(`${USERS}?page_size=3&ordering=-username&page=3`)).body,
      ]
      const names = seen.flatMap(({ results }) => results.map(({ username }: Person) => username))
      expect(names).toEqual(['mod', 'dora', 'ben', 'anaXx', 'ana_x', 'Ana.Lind', 'admin'])
      expect((await admin.get(`${USERS}?page=9`)).body).toMatchObject({ count: 7, results: [], next: null })
      const newest = (await admin.get(USERS)).body.results.map(({ username }: Person) => username)
      expect(newest).toEqual(['dora', 'ben', 'anaXx', 'ana_x', 'Ana.Lind', 'mod', 'admin'])
    })

    it('400 for unknown parameters and values', async () => {
      for (const query of [
        'ordering=email',
        'ordering=password_hash',
        'status=gone',
        'role=owner',
        'email=x',
        'page=0',
      ])
        expect([query, (await admin.get(`${USERS}?${query}`)).status]).toEqual([query, 400])
    })
  })

  describe('an account in the responses', () => {
    it('has its role and status', async () => {
      const { body } = await admin.get(`${USERS}?search=ben`)
      expect(body.results).toEqual([
        {
          id: people.ben!.id,
          username: 'ben',
          email: 'ben@mail-3.example.org',
          is_email_verified: false,
          role: 'user',
          status: 'suspended',
          created_at: expect.any(String),
          suspended_at: new Date(test.clock.time).toISOString(),
          suspended_until: null,
          suspension_reason: 'Advertising',
          deletion_at: null,
        },
      ])
    })

    it('has e-mail address, browsers, devices and network addresses for admins, not for moderators', async () => {
      const eva = await test.register(`eva${kind}`, { email: 'eva@secret.example.org' })
      const signedIn = await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        headers: { 'user-agent': FIREFOX },
        payload: { username: eva.username, password: PASSWORD },
      })
      expect(signedIn.status).toBe(200)
      await eva.post('/api/auth/keys/', { name: 'Watch', scopes: ['read'], password: PASSWORD })
      const at = new Date(test.clock.time).toISOString()
      const full = (await admin.get(`${USERS}${eva.id}/`)).body
      expect(full).toMatchObject({
        email: 'eva@secret.example.org',
        failed_sign_ins: 0,
        session_count: 2,
        key_count: 1,
        has_totp: false,
        passkey_count: 0,
        last_sign_in_at: at,
      })
      expect(full.sessions[0]).toEqual({
        id: expect.any(Number),
        browser: 'Firefox',
        device: 'Linux computer',
        address: '127.0.0.1',
        created_at: at,
        last_used_at: at,
      })
      const partial = (await moderator.get(`${USERS}${eva.id}/`)).body
      const hidden = { browser: null, device: null, address: null }
      expect(partial).toEqual({
        ...full,
        email: null,
        sessions: full.sessions.map((session: object) => ({ ...session, ...hidden })),
      })
      const list = await moderator.get(`${USERS}?page_size=100`)
      expect(JSON.stringify([list.body, partial])).not.toMatch(/@|example\.org|127\.0\.0\.1|Firefox/)
    })

    it('has no secrets', async () => {
      const { body } = await admin.get(`${USERS}${people.ben!.id}/`)
      expect(Object.keys(body).filter((name) => /password|hash|token|secret|_key$/.test(name))).toEqual([])
      expect(JSON.stringify(body)).not.toContain('$argon2')
    })

    it('is 404 when it does not exist', async () => {
      expect((await admin.get(`${USERS}987654321/`)).status).toBe(404)
    })
  })

  describe('GET /api/admin/audit/', () => {
    const entries = async (query = '') => {
      const { status, body } = await admin.get(`${AUDIT}?page_size=100&${query}`)
      expect(status).toBe(200)
      return body.results as { id: number; kind: string; created_at: string }[]
    }

    it('lists entries, the newest first, with the usernames of account and actor', async () => {
      const all = await entries()
      expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => b - a))
      const [suspended] = await entries('kind=account.suspended')
      expect(suspended).toEqual({
        id: expect.any(Number),
        created_at: expect.any(String),
        kind: 'account.suspended',
        account: { id: people.ben!.id, username: 'ben' },
        actor: { id: moderator.id, username: 'mod' },
        request_id: expect.stringMatching(/^req-/),
        address: '127.0.0.1',
        user_agent: expect.any(String),
        details: { reason: 'Advertising', until: null },
      })
    })

    it('filters by account, actor, kind and time', async () => {
      expect((await entries(`account=${people.ben!.id}`)).map((entry) => entry.kind)).toEqual([
        'account.suspended',
        'account.registered',
      ])
      expect((await entries(`actor=${moderator.id}`)).map((entry) => entry.kind)).toEqual([
        'account.suspended',
      ])
      const [entry] = await entries('kind=account.suspended')
      const at = entry!.created_at
      const later = new Date(Date.parse(at) + 1).toISOString()
      const around = (query: string) => entries(`kind=account.suspended&${query}`)
      expect(await around(`after=${at}&before=${later}`)).toHaveLength(1)
      expect(await around(`after=${later}`)).toHaveLength(0)
      expect(await around(`before=${at}`)).toHaveLength(0)
    })

    it('shows null in place of an erased account or actor', async () => {
      const gone = { created_at: 1, kind: 'session.ended', account_id: null, actor_id: 987_654_321 }
      const nothing = { request_id: null, address: null, user_agent: null, details: null }
      await test.services.db
        .insertInto('audit_entry')
        .values({ ...gone, ...nothing })
        .execute()
      expect((await entries('actor=987654321'))[0]).toMatchObject({
        account: null,
        actor: null,
        details: null,
      })
    })

    it('400 for unknown parameters and values', async () => {
      for (const query of [
        'kind=%25',
        'account=x',
        'after=yesterday',
        'details=x',
        'ordering=id',
        'page_size=101',
      ])
        expect([query, (await admin.get(`${AUDIT}?${query}`)).status]).toEqual([query, 400])
    })
  })

  it('needs at most three queries, however long the page is', async () => {
    const watched = watchStatements(test.services.db, test.services.reads.of(admin.id, 0))
    const queriesOf = async (viewer: Person, url: string) => {
      // Caches the viewer's session, so that its query is not counted.
      await viewer.get('/api/workouts/?page_size=1')
      watched.texts = []
      expect((await viewer.get(url)).status).toBe(200)
      return watched.texts.length
    }
    for (const url of [USERS, AUDIT, '/api/admin/invitations/']) {
      await admin.post('/api/admin/invitations/', {})
      const few = await queriesOf(admin, `${url}?page_size=1`)
      expect(few).toBeGreaterThanOrEqual(1)
      expect(few).toBeLessThanOrEqual(3)
      expect(await queriesOf(admin, `${url}?page_size=100`)).toBe(few)
    }
    expect(await queriesOf(moderator, `${USERS}${people.ben!.id}/`)).toBeLessThanOrEqual(3)
    watched.stop()
  })

  describe('permissions', () => {
    const forAdmins: ['GET' | 'POST' | 'PATCH' | 'DELETE', string, object?][] = [
      ['GET', AUDIT],
      ['PATCH', `${USERS}1/`, { role: 'admin' }],
      ['GET', '/api/admin/invitations/'],
      ['POST', '/api/admin/invitations/', {}],
      ['DELETE', '/api/admin/invitations/1/'],
    ]
    const forModerators: typeof forAdmins = [
      ['GET', USERS],
      ['GET', `${USERS}1/`],
      ['POST', `${USERS}1/suspend/`, { reason: 'x' }],
      ['POST', `${USERS}1/restore/`, {}],
      ['DELETE', `${USERS}1/sessions/`],
    ]
    const statusOf = async (
      [method, url, payload]: (typeof forAdmins)[number],
      headers: Record<string, string>,
    ) => (await test.request({ method, url, headers, ...(payload && { payload }) })).status

    it.each([...forAdmins, ...forModerators])(
      '403 for a user, 401 without a token: %s %s',
      async (...call) => {
        expect(await statusOf(call, people['Ana.Lind']!.headers)).toBe(403)
        expect(await statusOf(call, {})).toBe(401)
      },
    )

    it.each(forAdmins)('403 for a moderator: %s %s', async (...call) => {
      expect(await statusOf(call, moderator.headers)).toBe(403)
    })
  })
})
