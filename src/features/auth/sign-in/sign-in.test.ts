import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { inTransaction } from '../../../platform/database/index.ts'

onEachDatabase('signing in', (kind) => {
  let test: TestApp
  let ana: Person
  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('Ana.Lind', { email: 'Ana@Example.org' })
    await test.confirmEmail(ana)
    await test.register('twin1', { email: 'shared@example.org' })
    await test.register('twin2', {
      email: 'shared@example.org',
      password1: 'x'.repeat(20),
      password2: 'x'.repeat(20),
    })
  })
  afterAll(() => test?.close())

  const signIn = (payload: object) => test.request({ method: 'POST', url: '/api/auth/login/', payload })

  const names: [string, object][] = [
    ['the username', { username: 'Ana.Lind' }],
    ['the username in other case', { username: 'ANA.lind' }],
    ['the username in full-width letters', { username: 'Ａｎａ.Ｌｉｎｄ' }],
    ['the address', { email: 'Ana@Example.org' }],
    ['the address in other case', { email: 'ana@EXAMPLE.org' }],
    ['the address in the username field', { username: 'ana@example.org' }],
  ]
  it.each(names)('works with %s', async (_, given) => {
    const { status, body } = await signIn({ ...given, password: PASSWORD })
    expect([status, body.user?.id]).toEqual([200, ana.id])
    expect(Object.keys(body).toSorted()).toEqual(['access', 'refresh', 'user'])
    const me = await test.request({
      url: '/api/auth/user/',
      headers: { authorization: `Bearer ${body.access}` },
    })
    expect(me.body.username).toBe('Ana.Lind')
  })

  it('opens a new session each time', async () => {
    const [first, second] = [
      await signIn({ username: 'ana.lind', password: PASSWORD }),
      await signIn({ username: 'ana.lind', password: PASSWORD }),
    ]
    expect(first.body.refresh).not.toBe(second.body.refresh)
    const sidOf = (access: string) =>
      JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString()).sid
    expect(sidOf(first.body.access)).not.toBe(sidOf(second.body.access))
  })

  it('responds to a wrong password as to an unknown account', async () => {
    const failures = [
      { username: 'ana.lind', password: `${PASSWORD}!` },
      { username: 'nobody.here', password: PASSWORD },
      { email: 'ana@example.org', password: `${PASSWORD}!` },
      { email: 'nobody@example.org', password: PASSWORD },
      { username: 'ana.lind', password: PASSWORD.toUpperCase() },
      { username: 'ana.lind', password: ` ${PASSWORD}` },
      { username: "ana.lind' --", password: PASSWORD },
      { username: 'ana.lin%', password: PASSWORD },
      { username: 'ana_lind', password: PASSWORD },
      { email: 'shared@example.org', password: 'x'.repeat(20) },
    ]
    const answers = await Promise.all(failures.map(signIn))
    const [first] = answers
    expect(first?.status).toBe(401)
    for (const { status, body, headers } of answers) {
      expect(status).toBe(first?.status)
      expect({ ...body, request_id: '' }).toEqual({ ...first?.body, request_id: '' })
      expect(Object.keys(headers).toSorted()).toEqual(Object.keys(first?.headers ?? {}).toSorted())
    }
  })

  it('works with a shared address for the account that verified it', async () => {
    for (const [username, password] of [
      ['twin1', PASSWORD],
      ['twin2', 'x'.repeat(20)],
    ] as const) {
      expect((await signIn({ username, password })).body.user.username).toBe(username)
    }
    await test.services.db
      .updateTable('account')
      .set({ email_verified_at: 1 })
      .where('username', '=', 'twin2')
      .execute()
    const verified = await signIn({ email: 'shared@example.org', password: 'x'.repeat(20) })
    expect(verified.body.user.username).toBe('twin2')
    expect((await signIn({ email: 'shared@example.org', password: PASSWORD })).status).toBe(401)
  })

  const refused: [string, object, string][] = [
    ['neither username nor address', { password: PASSWORD }, 'username'],
    ['both', { username: 'ana.lind', email: 'ana@example.org', password: PASSWORD }, 'username'],
    ['no password', { username: 'ana.lind' }, 'password'],
    ['an empty password', { username: 'ana.lind', password: '' }, 'password'],
    ['a password of 1,025 characters', { username: 'ana.lind', password: 'x'.repeat(1_025) }, 'password'],
    ['a list of passwords', { username: 'ana.lind', password: [PASSWORD] }, 'password'],
    ['an object as username', { username: { $ne: null }, password: PASSWORD }, 'username'],
    ['an unknown field', { username: 'ana.lind', password: PASSWORD, remember: true }, 'remember'],
  ]
  it.each(refused)('400 for %s', async (_, payload, field) => {
    const { status, body } = await signIn(payload)
    expect([status, body.code, Object.keys(body.errors)]).toEqual([400, 'invalid', [field]])
  })

  it('checks every character of a long password, in any Unicode form', async () => {
    const long = `${'sch\u00f6n '.repeat(40)}end`
    await test.register('long', { password1: long, password2: long })
    const statusOf = async (password: string) => (await signIn({ username: 'long', password })).status
    expect(await statusOf(long)).toBe(200)
    expect(await statusOf(long.normalize('NFD'))).toBe(200)
    for (const cut of [72, 128, long.length - 1]) expect(await statusOf(long.slice(0, cut))).toBe(401)
  })

  it('503 when too many people sign in at once, and works again afterwards', async () => {
    const answers = await Promise.all(
      Array.from({ length: 80 }, () => signIn({ username: 'nobody.here', password: PASSWORD })),
    )
    const putOff = answers.filter(({ status }) => status === 503)
    expect(putOff.length).toBeGreaterThan(0)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(80 - putOff.length)
    for (const { body, headers } of putOff) {
      expect([body.code, headers['retry-after']]).toEqual(['unavailable', '5'])
    }
    expect((await signIn({ username: 'ana.lind', password: PASSWORD })).status).toBe(200)
  })
})

