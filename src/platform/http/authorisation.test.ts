import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { apiRoutes, type ServedRoute, withServedRoutes } from '../../../test/support/routes.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What the route is about: nobody's, the caller's own, or something by its id, of which `make` makes one. */
type Entry =
  | { about: 'everybody' }
  | { about: 'self'; payload?: object }
  | { about: 'id'; make: (owner: Person) => Promise<number>; payload?: object }

const makeWorkout = async (owner: Person) =>
  (await owner.post('/api/workouts/', { sport: 'running', duration: 30, visibility: 'private' })).body
    .id as number
const makeRecording = async (owner: Person) =>
  (await owner.upload('ride.fit', Buffer.from('no recording'))).body.id as number

const everybody: Entry = { about: 'everybody' }
const self = (payload?: object): Entry => ({ about: 'self', ...(payload && { payload }) })
const workout = (payload?: object): Entry => ({ about: 'id', make: makeWorkout, ...(payload && { payload }) })
const recording: Entry = { about: 'id', make: makeRecording }

/** Every route has an entry here; a new one without makes the first test fail. */
const MATRIX: Record<string, Entry> = {
  'GET /healthz': everybody,
  'GET /readyz': everybody,
  'POST /api/auth/registration/': everybody,
  'POST /api/auth/login/': everybody,
  'POST /api/auth/token/refresh/': everybody,
  'POST /api/auth/token/verify/': everybody,
  'POST /api/auth/logout/': self({}),
  'GET /api/auth/user/': self(),
  'PATCH /api/auth/user/': self({ units: 'metric' }),
  'GET /api/workouts/': self(),
  'POST /api/workouts/': self({ sport: 'running', duration: 30 }),
  'GET /api/workouts/:id/': workout(),
  'PUT /api/workouts/:id/': workout({ sport: 'running', duration: 30 }),
  'PATCH /api/workouts/:id/': workout({ title: 'mine now' }),
  'DELETE /api/workouts/:id/': workout(),
  'GET /api/workouts/:id/streams/': workout(),
  'GET /api/workouts/:id/laps/': workout(),
  'GET /api/workouts/:id/original/': workout(),
  'POST /api/recordings/': self(),
  'GET /api/recordings/:id/': recording,
}

const nameOf = ({ method, url }: ServedRoute) => `${method} ${url}`

