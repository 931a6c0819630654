import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
const DAY_MS = 86_400_000

onEachDatabase('the sessions of an account', (kind) => {
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

  const signIn = async (agent: string, username = ana.username) =>
    (
      await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        headers: { 'user-agent': agent },
        payload: { username, password: PASSWORD },
      })
    ).body as { access: string; refresh: string }
  const list = async (person: Person = ana) => (await person.get('/api/auth/sessions/')).body
  const isAlive = async ({ access }: { access: string }) =>
    (await test.request({ url: '/api/auth/user/', headers: { authorization: `Bearer ${access}` } }))
      .status === 200

  it('are listed with browser, device, address and times, the last used first', async () => {
    test.clock.time += 60_000
    await signIn(FIREFOX)
    test.clock.time += 60_000
    await signIn(ANDROID)
    const { count, results } = await list()
    expect(count).toBe(3)
    expect(results).toMatchObject([
      { browser: 'Chrome', device: expect.stringMatching(/^Android /), is_current: false },
      { browser: 'Firefox', device: 'Linux computer', is_current: false, address: '127.0.0.1' },
      { is_current: true, created_at: new Date(START).toISOString() },
    ])
    expect(results[1].created_at).toBe(new Date(START + 60_000).toISOString())
  })

  it('can be ended one by one, with immediate effect', async () => {
    const phone = await signIn(ANDROID)
    const [{ id }] = (await list()).results.filter(({ browser }: { browser: string }) => browser === 'Chrome')
    expect(await isAlive(phone)).toBe(true)
    expect((await ana.delete(`/api/auth/sessions/${id}/`)).status).toBe(204)
    expect(await isAlive(phone)).toBe(false)
    const refreshed = await test.request({
      method: 'POST',
      url: '/api/auth/token/refresh/',
      payload: { refresh: phone.refresh },
    })
    expect(refreshed.status).toBe(401)
    expect((await list()).count).toBe(1)
    expect((await ana.delete(`/api/auth/sessions/${id}/`)).status).toBe(404)
  })

  it('can all be ended except the current one', async () => {
    const others = [await signIn(FIREFOX), await signIn(ANDROID)]
    expect((await ana.delete('/api/auth/sessions/')).status).toBe(204)
    for (const other of others) expect(await isAlive(other)).toBe(false)
    expect((await list()).results).toMatchObject([{ is_current: true }])
  })

  it('are hidden from other people: 404', async () => {
    const ben = await test.register(`person${++people}`)
    const [{ id }] = (await list(ben)).results
    const absent = await ana.delete('/api/auth/sessions/987654321/')
    const hidden = await ana.delete(`/api/auth/sessions/${id}/`)
    expect([hidden.status, hidden.body.message]).toEqual([absent.status, absent.body.message])
    expect(hidden.status).toBe(404)
    expect((await list(ben)).count).toBe(1)
  })

  it('are not listed after two weeks without use', async () => {
    await signIn(FIREFOX)
    test.clock.time += 14 * DAY_MS
    const back = await signIn(ANDROID)
    const { body } = await test.request({
      url: '/api/auth/sessions/',
      headers: { authorization: `Bearer ${back.access}` },
    })
    expect(body.results).toMatchObject([{ browser: 'Chrome', is_current: true }])
  })

  it('are listed as long as they are refreshed, with the time of the last refresh', async () => {
    let { access, refresh } = ana.tokens
    for (let day = 10; day <= 40; day += 10) {
      test.clock.time = START + day * DAY_MS
      const payload = { refresh }
      ;({ access, refresh } = (
        await test.request({ method: 'POST', url: '/api/auth/token/refresh/', payload })
      ).body)
    }
    const headers = { authorization: `Bearer ${access}` }
    expect((await test.request({ url: '/api/auth/sessions/', headers })).body.results).toMatchObject([
      {
        is_current: true,
        created_at: new Date(START).toISOString(),
        last_used_at: new Date(START + 40 * DAY_MS).toISOString(),
      },
    ])
  })

  it('are at most fifty: a new one ends the one that was idle for longest', async () => {
    const first = await signIn(FIREFOX)
    for (let i = 0; i < 49; i++) {
      test.clock.time += 1_000
      await signIn(ANDROID)
    }
    expect(await isAlive(ana.tokens)).toBe(false)
    expect(await isAlive(first)).toBe(true)
  })

  it('are announced by mail when they begin on a new device', async () => {
    await signIn(FIREFOX)
    await signIn(FIREFOX)
    await signIn(ANDROID)
    await test.runJobs()
    expect(test.mails.map(({ to }) => to)).toEqual([
      `${ana.username}@example.org`,
      `${ana.username}@example.org`,
    ])
    expect(test.mails[0]?.text).toMatch(/Firefox/)
    expect(test.mails[1]?.text).toMatch(/Chrome/)
  })

  it('are announced by five mails at most, and then by one that counts the others', async () => {
    const systems = ['X11; Linux x86_64', 'Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7']
    const browsers = ['Firefox/140.0', 'Chrome/141.0.0.0 Safari/537.36', 'Version/17.0 Safari/605.1']
    for (const system of systems)
      for (const browser of browsers) await signIn(`Mozilla/5.0 (${system}) ${browser}`)
    await test.runJobs()
    expect(test.mails).toHaveLength(5)
    test.clock.time += DAY_MS / 4
    await test.runJobs()
    expect(test.mails).toHaveLength(6)
    expect(test.mails[5]?.text).toContain('Sign-ins from new devices: 4')
  })

  it('end when an old refresh token is reused, which is logged and mailed to the owner', async () => {
    const refreshWith = (refresh: string) =>
      test.request({ method: 'POST', url: '/api/auth/token/refresh/', payload: { refresh } })
    const second = (await refreshWith(ana.tokens.refresh)).body.refresh
    test.clock.time += 60_000
    await refreshWith(second)
    expect((await refreshWith(ana.tokens.refresh)).status).toBe(401)
    expect(await isAlive(ana.tokens)).toBe(false)
    await test.runJobs()
    expect(test.mails.filter(({ to }) => to === `${ana.username}@example.org`)).toHaveLength(1)
    const entries = await test.services.db
      .selectFrom('audit_entry')
      .select(['kind', 'address', 'request_id'])
      .where('account_id', '=', ana.id)
      .where('kind', '=', 'session.token_reused')
      .execute()
    expect(entries).toMatchObject([{ address: '127.0.0.1', request_id: expect.stringMatching(/^req-/) }])
  })
})
