import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import type { Role, Scope } from '../tables.ts'
import { hashKey } from './live-keys.ts'

const FIVE_MINUTES_MS = 300_000
const KEYS = '/api/auth/keys/'
const SCOPES: Scope[] = ['read', 'write', 'upload', 'live', 'admin']

onEachDatabase('an API key', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let boss: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    await test.confirmEmail(ana)
    ben = await test.register('ben')
    boss = await test.register('boss')
    await setRole(boss, 'admin')
  })
  afterAll(() => test?.close())

  /** Writes to the database directly, and waits until the server's cache of sessions has expired. */
  async function setRole({ id }: Person, role: Role) {
    await test.services.db.updateTable('account').set({ role }).where('id', '=', id).execute()
    test.clock.time += 1_000
  }

  const newKey = (scopes: Scope[], more: object = {}) => ({
    name: 'Watch',
    scopes,
    password: PASSWORD,
    ...more,
  })

  async function make(owner: Person, scopes: Scope[], more: object = {}) {
    const { status, body } = await owner.post(KEYS, newKey(scopes, more))
    if (status !== 201) throw new Error(`creating a key returned ${status}: ${JSON.stringify(body)}`)
    return body as { id: number; key: string; hint: string }
  }

  const use = (key: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
    test.request({
      method,
      url,
      headers: { authorization: `Bearer ${key}` },
      ...(payload && { payload }),
    })
  const read = (key: string) => use(key, 'GET', '/api/workouts/')

  it('is shown in full once; lists omit its text', async () => {
    const created = await ana.post(KEYS, newKey(['read', 'upload'], { name: 'Kitchen', expires_at: null }))
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({ name: 'Kitchen', scopes: ['read', 'upload'], last_used_at: null })
    expect(created.body.key).toMatch(/^ft_[\w-]{43}$/)
    expect(created.body.key.startsWith(created.body.hint)).toBe(true)
    expect(created.body.hint).toHaveLength(9)
    const { key, ...shown } = created.body
    const list = await ana.get(KEYS)
    expect(list.body.results).toContainEqual(shown)
    expect(JSON.stringify(list.body)).not.toContain(key)
    expect((await ben.get(KEYS)).body).toMatchObject({ count: 0, results: [] })
  })

  it('is in the database only as a hash', async () => {
    const { id, key } = await make(ana, ['read'])
    expect((await read(key)).status).toBe(200)
    await test.runJobs()
    let dump = ''
    for (const { name } of await test.services.db.introspection.getTables())
      dump += JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(test.services.db)).rows)
    expect(dump).toContain(hashKey(key))
    const secret = key.slice(3)
    expect(dump).not.toContain(secret)
    expect(dump).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
    // The hint has six of its 43 characters: 220 of 256 bits remain unknown.
    expect(dump).not.toContain(secret.slice(0, 7))
    const row = await test.services.db
      .selectFrom('api_key')
      .select(['key_hash'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.key_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is announced by mail and logged', async () => {
    const { id } = await make(ana, ['read'], { name: 'Told of' })
    await test.runJobs()
    const mails = test.mails.filter(({ to }) => to === 'ana@example.org')
    expect(mails.filter(({ text }) => text.includes('Told of'))).toHaveLength(1)
    const entry = await test.services.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('kind', '=', 'api_key.made')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ account_id: ana.id, actor_id: null })
    expect(JSON.parse(entry.details ?? '')).toEqual({ api_key_id: id, name: 'Told of', scopes: 'read' })
  })

  describe('scopes', () => {
    const form = multipart('a.fit', Buffer.from('no recording'))
    const routes: [
      string,
      Scope,
      (key: string) => Promise<{ status: number; body: { message?: string } }>,
    ][] = [
      ['GET /api/workouts/', 'read', (key) => use(key, 'GET', '/api/workouts/')],
      [
        'POST /api/workouts/',
        'write',
        (key) => use(key, 'POST', '/api/workouts/', { sport: 'running', duration: 30 }),
      ],
      [
        'POST /api/recordings/',
        'upload',
        (key) =>
          test.request({
            method: 'POST',
            url: '/api/recordings/',
            ...form,
            headers: { ...form.headers, authorization: `Bearer ${key}` },
          }),
      ],
      ['GET /api/admin/users/', 'admin', (key) => use(key, 'GET', '/api/admin/users/')],
      ['GET /api/admin/audit/', 'admin', (key) => use(key, 'GET', '/api/admin/audit/')],
    ]
    it.each(routes)('%s needs the scope %s', async (_, needed, call) => {
      for (const scope of SCOPES) {
        const { key } = await make(boss, [scope])
        const { status, body } = await call(key)
        if (scope === needed) expect([scope, status < 300]).toEqual([scope, true])
        else
          expect([scope, status, body.message]).toEqual([scope, 403, expect.stringContaining(`"${needed}"`)])
      }
    })

    it('403 for routes of the account itself, whatever the scopes', async () => {
      const { id, key } = await make(boss, SCOPES)
      const calls: ['GET' | 'POST' | 'PATCH' | 'DELETE', string, object?][] = [
        ['GET', KEYS],
        ['POST', KEYS, newKey(['read'])],
        ['PATCH', `${KEYS}${id}/`, { name: 'Wider' }],
        ['DELETE', `${KEYS}${id}/`],
        ['GET', '/api/auth/sessions/'],
        ['DELETE', '/api/auth/sessions/'],
        ['PATCH', '/api/auth/user/', { username: 'stolen' }],
        ['POST', '/api/auth/logout/', {}],
        [
          'POST',
          '/api/auth/password/change/',
          { old_password: PASSWORD, new_password1: 'a key must not', new_password2: 'a key must not' },
        ],
      ]
      for (const [method, url, payload] of calls) {
        const { status, body } = await use(key, method, url, payload)
        expect([method, url, status, body.code]).toEqual([method, url, 403, 'forbidden'])
      }
      expect(
        (await boss.get(`${KEYS}?page_size=100`)).body.results.map((one: { id: number }) => one.id),
      ).toContain(id)
    })
  })

  describe('with the scope admin', () => {
    it('400 when a user creates it', async () => {
      const { status, body } = await ana.post(KEYS, newKey(['read', 'admin']))
      expect([status, Object.keys(body.errors)]).toEqual([400, ['scopes']])
    })

    it('may do only what its owner’s current role allows', async () => {
      const mod = await test.register(`mod${kind}`)
      await setRole(mod, 'moderator')
      const { key } = await make(mod, ['admin'])
      expect((await use(key, 'GET', '/api/admin/users/')).status).toBe(200)
      expect((await use(key, 'GET', '/api/admin/audit/')).status).toBe(403)
      const lowered = await boss.patch(`/api/admin/users/${mod.id}/`, { role: 'user', password: PASSWORD })
      expect(lowered.status).toBe(200)
      const { status, body } = await use(key, 'GET', '/api/admin/users/')
      expect([status, body.message]).toEqual([403, 'Your role does not allow this.'])
    })
  })

  describe('in a request', () => {
    const refused = async (key: string) => {
      const { status, body } = await read(key)
      expect([status, body.code]).toEqual([401, 'unauthenticated'])
    }

    it('401 when it is unknown', async () => {
      await refused('ft_')
      await refused(`ft_${'A'.repeat(43)}`)
      const { key } = await make(ana, ['read'])
      await refused(`${key}A`)
      await refused(key.slice(0, -1))
      await refused(hashKey(key))
    })

    it('401 at once after it is deleted', async () => {
      const { id, key } = await make(ana, ['read'])
      expect((await read(key)).status).toBe(200)
      expect((await ana.delete(`${KEYS}${id}/`)).status).toBe(204)
      await refused(key)
      expect((await ana.delete(`${KEYS}${id}/`)).status).toBe(404)
    })

    it('401 at once after it has expired', async () => {
      const expires_at = new Date(test.clock.time + FIVE_MINUTES_MS).toISOString()
      const { key } = await make(ana, ['read'], { expires_at })
      test.clock.time += FIVE_MINUTES_MS - 100
      expect((await read(key)).status).toBe(200)
      test.clock.time += 99
      expect((await read(key)).status).toBe(200)
      test.clock.time += 1
      await refused(key)
    })

    it('401 while its account is suspended', async () => {
      const cleo = await test.register(`cleo${kind}`)
      const { key } = await make(cleo, ['read'])
      expect((await read(key)).status).toBe(200)
      const admin = await freshAdmin()
      await admin.post(`/api/admin/users/${cleo.id}/suspend/`, { reason: 'Advertising' })
      await refused(key)
      await admin.post(`/api/admin/users/${cleo.id}/restore/`)
      expect((await read(key)).status).toBe(200)
    })

    it('401 while its account waits to be erased', async () => {
      const dora = await test.register(`dora${kind}`)
      const { key } = await make(dora, ['read'])
      expect((await read(key)).status).toBe(200)
      const { status } = await test.request({
        method: 'DELETE',
        url: '/api/auth/user/',
        headers: dora.headers,
        payload: { password: PASSWORD },
      })
      expect(status).toBeLessThan(300)
      await refused(key)
    })

    async function freshAdmin() {
      const admin = await test.register(`admin${test.clock.time}`)
      await setRole(admin, 'admin')
      return admin
    }
  })

  it('has the time of its last use, accurate to the minute', async () => {
    const eva = await test.register(`eva${kind}`)
    const { key } = await make(eva, ['read'])
    const lastUse = async () => (await eva.get(KEYS)).body.results[0].last_used_at
    const used = async () => {
      const at = new Date(test.clock.time).toISOString()
      await read(key)
      return at
    }
    const first = await used()
    await expect.poll(lastUse).toBe(first)
    test.clock.time += 59_000
    await used()
    test.clock.time += 2_000
    const later = await used()
    await expect.poll(lastUse).toBe(later)
  })

  describe('in a request to create it', () => {
    const wrong: [string, object, string][] = [
      ['without a name', { name: '' }, 'name'],
      ['without scopes', { scopes: [] }, 'scopes'],
      ['with a scope twice', { scopes: ['read', 'read'] }, 'scopes'],
      ['with an unknown scope', { scopes: ['everything'] }, 'scopes.0'],
      ['with an end in the past', { expires_at: '2026-01-01T00:00:00Z' }, 'expires_at'],
      ['with an end in six years', { expires_at: '2032-12-01T00:00:00Z' }, 'expires_at'],
      ['with a date as its end', { expires_at: '2027-01-01' }, 'expires_at'],
      ['without an identity proof', { password: undefined }, 'password'],
      ['with a wrong password', { password: 'not the password' }, 'password'],
      ['for somebody else', { account_id: 1 }, 'account_id'],
      ['with a chosen text', { key: 'ft_mine' }, 'key'],
    ]
    it.each(wrong)('400 %s', async (_, given, field) => {
      const before = (await ben.get(KEYS)).body.count
      const { status, body } = await ben.post(KEYS, { ...newKey(['read']), ...given })
      expect([status, Object.keys(body.errors ?? {})]).toEqual([400, [field]])
      expect((await ben.get(KEYS)).body.count).toBe(before)
    })

    it('409 after fifty keys, also in parallel requests', async () => {
      const fred = await test.register(`fred${kind}`)
      const row = {
        account_id: fred.id,
        name: 'x',
        scopes: '["read"]',
        hint: 'ft_x',
        created_at: 1,
        expires_at: null,
      }
      const rows = Array.from({ length: 49 }, (_, i) => ({
        ...row,
        key_hash: `${kind}${i}`,
        last_used_at: null,
      }))
      await test.services.db.insertInto('api_key').values(rows).execute()
      const answers = await Promise.all([1, 2, 3].map(() => fred.post(KEYS, newKey(['read']))))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
      const page = (await fred.get(`${KEYS}?page=3&page_size=20`)).body
      expect([page.count, page.results.length, page.next]).toEqual([50, 10, null])
    })
  })

  it('can be renamed, but not changed otherwise', async () => {
    const { id, key } = await make(ana, ['read'])
    const renamed = await ana.patch(`${KEYS}${id}/`, { name: 'Other' })
    expect([renamed.status, renamed.body.name, renamed.body.scopes]).toEqual([200, 'Other', ['read']])
    for (const field of ['scopes', 'expires_at', 'account_id', 'hint', 'key_hash', 'last_used_at']) {
      const { status, body } = await ana.patch(`${KEYS}${id}/`, { name: 'x', [field]: ['admin'] })
      expect([status, body.errors]).toEqual([400, { [field]: ['is not a known field'] }])
    }
    expect((await use(key, 'POST', '/api/workouts/', { sport: 'running', duration: 1 })).status).toBe(403)
  })

  it('is hidden from other people: 404', async () => {
    const { id, key } = await make(ana, ['read'])
    for (const [method, payload] of [['PATCH', { name: 'mine' }], ['DELETE']] as const) {
      const call = (which: number) =>
        test.request({ method, url: `${KEYS}${which}/`, headers: ben.headers, ...(payload && { payload }) })
      const [hidden, absent] = [await call(id), await call(987_654_321)]
      expect([hidden.status, absent.status]).toEqual([404, 404])
      expect({ ...hidden.body, request_id: '' }).toEqual({ ...absent.body, request_id: '' })
    }
    expect((await read(key)).status).toBe(200)
  })
})
