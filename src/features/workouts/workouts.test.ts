import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { watchStatements } from '../../../test/support/statements.ts'

onEachDatabase('workouts', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana', { time_zone: 'Europe/Ljubljana' })
    ben = await test.register('ben')
  })
  afterAll(() => test?.close())

  const RIDE = {
    title: 'Around the lake',
    sport: 'cycling',
    duration: 177,
    intensity: 'high',
    notes: 'Über die Brücke, 100% headwind',
    visibility: 'public',
    started_at: '2026-11-21T23:30:00+01:00',
    time_zone: 'Europe/Ljubljana',
    distance_m: 92_622.5,
    ascent_m: 541,
    avg_hr_bpm: 162,
  }

  it('201 with every field, and a GET returns the same', async () => {
    const created = await ana.post('/api/workouts/', RIDE)
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      ...RIDE,
      started_at: '2026-11-21T22:30:00.000Z',
      local_date: '2026-11-21',
      type: 'cardio',
      owner: { id: ana.id, username: 'ana' },
      source: 'manual',
      has_track: false,
      elapsed_s: null,
      likes_count: 0,
      created_at: new Date(START).toISOString(),
    })
    const read = await ana.get(`/api/workouts/${created.body.id}/`)
    expect(read.status).toBe(200)
    expect(read.body).toEqual(created.body)
  })

  it('fills in defaults when only sport and duration are given', async () => {
    const { status, body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      title: 'Midday run',
      type: 'cardio',
      intensity: 'moderate',
      visibility: 'followers',
      time_zone: 'Europe/Ljubljana',
    })
    expect(body.started_at).toBe(new Date(START - 30 * 60_000).toISOString())
  })

  it("generates a title in the account's language", async () => {
    const greta = await test.register('greta', { language: 'de', time_zone: 'Europe/Berlin' })
    const { body } = await greta.post('/api/workouts/', {
      sport: 'running',
      duration: 30,
      started_at: '2026-11-20T07:00:00+01:00',
    })
    expect(body.title).toMatch(/Lauf/)
    expect(body.title).toMatch(/Morgen/)
  })

  describe('with wrong values', () => {
    const cases: [string, object, Record<string, string[]>][] = [
      ['no duration', { sport: 'running' }, { duration: ['is required'] }],
      ['a duration of 0', { sport: 'running', duration: 0 }, { duration: ['must be at least 1'] }],
      ['a duration of 1441', { sport: 'running', duration: 1441 }, { duration: ['must be at most 1440'] }],
      [
        'a fraction of a minute',
        { sport: 'running', duration: 1.5 },
        { duration: ['must be a whole number'] },
      ],
      ['a duration as text', { sport: 'running', duration: '30' }, { duration: ['must be a whole number'] }],
      [
        'an unknown field',
        { sport: 'running', duration: 30, owner_id: 1 },
        { owner_id: ['is not a known field'] },
      ],
      [
        'a counter field',
        { sport: 'running', duration: 30, likes_count: 5 },
        { likes_count: ['is not a known field'] },
      ],
      ['neither sport nor type', { duration: 30 }, { sport: ['is required where type is not given'] }],
      [
        'a long title',
        { sport: 'running', duration: 30, title: 'x'.repeat(201) },
        { title: ['must have at most 200 characters'] },
      ],
      [
        'a negative distance',
        { sport: 'running', duration: 30, distance_m: -1 },
        { distance_m: ['must be at least 0'] },
      ],
      [
        'an unknown time zone',
        { sport: 'running', duration: 30, time_zone: 'Mars/Base' },
        { time_zone: ['must be the name of a time zone, such as Europe/Ljubljana'] },
      ],
      [
        'a start more than a day ahead',
        { sport: 'running', duration: 30, started_at: '2026-11-24T00:00:00Z' },
        { started_at: ['must not be in the future'] },
      ],
      [
        'a start without a UTC offset',
        { sport: 'running', duration: 30, started_at: '2026-11-20T07:00:00' },
        { started_at: ['must be a date and time with its offset, such as 2026-11-22T19:46:00Z'] },
      ],
    ]
    it.each(cases)('400 for %s', async (_, payload, errors) => {
      const { status, body } = await ana.post('/api/workouts/', payload)
      expect({ status, code: body.code, errors: body.errors }).toEqual({
        status: 400,
        code: 'invalid',
        errors,
      })
    })

    it('400 for an unknown sport and an unknown type', async () => {
      const { status, body } = await ana.post('/api/workouts/', {
        sport: 'quidditch',
        type: 'magic',
        duration: 30,
      })
      expect(status).toBe(400)
      expect(Object.keys(body.errors).toSorted()).toEqual(['sport', 'type'])
    })
  })

  it('accepts a start less than a day ahead', async () => {
    const { status } = await ana.post('/api/workouts/', {
      sport: 'running',
      duration: 30,
      started_at: '2026-11-23T11:00:00Z',
    })
    expect(status).toBe(201)
  })

  it('PUT resets omitted fields to their defaults', async () => {
    const { body } = await ana.post('/api/workouts/', RIDE)
    const replaced = await ana.put(`/api/workouts/${body.id}/`, {
      sport: 'swimming',
      duration: 40,
      started_at: RIDE.started_at,
    })
    expect(replaced.status).toBe(200)
    expect(replaced.body).toMatchObject({
      sport: 'swimming',
      notes: '',
      intensity: 'moderate',
      visibility: 'followers',
      distance_m: null,
    })
    expect((await ana.put(`/api/workouts/${body.id}/`, { sport: 'swimming' })).status).toBe(400)
  })

  it('PATCH changes the given fields and what depends on them', async () => {
    const { body } = await ana.post('/api/workouts/', RIDE)
    test.clock.time += 1_000
    const changed = await ana.patch(`/api/workouts/${body.id}/`, { sport: 'yoga', time_zone: 'Asia/Tokyo' })
    expect(changed.body).toEqual({
      ...body,
      sport: 'yoga',
      type: 'flexibility',
      time_zone: 'Asia/Tokyo',
      local_date: '2026-11-22',
      updated_at: new Date(test.clock.time).toISOString(),
    })
    expect((await ana.patch(`/api/workouts/${body.id}/`, {})).status).toBe(400)
    expect(
      (await ana.patch(`/api/workouts/${body.id}/`, { totals_source: 'track' })).body.errors,
    ).toHaveProperty('totals_source')
  })

  it('keeps two concurrent changes of different fields', async () => {
    const { body } = await ana.post('/api/workouts/', RIDE)
    const url = `/api/workouts/${body.id}/`
    for (let round = 0; round < 20; round++) {
      const [title, notes] = [`Title ${round}`, `Notes ${round}`]
      await Promise.all([ana.patch(url, { title }), ana.patch(url, { notes })])
      expect((await ana.get(url)).body).toMatchObject({ title, notes })
    }
  })

  it('PATCH keeps a future start that the device recorded, but accepts no new start in the future', async () => {
    const { body } = await ana.post('/api/workouts/', RIDE)
    const url = `/api/workouts/${body.id}/`
    const started_at = START + 400 * 86_400_000
    await test.services.db.updateTable('workout').set({ started_at }).where('id', '=', body.id).execute()
    const renamed = await ana.patch(url, { title: 'Time travel' })
    expect([renamed.status, renamed.body.started_at]).toEqual([200, new Date(started_at).toISOString()])
    expect((await ana.patch(url, { started_at: '2028-01-01T00:00:00Z' })).status).toBe(400)
  })

  it('204 to a deletion, then 404', async () => {
    const { body } = await ana.post('/api/workouts/', RIDE)
    expect((await ana.delete(`/api/workouts/${body.id}/`)).status).toBe(204)
    expect((await ana.get(`/api/workouts/${body.id}/`)).status).toBe(404)
    expect((await ana.delete(`/api/workouts/${body.id}/`)).status).toBe(404)
  })

  it('404 to everyone else when private, with the body of a missing workout', async () => {
    const { body } = await ana.post('/api/workouts/', { ...RIDE, visibility: 'private' })
    const url = `/api/workouts/${body.id}/`
    const absent = await ben.get('/api/workouts/999999/')
    const answers = [
      await ben.get(url),
      await ben.put(url, RIDE),
      await ben.patch(url, { title: 'mine' }),
      await ben.delete(url),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(404)
      expect({ ...answer.body, request_id: '' }).toEqual({ ...absent.body, request_id: '' })
    }
    expect((await ana.get(url)).body.title).toBe(RIDE.title)
    expect((await test.request({ url })).status).toBe(401)
  })

  describe('the list', () => {
    let cleo: Person
    const titles = async (query: string) => {
      const { status, body } = await cleo.get(`/api/workouts/?${query}`)
      expect(status, JSON.stringify(body)).toBe(200)
      return body.results.map((workout: { title: string }) => workout.title)
    }

    beforeAll(async () => {
      cleo = await test.register('cleo')
      const rows = [
        {
          title: 'A',
          sport: 'running',
          duration: 30,
          intensity: 'low',
          distance_m: 5_000,
          started_at: '2026-11-01T08:00:00Z',
        },
        {
          title: 'B',
          sport: 'cycling',
          duration: 90,
          intensity: 'high',
          distance_m: 40_000,
          started_at: '2026-11-03T08:00:00Z',
          notes: 'Élan 100%',
        },
        {
          title: 'C',
          sport: 'yoga',
          duration: 60,
          visibility: 'private',
          started_at: '2026-11-02T08:00:00Z',
        },
        {
          title: 'D_e',
          sport: 'running',
          duration: 45,
          distance_m: 9_000,
          started_at: '2026-11-04T08:00:00Z',
        },
      ]
      for (const row of rows) expect((await cleo.post('/api/workouts/', row)).status).toBe(201)
    })

    const cases: [string, string[]][] = [
      ['', ['D_e', 'B', 'C', 'A']],
      ['ordering=started_at', ['A', 'C', 'B', 'D_e']],
      ['ordering=-distance_m', ['B', 'D_e', 'A', 'C']],
      ['ordering=distance_m', ['A', 'D_e', 'B', 'C']],
      ['ordering=duration', ['A', 'D_e', 'C', 'B']],
      ['type=flexibility', ['C']],
      ['sport=running', ['D_e', 'A']],
      ['intensity=high', ['B']],
      ['visibility=private', ['C']],
      ['date_after=2026-11-02&date_before=2026-11-03', ['B', 'C']],
      ['min_duration=45&max_duration=60', ['D_e', 'C']],
      ['min_distance_m=8999.5', ['D_e', 'B']],
      ['search=elan', ['B']],
      ['search=ÉLAN', ['B']],
      ['search=100%25', ['B']],
      ['search=el', ['B']],
      ['search=lan', []],
      ['search=e+d', ['D_e']],
      ['search=nothing', []],
      ['page_size=2&page=2', ['C', 'A']],
      ['page=9', []],
    ]
    it.each(cases)('returns the workouts that match "%s"', async (query, expected) => {
      expect(await titles(query)).toEqual(expected)
    })

    it('has the total and links to the next and previous page', async () => {
      const first = (await cleo.get('/api/workouts/?page_size=1&sport=running')).body
      expect(first).toMatchObject({
        count: 2,
        previous: null,
        next: '/api/workouts/?page_size=1&sport=running&page=2',
      })
      const second = (await cleo.get(first.next)).body
      expect(second).toMatchObject({
        count: 2,
        next: null,
        previous: '/api/workouts/?page_size=1&sport=running&page=1',
      })
      expect((await cleo.get('/api/workouts/?page=9')).body).toMatchObject({
        count: 4,
        next: null,
        previous: '/api/workouts/?page=1',
      })
    })

    it('takes the same number of queries for any page size, at most 4', async () => {
      const watched = watchStatements(test.services.db, test.services.reads.of(cleo.id, 0))
      const queriesOf = async (url: string) => {
        watched.texts = []
        expect((await cleo.get(url)).status).toBe(200)
        return watched.texts.length
      }
      const few = await queriesOf('/api/workouts/?page_size=1')
      expect(await queriesOf('/api/workouts/?page_size=100')).toBe(few)
      expect(few).toBeGreaterThanOrEqual(1)
      expect(few).toBeLessThanOrEqual(4)
      watched.stop()
    })

    it('400 for an unknown parameter or value', async () => {
      for (const query of [
        'owner=1',
        'ordering=password_hash',
        'page_size=101',
        'page=0',
        'page=1.5',
        'type=magic',
        'min_duration=ten',
      ]) {
        expect((await cleo.get(`/api/workouts/?${query}`)).status, query).toBe(400)
      }
    })
  })

  it('304 while the ETag matches', async () => {
    const { body } = await ana.post('/api/workouts/', RIDE)
    const first = await ana.get(`/api/workouts/${body.id}/`)
    expect(first.headers['cache-control']).toMatch(/private/)
    const again = await ana.get(`/api/workouts/${body.id}/`, { 'if-none-match': String(first.headers.etag) })
    expect([again.status, again.body]).toEqual([304, ''])
    await ana.patch(`/api/workouts/${body.id}/`, { title: 'New' })
    expect(
      (await ana.get(`/api/workouts/${body.id}/`, { 'if-none-match': String(first.headers.etag) })).status,
    ).toBe(200)
  })

  describe('with an Idempotency-Key', () => {
    const count = async (person: Person) => (await person.get('/api/workouts/')).body.count

    it('adds one workout when a request is repeated', async () => {
      const dora = await test.register('dora')
      const answers = []
      for (let i = 0; i < 3; i++)
        answers.push(await dora.post('/api/workouts/', RIDE, { 'idempotency-key': 'k1' }))
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
      expect(answers[2]?.body).toEqual(answers[0]?.body)
      expect(await count(dora)).toBe(1)
    })

    it('adds one workout when a request is sent 20 times at once', async () => {
      const emil = await test.register('emil')
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => emil.post('/api/workouts/', RIDE, { 'idempotency-key': 'k1' })),
      )
      const statuses = new Set(answers.map((answer) => answer.status))
      expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true)
      expect(statuses).toContain(201)
      expect(await count(emil)).toBe(1)
    })

    it('422 for another body, while the same key of another person works', async () => {
      const fay = await test.register('fay')
      await fay.post('/api/workouts/', RIDE, { 'idempotency-key': 'k1' })
      const other = await fay.post('/api/workouts/', { ...RIDE, duration: 5 }, { 'idempotency-key': 'k1' })
      expect([other.status, other.body.code]).toEqual([422, 'key_reused'])
      expect((await ben.post('/api/workouts/', RIDE, { 'idempotency-key': 'k1' })).body.owner.username).toBe(
        'ben',
      )
    })

    it('accepts the key for a new request after a day', async () => {
      const gus = await test.register('gus')
      await gus.post('/api/workouts/', RIDE, { 'idempotency-key': 'k1' })
      test.clock.time += 86_400_001
      const again = await test.request({
        method: 'POST',
        url: '/api/auth/token/refresh/',
        payload: { refresh: gus.tokens.refresh },
      })
      const { status } = await test.request({
        method: 'POST',
        url: '/api/workouts/',
        headers: { authorization: `Bearer ${again.body.access}`, 'idempotency-key': 'k1' },
        payload: { ...RIDE, duration: 5 },
      })
      expect(status).toBe(201)
    })
  })
})