onEachDatabase('a new server', (kind) => {
  it('has no account, not even one with a common default password', async () => {
    const test = await buildTestApp(kind)
    try {
      expect(await test.services.db.selectFrom('account').selectAll().execute()).toEqual([])
      for (const name of ['admin', 'administrator', 'root', 'fittrack', 'demo', 'test']) {
        for (const password of [name, 'admin', 'password', 'fittrack', 'changeme', `${name}123`]) {
          const payload = { username: name, password }
          const { status } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
          expect([name, password, status]).toEqual([name, password, 401])
        }
      }
    } finally {
      await test.close()
    }
  })
})

onEachDatabase('the signed-in account', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('changes language, time zone and units, which new workouts use at once', async () => {
    const ana = await test.register('ana')
    await ana.get('/api/workouts/')
    test.clock.time += 1_000
    const changed = await ana.patch('/api/auth/user/', {
      language: 'de',
      time_zone: 'asia/tokyo',
      units: 'imperial',
    })
    expect([changed.status, changed.body]).toEqual([
      200,
      expect.objectContaining({
        language: 'de',
        time_zone: 'Asia/Tokyo',
        units: 'imperial',
        username: 'ana',
      }),
    ])
    expect((await ana.get('/api/auth/user/')).body).toEqual(changed.body)
    const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    expect(body).toMatchObject({ time_zone: 'Asia/Tokyo', title: expect.stringMatching(/Lauf/) })
  })

  const cases: [string, object, string][] = [
    ['no field', {}, 'body'],
    ['an unknown time zone', { time_zone: 'Mars/Base' }, 'time_zone'],
    ['an offset as time zone', { time_zone: '+01:00' }, 'time_zone'],
    ['an instant as time zone', { time_zone: '2026-11-22T12:00Z' }, 'time_zone'],
    ['an unknown language', { language: 'xx' }, 'language'],
    ['null', { units: null }, 'units'],
    ['an invalid username', { username: 'a' }, 'username'],
    ['an invalid address', { email: 'other' }, 'email'],
    ['a new address without an identity proof', { email: 'other@example.org' }, 'password'],
    ['a role', { role: 'admin' }, 'role'],
    ['a password', { password: 'a new long password' }, 'password'],
  ]
  it.each(cases)('400 for %s', async (name, change, field) => {
    const person = await test.register(`person${cases.findIndex(([of]) => of === name)}`)
    const before = (await person.get('/api/auth/user/')).body
    const { status, body } = await person.patch('/api/auth/user/', change)
    expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
    expect((await person.get('/api/auth/user/')).body).toEqual(before)
  })

  it('401 after its row is deleted', async () => {
    const gone = await test.register('gone')
    await test.services.db.deleteFrom('account').where('id', '=', gone.id).execute()
    test.clock.time += 1_001
    expect((await gone.get('/api/auth/user/')).status).toBe(401)
    const { status } = await test.request({
      method: 'POST',
      url: '/api/auth/token/refresh/',
      payload: { refresh: gone.tokens.refresh },
    })
    expect(status).toBe(401)
  })

  describe('signing out', () => {
    it('ends access and refresh tokens at once', async () => {
      const ana = await test.register('out1')
      expect((await ana.get('/api/auth/user/')).status).toBe(200)
      expect((await ana.post('/api/auth/logout/')).status).toBe(204)
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
      expect((await ana.get('/api/workouts/')).status).toBe(401)
      for (const [url, payload] of [
        ['/api/auth/token/refresh/', { refresh: ana.tokens.refresh }],
        ['/api/auth/token/verify/', { token: ana.tokens.access }],
      ] as const) {
        expect((await test.request({ method: 'POST', url, payload })).status).toBe(401)
      }
      expect((await ana.post('/api/auth/logout/')).status).toBe(401)
    })

    it('needs no body and accepts no fields', async () => {
      const ana = await test.register('out2')
      const send = (payload?: object) =>
        test.request({
          method: 'POST',
          url: '/api/auth/logout/',
          headers: ana.headers,
          ...(payload && { payload }),
        })
      expect((await send({ everywhere: true })).status).toBe(400)
      expect((await send()).status).toBe(204)
    })

    it('keeps the person’s other sessions', async () => {
      const ana = await test.register('out3')
      const other = await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        payload: { username: 'out3', password: PASSWORD },
      })
      await ana.post('/api/auth/logout/')
      const headers = { authorization: `Bearer ${other.body.access}` }
      expect((await test.request({ url: '/api/auth/user/', headers })).status).toBe(200)
    })

    it('401 for every request after the response to it, even with many requests in flight', async () => {
      for (let round = 0; round < 8; round++) {
        const person = await test.register(`racer${round}`)
        const reads = Array.from({ length: 8 }, () => person.get('/api/auth/user/'))
        const signedOut = person.post('/api/auth/logout/')
        const later = Array.from({ length: 8 }, () => person.get('/api/auth/user/'))
        expect((await signedOut).status).toBe(204)
        expect((await person.get('/api/auth/user/')).status).toBe(401)
        await Promise.all([...reads, ...later])
        expect((await person.get('/api/auth/user/')).status).toBe(401)
      }
    })

    const onServer = kind === 'PostgreSQL' ? it : () => {}
    onServer('is not undone by a session lookup that began before it', async () => {
      const ana = await test.register('slowly')
      const { db, events } = test.services
      test.clock.time += 1_001
      // A slow lookup sees the session as it was when the lookup began.
      await sql`alter table session rename to kept_session`.execute(db)
      await sql`create view session as select kept.* from kept_session kept, (select pg_sleep(0.2)) slow`.execute(
        db,
      )
      const before = ana.get('/api/auth/user/')
      await new Promise((resolve) => setTimeout(resolve, 80))
      await inTransaction(db, async (trx) => {
        const { rows } = await sql<{ id: number }>`
          update kept_session set ended_at = 1 where account_id = ${ana.id} returning id`.execute(trx)
        events.emit(trx, 'sessions.ended', { session_ids: [rows[0]!.id] })
      })
      expect((await before).status).toBe(200)
      await sql`drop view session`.execute(db)
      await sql`alter table kept_session rename to session`.execute(db)
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
    })

    it('takes effect on another server within a second', async () => {
      const ana = await test.register('out4')
      expect((await ana.get('/api/auth/user/')).status).toBe(200)
      await test.services.db
        .updateTable('session')
        .set({ ended_at: 1 })
        .where('account_id', '=', ana.id)
        .execute()
      test.clock.time += 1_000
      expect((await ana.get('/api/auth/user/')).status).toBe(401)
    })
  })
})
