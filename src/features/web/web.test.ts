import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/support/app.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildTestApp('SQLite')
})
afterAll(() => test?.close())

const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8'
const cases: [string, string, string][] = [
  ['/', BROWSER, 'text/html; charset=utf-8'],
  ['/', '*/*', 'text/html; charset=utf-8'],
  ['/workouts/1', BROWSER, 'text/html; charset=utf-8'],
  ['/workouts/1', '*/*', 'application/json; charset=utf-8'],
  ['/api/nowhere/', BROWSER, 'application/json; charset=utf-8'],
  ['/assets/nothing.js', BROWSER, 'application/json; charset=utf-8'],
]
it.each(cases)('GET %s with Accept: %s returns %s', async (url, accept, type) => {
  const { headers, body } = await test.request({ url, headers: { accept } })
  expect(headers['content-type']).toBe(type)
  if (type.startsWith('text/html')) {
    expect(headers['content-security-policy']).toMatch(/script-src 'self';/)
    expect(body).not.toMatch(/<script>|style="|https?:\/\//)
  }
})

describe('with a limit of two requests', () => {
  const statusesOf = async (env: Record<string, string>, urls: string[]) => {
    const limited = await buildTestApp('SQLite', { RATE_LIMITS: 'default=2/5m', ...env })
    try {
      const statuses: number[] = []
      for (const url of urls)
        statuses.push((await limited.request({ url, headers: { accept: BROWSER } })).status)
      return statuses
    } finally {
      await limited.close()
    }
  }
  const workouts = ['/workouts/1', '/workouts/2/?tab=laps', '/workouts/3']

  it('the pages of workouts count with PUBLIC_PAGES, because they ask the database', async () => {
    expect(await statusesOf({ PUBLIC_PAGES: 'on' }, [...workouts, '/', '/goals'])).toEqual([
      200, 200, 429, 200, 200,
    ])
  })

  it('they count together with calls of the API without an account', async () => {
    const calls = ['/api/workouts/1/', '/workouts/1', '/api/workouts/1/']
    expect(await statusesOf({ PUBLIC_PAGES: 'on' }, calls)).toEqual([404, 200, 429])
  })

  it('no other page counts, and none without PUBLIC_PAGES', async () => {
    const others = ['/', '/goals', '/', '/api/workouts/1/']
    expect(await statusesOf({ PUBLIC_PAGES: 'on' }, others)).toEqual([200, 200, 200, 404])
    expect(await statusesOf({}, [...workouts, '/api/workouts/1/'])).toEqual([200, 200, 200, 401])
  })
})
