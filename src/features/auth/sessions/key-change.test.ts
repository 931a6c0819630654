import { afterEach, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type TestApp } from '../../../../test/support/app.ts'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../../test/support/databases.ts'

const OLD = 'the secret key of yesterday, 32 bytes long'
const NEW = 'the secret key of today, also long enough'

onEachDatabase('after a change of SECRET_KEY', (kind) => {
  let database: TestDatabase
  const running: TestApp[] = []
  afterEach(async () => {
    for (const test of running.splice(0)) await test.close()
    await database?.remove()
  })

  /** Starts a server on the database after stopping the one before. */
  const start = async (env: Record<string, string>) => {
    for (const test of running.splice(0)) await test.close()
    const test = await buildTestApp(kind, env, database)
    running.push(test)
    return test
  }
  const begin = async () => {
    database = await makeDatabase(kind)
    const ana = await (await start({ SECRET_KEY: OLD })).register('ana')
    return ana.tokens
  }
  const isAlive = async (test: TestApp, access: string) =>
    (await test.request({ url: '/api/auth/user/', headers: { authorization: `Bearer ${access}` } }))
      .status === 200
  const refresh = (test: TestApp, token: string) =>
    test.request({ method: 'POST', url: '/api/auth/token/refresh/', payload: { refresh: token } })

  it('access tokens of the old key are valid while it is configured', async () => {
    const { access } = await begin()
    const between = await start({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD })
    expect(await isAlive(between, access)).toBe(true)
    const after = await start({ SECRET_KEY: NEW })
    expect(await isAlive(after, access)).toBe(false)
  })

  it('new access tokens are signed with the new key', async () => {
    const tokens = await begin()
    const between = await start({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD })
    const { body } = await refresh(between, tokens.refresh)
    const before = await start({ SECRET_KEY: OLD })
    expect(await isAlive(before, body.access)).toBe(false)
    const after = await start({ SECRET_KEY: NEW })
    expect(await isAlive(after, body.access)).toBe(true)
  })

  it('repeating a refresh whose response was lost still returns the same new refresh token', async () => {
    const tokens = await begin()
    const [before] = running as [TestApp]
    const first = (await refresh(before, tokens.refresh)).body.refresh
    const between = await start({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD })
    const again = await refresh(between, tokens.refresh)
    expect([again.status, again.body.refresh]).toEqual([200, first])
    expect((await refresh(between, first)).status).toBe(200)
  })

  it('session cookies still work with their old CSRF token', async () => {
    await begin()
    const [before] = running as [TestApp]
    const payload = { username: 'ana', password: PASSWORD, session_mode: 'cookie' }
    const signedIn = await before.app.inject({ method: 'POST', url: '/api/auth/login/', payload })
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'x-csrf-token': signedIn.json().csrf_token }
    const between = await start({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD })
    const url = '/api/auth/token/refresh/'
    const { status } = await between.request({ method: 'POST', url, payload: {}, headers })
    expect(status).toBe(200)
  })
})
