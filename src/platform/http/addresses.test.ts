import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'

describe('an address', () => {
  let test: TestApp
  let ana: Person
  let stranger: Person
  let id: number

  beforeAll(async () => {
    test = await buildTestApp('SQLite')
    ana = await test.register('ana')
    stranger = await test.register('stranger')
    id = (await ana.post('/api/workouts/', { sport: 'running', duration: 30, title: 'hidden canary' })).body
      .id
  })
  afterAll(() => test?.close())

  it('gives the same response with and without a slash at its end', async () => {
    for (const url of [
      '/api/workouts',
      '/api/auth/user',
      `/api/workouts/${id}`,
      `/api/workouts/${id}/laps`,
    ]) {
      const [without, with_] = [await ana.get(url), await ana.get(`${url}/`)]
      expect([url, without.status]).toEqual([url, 200])
      expect(without.body).toEqual(with_.body)
    }
    expect((await ana.get('/api/workouts?page_size=1')).body.count).toBe(1)
    expect((await ana.post('/api/workouts', { sport: 'running', duration: 30 })).status).toBe(201)
  })

  const spellings = [
    '/API/workouts/ID/',
    '/api/Workouts/ID/',
    '//api/workouts/ID/',
    '/api//workouts/ID/',
    '/api/workouts//ID/',
    '/api/workouts/ID//',
    '/api/workouts%2FID/',
    '/api%2fworkouts%2fID',
    '/api/workouts/ID%2F',
    '/api/./workouts/ID/',
    '/api/../api/workouts/ID/',
    '/x/../api/workouts/ID/',
    '/api/workouts/..%2fworkouts/ID/',
    '/api/%2e%2e/api/workouts/ID/',
    '/api/workouts/ID;/',
    '/api/workouts;a=b/ID/',
    '/api/workouts/ID/;x',
    '/api/workouts/ID%20/',
    '/api/workouts/%49D/',
    '/api\\workouts\\ID\\',
    '/api/workouts/0ID/',
    '/api/workouts/+ID/',
    '/api/workouts/ID.0/',
    '/api/workouts/ID/#',
    '/api/workouts/ID/?id=ID',
    '/api/workouts/ID%0d%0a/',
    '/%61pi/workouts/ID/',
    '/api/workout%73/ID/',
    'http://localhost/api/workouts/ID/',
    '/swagger/../api/workouts/ID/',
    '/swagger/static/../../api/workouts/ID/',
    '/swagger/static/%2e%2e/%2e%2e/api/workouts/ID/',
    '/assets/..%2f..%2fpackage.json',
    '/assets/../../../package.json',
    '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
    '/swagger/static/..%2f..%2f..%2fpackage.json',
    '/swagger/static/..%5c..%5cpackage.json',
    '/redoc/..%2f..%2fpackage.json',
  ]
  it.each(spellings)('does not get past authentication in another spelling: %s', async (spelling) => {
    const url = spelling.replaceAll('ID', String(id))
    for (const headers of [{}, stranger.headers]) {
      for (const method of ['GET', 'HEAD', 'DELETE', 'PATCH'] as const) {
        const { statusCode, body } = await test.app.inject({
          method,
          url,
          headers: { ...headers, accept: '*/*' },
        })
        expect([400, 401, 404, 415]).toContain(statusCode)
        expect(body).not.toMatch(/canary|"dependencies"/)
      }
    }
    expect((await ana.get(`/api/workouts/${id}/`)).body.title).toBe('hidden canary')
  })

  const absent: ['GET' | 'DELETE' | 'PROPFIND' | 'OPTIONS' | 'POST', string][] = [
    ['GET', '/nowhere/'],
    ['GET', '/api/'],
    ['GET', '/api/nowhere/'],
    ['DELETE', '/api/nowhere/'],
    ['PROPFIND', '/api/nowhere/'],
    ['OPTIONS', '/api/nowhere/'],
    ['POST', '/'],
    ['DELETE', '/swagger/'],
    ['OPTIONS', '/swagger/'],
    ['GET', '/assets/nothing.js'],
    ['GET', '/swagger/nothing'],
    ['GET', '/.env'],
    ['GET', '/.git/config'],
  ]
  it.each(absent)(
    'that does not exist is refused in the same shape as any other request: %s %s',
    async (method, url) => {
      for (const headers of [{}, ana.headers]) {
        const {
          statusCode,
          body,
          headers: answered,
        } = await test.app.inject({ method: method as 'GET', url, headers })
        expect(statusCode).toBe(404)
        expect(JSON.parse(body)).toEqual({
          status_code: 404,
          code: 'not_found',
          message: 'Not found.',
          request_id: answered['x-request-id'],
        })
      }
    },
  )

  it('of the API never returns the page of the web client', async () => {
    for (const url of ['/api/nowhere/', '/api', '/openapi.json/x', '/assets/x', '/metrics']) {
      const { headers } = await test.request({ url, headers: { accept: 'text/html' } })
      expect([url, headers['content-type']]).toEqual([url, 'application/json; charset=utf-8'])
    }
  })

  const parameters = [
    'owner=1',
    'toString=1',
    '__proto__=1',
    'constructor[prototype]=1',
    'page=1&page=2',
    'page[]=1',
  ]
  it.each([...parameters, 'page=', 'page=-1', 'page=01e1', 'page=1_0', 'page=٣', 'page_size=0', 'PAGE=1'])(
    'with the parameter %s is refused',
    async (query) => {
      const { status, body } = await ana.get(`/api/workouts/?${query}`)
      expect([status, body.code]).toEqual([400, 'invalid'])
      expect(Object.keys(body.errors)).toHaveLength(1)
    },
  )

  it('is 400 or 404, never 500, with an id that no row can have', async () => {
    const ids = [
      '0',
      '-1',
      '1.5',
      '1e3',
      '9007199254740991',
      '9007199254740992',
      '99999999999999999999',
      'null',
      '%31x',
    ]
    for (const wrong of ids) {
      const { status } = await ana.get(`/api/workouts/${wrong}/`)
      expect([wrong, [400, 404].includes(status)]).toEqual([wrong, true])
    }
    expect((await ana.get('/api/workouts/9007199254740991/')).status).toBe(404)
  })
})