onEachDatabase('authorisation', (kind) => {
  let test: TestApp
  let routes: ServedRoute[]
  let ana: Person
  let stranger: Person

  beforeAll(async () => {
    ;[test, routes] = await withServedRoutes(() => buildTestApp(kind))
    ana = await test.register('ana')
    stranger = await test.register('stranger')
  })
  afterAll(() => test?.close())

  it('has an entry for every route that is served, and for none that is not', () => {
    expect(apiRoutes(routes).map(nameOf).toSorted()).toEqual(Object.keys(MATRIX).toSorted())
  })

  it('is declared by every route as the entry says', () => {
    const declared = apiRoutes(routes).map((route) => [nameOf(route), route.permission])
    const expected = Object.entries(MATRIX).map(([name, entry]) => [
      name,
      entry.about === 'everybody' ? 'public' : 'self',
    ])
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected))
  })

  it('leaves open, beside the API, only the pages and files that everybody may read', () => {
    const open = routes.filter((route) => route.isHidden)
    expect(open.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([])
    expect(open.filter(({ url }) => url.startsWith('/api'))).toEqual([])
    expect(open.every(({ permission }) => permission === 'public')).toBe(true)
  })

  const guarded = Object.entries(MATRIX).filter(([, entry]) => entry.about !== 'everybody')

  describe('of who did not sign in', () => {
    const credentials: [string, Record<string, string>][] = [
      ['nothing', {}],
      ['an empty header', { authorization: '' }],
      ['another scheme', { authorization: 'Basic YW5hOnB3' }],
      ['no token', { authorization: 'Bearer ' }],
      ['a token that is none', { authorization: 'Bearer a.b.c' }],
      ['a cookie', { cookie: 'refresh_token=x; access=x' }],
    ]
    it.each(guarded)('is refused with 401: %s', async (name) => {
      const [method, url] = name.split(' ') as [Method, string]
      for (const [what, headers] of credentials) {
        for (const spelling of [url.replace(':id', '1'), url.replace(':id', 'x').replace(/\/$/, '')]) {
          const { status, body } = await test.request({ method, url: spelling, headers })
          expect([what, status, body.code]).toEqual([what, 401, 'unauthenticated'])
        }
      }
    })

    it('is refused before the body is read', async () => {
      const { status } = await test.request({
        method: 'POST',
        url: '/api/workouts/',
        headers: { 'content-type': 'application/json' },
        payload: '{"broken',
      })
      expect(status).toBe(401)
    })

    it('is refused to HEAD as to GET', async () => {
      for (const { url } of routes.filter(
        (route) => route.method === 'HEAD' && route.permission === 'self',
      )) {
        const { statusCode } = await test.app.inject({ method: 'HEAD', url: url.replace(':id', '1') })
        expect([url, statusCode]).toEqual([url, 401])
      }
    })
  })

  describe("of a stranger to another's", () => {
    const byId = Object.entries(MATRIX).flatMap(([name, entry]) =>
      entry.about === 'id' ? [[name, entry] as const] : [],
    )
    it.each(byId)('is refused as if it did not exist: %s', async (name, { make, payload }) => {
      const id = await make(ana)
      const [method, url] = name.split(' ') as [Method, string]
      const call = (person: Person, which: number) =>
        test.request({
          method,
          url: url.replace(':id', String(which)),
          headers: person.headers,
          ...(payload && { payload }),
        })
      const hidden = await call(stranger, id)
      const absent = await call(stranger, 987_654_321)
      expect(hidden.status).toBe(404)
      expect({ ...hidden.body, request_id: '' }).toEqual({ ...absent.body, request_id: '' })
      expect(Object.keys(hidden.headers).toSorted()).toEqual(Object.keys(absent.headers).toSorted())
      // The original of a workout that was added by hand is absent for its owner, too.
      if (!url.endsWith('/original/')) expect((await call(ana, id)).status).toBeLessThan(300)
    })

    it('is refused without a look at what was sent', async () => {
      const id = await makeWorkout(ana)
      const { status, body } = await stranger.patch(`/api/workouts/${id}/`, { totals_source: 'track' })
      expect([status, body.code]).toEqual([404, 'not_found'])
    })
  })

  it('shows a stranger none of it in lists', async () => {
    await makeWorkout(ana)
    for (const route of apiRoutes(routes).filter(
      ({ method, query }) => method === 'GET' && query.includes('page'),
    )) {
      const { status, body } = await stranger.get(route.url)
      expect(status).toBe(200)
      expect(body.results.filter((row: { owner: { id: number } }) => row.owner.id !== stranger.id)).toEqual(
        [],
      )
    }
  })

  it('lets nobody write for somebody else', async () => {
    for (const field of ['owner', 'owner_id', 'id', 'likes_count', 'created_at', 'source', 'has_track']) {
      const { status, body } = await stranger.post('/api/workouts/', {
        sport: 'running',
        duration: 30,
        [field]: ana.id,
      })
      expect([status, body.errors]).toEqual([400, { [field]: ['is not a known field'] }])
    }
    for (const field of ['id', 'role', 'username', 'email', 'password_hash', 'email_verified_at']) {
      const { status, body } = await stranger.patch('/api/auth/user/', { [field]: 'admin' })
      expect([status, body.errors]).toEqual([400, { [field]: ['is not a known field'] }])
    }
  })

  it("does not take another person's answer for one's own key", async () => {
    const form = multipart('a.fit', Buffer.from('x'))
    const send = (person: Person) =>
      test.request({
        method: 'POST',
        url: '/api/recordings/',
        ...form,
        headers: { ...form.headers, ...person.headers, 'idempotency-key': 'shared' },
      })
    const [hers, theirs] = [await send(ana), await send(stranger)]
    expect([hers.status, theirs.status]).toEqual([202, 202])
    expect(theirs.body.id).not.toBe(hers.body.id)
  })
})
