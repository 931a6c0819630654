import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { CALLED, makeAllOf } from './calls.ts'
import { SERVED } from './served.ts'
import { makeAccount } from './viewers.ts'
import { makeTemplate } from './workouts.ts'

const idsIn = ({ results }: { results: { id: number }[] }) => results.map(({ id }) => id)

onEachDatabase('access', (kind) => {
  let test: TestApp
  let ana: Person
  let stranger: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    stranger = await test.register('stranger')
  })
  afterAll(() => test?.close())

  const guarded = CALLED.filter(({ permission }) => permission !== 'public')

  describe('a client without credentials', () => {
    const credentials: [string, Record<string, string>][] = [
      ['no header', {}],
      ['an empty header', { authorization: '' }],
      ['another scheme', { authorization: 'Basic YW5hOnB3' }],
      ['no token', { authorization: 'Bearer ' }],
      ['an invalid token', { authorization: 'Bearer a.b.c' }],
      ['a cookie', { cookie: 'refresh_token=x; access=x' }],
    ]
    it.each(guarded)('gets 401: $name', async ({ method, url }) => {
      for (const [what, headers] of credentials) {
        for (const spelling of [url.replace(':id', '1'), url.replace(':id', 'x').replace(/\/$/, '')]) {
          const { status, body } = await test.request({
            method: method as 'GET',
            url: spelling,
            headers,
          })
          expect([what, status, body.code]).toEqual([what, 401, 'unauthenticated'])
        }
      }
    })

    it('gets 401 before the body is read', async () => {
      const { status } = await test.request({
        method: 'POST',
        url: '/api/workouts/',
        headers: { 'content-type': 'application/json' },
        payload: '{"broken',
      })
      expect(status).toBe(401)
    })

    it('gets 401 for HEAD as for GET', async () => {
      for (const { url } of SERVED.filter(
        (route) => route.method === 'HEAD' && route.permission !== 'public',
      )) {
        const { statusCode } = await test.app.inject({ method: 'HEAD', url: url.replace(':id', '1') })
        expect([url, statusCode]).toEqual([url, 401])
      }
    })
  })

  it('no list shows a stranger the data of other people', async () => {
    const owner = await makeAccount(test, 'owner')
    await makeAllOf({ test, template: await makeTemplate(test, await makeAccount(test, 'template')) }, owner)
    // Other lists show other people, and the matrix says which.
    for (const { url, permission } of CALLED.filter(
      ({ method, query, names, audience }) =>
        method === 'GET' &&
        query.includes('page') &&
        names === 'nothing' &&
        (audience === 'self' || audience === 'staff'),
    )) {
      const { status, body } = await stranger.get(url)
      if (permission === 'moderate' || permission === 'administer') expect([url, status]).toEqual([url, 403])
      else {
        expect([url, status]).toEqual([url, 200])
        expect(JSON.stringify(body)).not.toMatch(/"owner"|owner@example/)
        const shown = idsIn(body)
        const owned = idsIn((await owner.get(url)).body)
        expect([url, owned.length]).not.toEqual([url, 0])
        expect([url, shown.filter((id) => owned.includes(id))]).toEqual([url, []])
      }
    }
  })

  it('a person who sends fields that only the server sets gets 400', async () => {
    for (const field of ['owner', 'owner_id', 'id', 'likes_count', 'created_at', 'source', 'has_track']) {
      const { status, body } = await stranger.post('/api/workouts/', {
        sport: 'running',
        duration: 30,
        [field]: ana.id,
      })
      expect([status, body.errors]).toEqual([400, { [field]: ['is not a known field'] }])
    }
    for (const field of ['id', 'role', 'password_hash', 'email_verified_at', 'suspended_at', 'deletion_at']) {
      const { status, body } = await stranger.patch('/api/auth/user/', { [field]: 'admin' })
      expect([status, body.errors]).toEqual([400, { [field]: ['is not a known field'] }])
    }
  })

  it("two people with the same idempotency key do not get each other's response", async () => {
    const form = multipart('a.fit', Buffer.from('x'))
    const send = (person: Person) =>
      test.request({
        method: 'POST',
        url: '/api/recordings/',
        ...form,
        headers: { ...form.headers, ...person.headers, 'idempotency-key': 'shared' },
      })
    const [first, second] = [await send(ana), await send(stranger)]
    expect([first.status, second.status]).toEqual([202, 202])
    expect(second.body.id).not.toBe(first.body.id)
  })
})
