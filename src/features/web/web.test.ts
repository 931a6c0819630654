import { afterAll, beforeAll, expect, it } from 'vitest'
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
