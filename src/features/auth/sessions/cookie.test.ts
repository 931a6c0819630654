import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type TestApp } from '../../../../test/support/app.ts'

type Cookie = { name: string; value: string; [attribute: string]: unknown }

describe('a session cookie', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp('SQLite')
    await test.register('ana')
  })
  afterAll(() => test?.close())

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    test.app.inject({ method: 'POST', url: `/api/auth${url}`, payload, headers })
  const signIn = async () => {
    const response = await post('/login/', { username: 'ana', password: PASSWORD, session_mode: 'cookie' })
    const cookies = Object.fromEntries((response.cookies as Cookie[]).map((cookie) => [cookie.name, cookie]))
    return { response, body: response.json(), cookies, value: cookies.refresh_token?.value ?? '' }
  }
  const refresh = (cookie: string | undefined, csrf: string | undefined, payload: object = {}) =>
    post('/token/refresh/', payload, {
      ...(cookie !== undefined && { cookie: `refresh_token=${cookie}` }),
      ...(csrf !== undefined && { 'x-csrf-token': csrf }),
    })

  it('hides the refresh token from scripts and other sites', async () => {
    const { response, body, cookies } = await signIn()
    expect(response.statusCode).toBe(200)
    expect(body.refresh).toBeNull()
    expect(response.body).not.toContain(cookies.refresh_token?.value)
    expect(cookies.refresh_token).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(cookies.refresh_token).not.toHaveProperty('domain')
    expect(cookies.refresh_token?.maxAge).toBe(90 * 86_400)
    expect(cookies.csrf_token).toMatchObject({ value: body.csrf_token, sameSite: 'Strict', path: '/' })
  })

  it('is set by registration, too', async () => {
    const response = await post('/registration/', {
      username: 'ben',
      email: 'ben@example.org',
      password1: PASSWORD,
      password2: PASSWORD,
      session_mode: 'cookie',
    })
    expect(response.json().refresh).toBeNull()
    expect(response.cookies.map(({ name }) => name).toSorted()).toEqual([
      'csrf_token',
      'device',
      'refresh_token',
    ])
  })

  it('is exchanged, with its CSRF token, for a new cookie and a new CSRF token', async () => {
    const { body, value } = await signIn()
    const next = await refresh(value, body.csrf_token)
    expect(next.statusCode).toBe(200)
    expect(next.json()).toMatchObject({
      refresh: null,
      access: expect.any(String),
      csrf_token: expect.any(String),
    })
    const cookie = next.cookies.find(({ name }) => name === 'refresh_token')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(cookie?.value).not.toBe(value)
    const again = await refresh(cookie?.value, next.json().csrf_token)
    expect(again.statusCode).toBe(200)
    const headers = { authorization: `Bearer ${again.json().access}` }
    expect((await test.request({ url: '/api/auth/user/', headers })).status).toBe(200)
  })

  it('403 without the CSRF token, and stays valid', async () => {
    const { body, value } = await signIn()
    const other = await signIn()
    for (const csrf of [
      undefined,
      '',
      'x',
      body.csrf_token.slice(0, -1),
      `${body.csrf_token}x`,
      other.body.csrf_token,
    ]) {
      const refused = await refresh(value, csrf)
      expect([csrf, refused.statusCode, refused.json().code]).toEqual([csrf, 403, 'csrf_failed'])
      expect(refused.cookies).toEqual([])
    }
    expect((await refresh(value, body.csrf_token)).statusCode).toBe(200)
  })

  it('403 when the CSRF token is only in a cookie, which any site can send', async () => {
    const { body, value } = await signIn()
    const { statusCode } = await post(
      '/token/refresh/',
      {},
      {
        cookie: `refresh_token=${value}; csrf_token=${body.csrf_token}`,
      },
    )
    expect(statusCode).toBe(403)
  })

  it('ends the browser’s previous session', async () => {
    const first = await signIn()
    const payload = { username: 'ana', password: PASSWORD, session_mode: 'cookie' }
    const again = await post('/login/', payload, { cookie: `refresh_token=${first.value}` })
    expect(again.statusCode).toBe(200)
    expect((await refresh(first.value, first.body.csrf_token)).statusCode).toBe(401)
    const value = again.cookies.find(({ name }) => name === 'refresh_token')?.value
    expect((await refresh(value, again.json().csrf_token)).statusCode).toBe(200)
  })

  it('is refused when it is missing or unknown', async () => {
    expect((await refresh(undefined, 'x')).statusCode).toBe(401)
    expect((await refresh('', 'x')).statusCode).toBe(401)
    expect([401, 403]).toContain((await refresh('unknown', 'x')).statusCode)
    expect([401, 403]).toContain((await refresh('%00', 'x')).statusCode)
  })

  it('is ignored when the body has a token', async () => {
    const { value } = await signIn()
    const token = (await post('/login/', { username: 'ana', password: PASSWORD })).json().refresh
    const answer = await refresh(value, undefined, { refresh: token })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().refresh).toEqual(expect.any(String))
    expect(answer.cookies).toEqual([])
  })

  it('does not authenticate requests: other routes need the access token', async () => {
    const { body, value } = await signIn()
    const headers = {
      cookie: `refresh_token=${value}; csrf_token=${body.csrf_token}`,
      'x-csrf-token': body.csrf_token,
    }
    expect((await test.request({ url: '/api/auth/user/', headers })).status).toBe(401)
    expect(
      (await test.request({ method: 'POST', url: '/api/auth/logout/', headers, payload: {} })).status,
    ).toBe(401)
  })

  it('is removed by signing out', async () => {
    const { body, value } = await signIn()
    const response = await post('/logout/', {}, { authorization: `Bearer ${body.access}` })
    expect(response.statusCode).toBe(204)
    for (const name of ['refresh_token', 'csrf_token']) {
      expect(response.cookies.find((cookie) => cookie.name === name)).toMatchObject({
        value: '',
        path: '/',
        expires: new Date(0),
      })
    }
    expect((await refresh(value, body.csrf_token)).statusCode).toBe(401)
  })
})

describe('a session cookie on HTTPS', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp('SQLite', { PUBLIC_URL: 'https://fit.example.org' })
    await test.register('ana')
  })
  afterAll(() => test?.close())

  it('is bound to the host and to HTTPS', async () => {
    const payload = { username: 'ana', password: PASSWORD, session_mode: 'cookie' }
    const { cookies } = await test.app.inject({ method: 'POST', url: '/api/auth/login/', payload })
    expect(cookies.map(({ name }) => name).toSorted()).toEqual([
      '__Host-csrf_token',
      '__Host-device',
      '__Host-refresh_token',
    ])
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ secure: true, sameSite: 'Strict', path: '/' })
      expect(cookie).not.toHaveProperty('domain')
    }
    const [refresh, csrf] = ['refresh_token', 'csrf_token'].map(
      (name) => cookies.find((cookie) => cookie.name === `__Host-${name}`)?.value ?? '',
    )
    const send = (name: string) =>
      test.app.inject({
        method: 'POST',
        url: '/api/auth/token/refresh/',
        payload: {},
        headers: { cookie: `${name}=${refresh}`, 'x-csrf-token': csrf ?? '' },
      })
    expect((await send('refresh_token')).statusCode).toBe(401)
    expect((await send('__Host-refresh_token')).statusCode).toBe(200)
  })
})
