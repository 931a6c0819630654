import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAfterNextCommit } from '../../../test/support/after-commit.ts'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import type { GoalKind } from './kinds.ts'
import { goalQuota } from './quotas.ts'

onEachDatabase('goals', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana', { time_zone: 'Europe/Ljubljana' })
    ben = await test.register('ben')
  })
  afterAll(() => test?.close())

  const RUN_100 = {
    kind: 'distance',
    target: 100_000,
    period: 'month',
    description: 'A hundred a month',
    start_date: '2026-11-05',
    deadline: '2027-03-31',
    sport: 'running',
  }

  it('creates a goal and reads it back with every field', async () => {
    const created = await ana.post('/api/goals/', RUN_100)
    expect(created.status).toBe(201)
    expect(created.body).toEqual({
      ...RUN_100,
      id: created.body.id,
      unit: 'm',
      type: null,
      first_date: '2026-11-01',
      last_date: '2026-11-30',
      current: 0,
      progress: 0,
      percent: 0,
      days_remaining: 8,
      on_track: false,
      completed: false,
      completed_at: null,
      created_at: new Date(START).toISOString(),
      updated_at: new Date(START).toISOString(),
    })
    expect((await ana.get(`/api/goals/${created.body.id}/`)).body).toEqual(created.body)
  })

  it('creates a goal from a kind and a target', async () => {
    const { status, body } = await ana.post('/api/goals/', { kind: 'custom', target: 12.5 })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      unit: '',
      description: '',
      period: 'once',
      start_date: '2026-11-22',
      deadline: null,
      first_date: '2026-11-22',
      last_date: null,
      days_remaining: null,
      on_track: null,
    })
  })

  const units: Record<Exclude<GoalKind, 'custom'>, string> = {
    workouts: 'workouts',
    duration: 'min',
    distance: 'm',
    ascent: 'm',
    energy: 'kcal',
    streak: 'days',
    weight: 'kg',
  }
  it.each(Object.entries(units))('measures %s in %s', async (kind, unit) => {
    expect((await ana.post('/api/goals/', { kind, target: 70 })).body.unit).toBe(unit)
  })

  describe('with wrong values', () => {
    const goal = { kind: 'distance', target: 1000 }
    const cases: [string, object, Record<string, string[]>][] = [
      ['no target', { kind: 'distance' }, { target: ['is required'] }],
      ['no kind', { target: 5 }, { kind: ['is required'] }],
      ['a target of 0', { ...goal, target: 0 }, { target: ['must be at least 0.01'] }],
      ['a negative target', { ...goal, target: -1 }, { target: ['must be at least 0.01'] }],
      ['a target of almost 0', { ...goal, target: 1e-320 }, { target: ['must be at least 0.01'] }],
      [
        'a target just below the minimum',
        { kind: 'custom', target: 0.009 },
        { target: ['must be at least 0.01'] },
      ],
      ['a target as text', { ...goal, target: '5' }, { target: ['must be a number'] }],
      ['a target that is too large', { ...goal, target: 1e10 }, { target: ['must be at most 1000000000'] }],
      ['half a workout', { kind: 'workouts', target: 2.5 }, { target: ['must be a whole number'] }],
      ['too many workouts', { kind: 'workouts', target: 1e6 }, { target: ['must be at most 100000'] }],
      ['too many minutes', { kind: 'duration', target: 1e8 }, { target: ['must be at most 10000000'] }],
      ['half a day', { kind: 'streak', target: 2.5 }, { target: ['must be a whole number'] }],
      [
        'a streak of eight days in a week',
        { kind: 'streak', target: 8, period: 'week' },
        { target: ['must be at most 7'] },
      ],
      ['a weight that is too small', { kind: 'weight', target: 19.9 }, { target: ['must be at least 20'] }],
      ['a weight that is too large', { kind: 'weight', target: 500.5 }, { target: ['must be at most 500'] }],
      ['a unit of another kind', { ...goal, unit: 'km' }, { unit: ['must be m where kind is distance'] }],
      [
        'a unit that is too long',
        { kind: 'custom', target: 1, unit: 'x'.repeat(21) },
        { unit: ['must have at most 20 characters'] },
      ],
      [
        'a deadline before the start',
        { ...goal, start_date: '2026-11-22', deadline: '2026-11-21' },
        { deadline: ['must not be before start_date'] },
      ],
      [
        'a start that is too early',
        { ...goal, start_date: '1899-12-31' },
        { start_date: ['must be between 1900-01-01 and 2200-12-31'] },
      ],
      [
        'a deadline that is too late',
        { ...goal, deadline: '2201-01-01' },
        { deadline: ['must be between 1900-01-01 and 2200-12-31'] },
      ],
      [
        'a day that does not exist',
        { ...goal, deadline: '2026-02-30' },
        { deadline: ['must be a day such as 2026-11-22'] },
      ],
      [
        'type and sport of a weight goal, naming every wrong field',
        { kind: 'weight', target: 10, type: 'cardio', sport: 'running' },
        {
          target: ['must be at least 20'],
          type: ['cannot be set where kind is weight: no workouts are counted'],
          sport: ['cannot be set where kind is weight: no workouts are counted'],
        },
      ],
      [
        'a sport of a custom goal',
        { kind: 'custom', target: 10, sport: 'running' },
        { sport: ['cannot be set where kind is custom: no workouts are counted'] },
      ],
      ['an unknown field', { ...goal, owner_id: 1 }, { owner_id: ['is not a known field'] }],
      ['a field that is computed', { ...goal, current: 5 }, { current: ['is not a known field'] }],
    ]
    it.each(cases)('400 for %s', async (_, payload, errors) => {
      const { status, body } = await ana.post('/api/goals/', payload)
      expect({ status, code: body.code, errors: body.errors }).toEqual({
        status: 400,
        code: 'invalid',
        errors,
      })
    })

    it('400 for an unknown kind, period, type and sport', async () => {
      const payload = { kind: 'luck', period: 'day', type: 'magic', sport: 'quidditch', target: 1 }
      const { status, body } = await ana.post('/api/goals/', payload)
      expect([status, Object.keys(body.errors).toSorted()]).toEqual([
        400,
        ['kind', 'period', 'sport', 'type'],
      ])
    })

    it('400 for setting the amount of a goal that counts workouts, and for invalid amounts', async () => {
      const { id } = (await ana.post('/api/goals/', goal)).body
      const counted = await ana.put(`/api/goals/${id}/progress/`, { amount: 5 })
      expect([counted.status, counted.body.errors]).toEqual([
        400,
        { amount: ['cannot be set where kind is distance: it is counted'] },
      ])
      for (const payload of [{ amount: -1 }, { amount: 1e10 }, { amount: '5' }, {}, { amount: 1, at: 2 }])
        expect((await ana.put(`/api/goals/${id}/progress/`, payload)).status).toBe(400)
    })
  })

  it('caps the percentage of a tiny target with a huge amount', async () => {
    const { id } = (await ana.post('/api/goals/', { kind: 'custom', target: 0.01 })).body
    const url = `/api/goals/${id}/`
    const { status, body } = await ana.put(`${url}progress/`, { amount: 1e9 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ current: 1e9, percent: 1_000_000, progress: 1, completed: true })
    for (const target of [1e-300, 1e-320, 0.0099]) {
      expect((await ana.patch(url, { target })).status).toBe(400)
      expect((await ana.put(url, { kind: 'custom', target })).status).toBe(400)
    }
    // Older versions accepted such targets.
    await test.services.db.updateTable('goal').set({ target: 1e-300 }).where('id', '=', id).execute()
    await ana.post(`${url}toggle_completion/`)
    for (const path of [url, '/api/goals/?ordering=percent', '/api/goals/summary/'])
      expect((await ana.get(path)).status, path).toBe(200)
    expect((await ana.get(url)).body).toMatchObject({ percent: 1_000_000, progress: 1 })
    expect((await ana.delete(url)).status).toBe(204)
  })

  it('replaces a goal; omitted fields return to their defaults', async () => {
    const { id, created_at } = (await ana.post('/api/goals/', RUN_100)).body
    test.clock.time += 1000
    const { status, body } = await ana.put(`/api/goals/${id}/`, { kind: 'streak', target: 30 })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      kind: 'streak',
      unit: 'days',
      period: 'once',
      description: '',
      deadline: null,
      sport: null,
      start_date: '2026-11-22',
      created_at,
      updated_at: new Date(test.clock.time).toISOString(),
    })
    expect((await ana.put(`/api/goals/${id}/`, { kind: 'streak' })).status).toBe(400)
  })

  it('changes single fields and those that depend on them', async () => {
    const { id } = (await ana.post('/api/goals/', RUN_100)).body
    const url = `/api/goals/${id}/`
    const changed = await ana.patch(url, { kind: 'duration', target: 600 })
    expect(changed.body).toMatchObject({ kind: 'duration', unit: 'min', target: 600, sport: 'running' })
    expect((await ana.patch(url, { deadline: null })).body).toMatchObject({ deadline: null, target: 600 })
    expect((await ana.patch(url, {})).status).toBe(400)
    const heavy = await ana.patch(url, { kind: 'weight' })
    expect([heavy.status, Object.keys(heavy.body.errors).toSorted()]).toEqual([400, ['sport', 'target']])
    expect((await ana.patch(url, { kind: 'weight', target: 70, sport: null })).body).toMatchObject({
      kind: 'weight',
      unit: 'kg',
    })
    const custom = await ana.patch(url, { kind: 'custom', unit: 'pages' })
    expect(custom.body).toMatchObject({ unit: 'pages' })
    expect((await ana.patch(url, { target: 80 })).body).toMatchObject({ unit: 'pages', target: 80 })
  })

  it.each([
    ['PATCH', (id: number) => ana.patch(`/api/goals/${id}/`, { target: 5 })],
    ['PUT', (id: number) => ana.put(`/api/goals/${id}/`, { kind: 'custom', target: 5 })],
  ])('200 for a %s even if the goal is deleted right after its commit', async (_, send) => {
    const { id } = (await ana.post('/api/goals/', { kind: 'custom', target: 3 })).body
    const { db } = test.services
    const spy = runAfterNextCommit(db, () => db.deleteFrom('goal').where('id', '=', id).execute())
    const { status, body } = await send(id)
    spy.mockRestore()
    expect([status, body.target]).toEqual([200, 5])
    expect((await ana.get(`/api/goals/${id}/`)).status).toBe(404)
  })

  it('deletes a goal', async () => {
    const { id } = (await ana.post('/api/goals/', RUN_100)).body
    expect((await ana.delete(`/api/goals/${id}/`)).status).toBe(204)
    expect((await ana.get(`/api/goals/${id}/`)).status).toBe(404)
    expect((await ana.delete(`/api/goals/${id}/`)).status).toBe(404)
  })

  it('404 for other people, the same as for an absent goal', async () => {
    const { id } = (await ana.post('/api/goals/', { kind: 'custom', target: 10 })).body
    const url = `/api/goals/${id}/`
    const before = (await ana.get(url)).body
    const absent = await ben.get('/api/goals/987654321/')
    const answers = [
      await ben.get(url),
      await ben.put(url, { kind: 'custom', target: 1 }),
      await ben.patch(url, { target: 1 }),
      await ben.delete(url),
      await ben.post(`${url}toggle_completion/`),
      await ben.put(`${url}progress/`, { amount: 10 }),
      await ben.get(`${url}history/`),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(404)
      expect({ ...body, request_id: '' }).toEqual({ ...absent.body, request_id: '' })
    }
    expect((await ana.get(url)).body).toEqual(before)
    expect((await ben.get('/api/goals/')).body.count).toBe(0)
    expect((await test.request({ url })).status).toBe(401)
  })

  it('creates or toggles a goal once when a request is repeated with its Idempotency-Key', async () => {
    const dora = await test.register('dora')
    const add = () => dora.post('/api/goals/', RUN_100, { 'idempotency-key': 'add' })
    const [first, second] = [await add(), await add()]
    expect([second.status, second.body]).toEqual([201, first.body])
    expect((await dora.get('/api/goals/')).body.count).toBe(1)
    const url = `/api/goals/${first.body.id}/toggle_completion/`
    const toggle = () => dora.post(url, {}, { 'idempotency-key': 'toggle' })
    expect([(await toggle()).body.completed, (await toggle()).body.completed]).toEqual([true, true])
  })

  it(`409 beyond ${goalQuota.limit} goals, also for concurrent requests`, async () => {
    const emil = await test.register('emil')
    const { db } = test.services
    const { id: _, ...row } = await db.selectFrom('goal').selectAll().limit(1).executeTakeFirstOrThrow()
    const rows = Array.from({ length: goalQuota.limit - 3 }, () => ({ ...row, owner_id: emil.id }))
    await db.insertInto('goal').values(rows).execute()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => emil.post('/api/goals/', { kind: 'workouts', target: 3 })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
    expect((await emil.get('/api/goals/?page_size=100')).body).toMatchObject({ count: goalQuota.limit })
  })

  describe('the list', () => {
    let cleo: Person
    const names = async (query: string) => {
      const { status, body } = await cleo.get(`/api/goals/?${query}`)
      expect(status, JSON.stringify(body)).toBe(200)
      return body.results.map(({ description }: { description: string }) => description).join('')
    }

    beforeAll(async () => {
      test.clock.time = START
      cleo = await test.register('cleo')
      const rows = [
        { description: 'A', kind: 'workouts', target: 4, period: 'week', type: 'cardio' },
        { description: 'B', kind: 'custom', target: 10, deadline: '2026-12-01' },
        {
          description: 'C',
          kind: 'distance',
          target: 5000,
          start_date: '2026-12-01',
          deadline: '2026-12-24',
        },
        { description: 'D', kind: 'custom', target: 10, start_date: '2026-10-01', deadline: '2026-11-21' },
        { description: 'E', kind: 'duration', target: 60, sport: 'running', deadline: '2026-11-22' },
        { description: 'F', kind: 'workouts', target: 1, period: 'month' },
      ]
      for (const row of rows) {
        const { status, body } = await cleo.post('/api/goals/', row)
        expect(status).toBe(201)
        if (row.description === 'B') await cleo.put(`/api/goals/${body.id}/progress/`, { amount: 9 })
        test.clock.time += 1000
      }
      await cleo.post('/api/workouts/', { sport: 'running', duration: 30 })
    })

    const cases: [string, string][] = [
      ['', 'FEDCBA'],
      ['ordering=created_at', 'ABCDEF'],
      ['ordering=deadline', 'DEBCAF'],
      ['ordering=-deadline', 'CBEDFA'],
      ['ordering=percent', 'CDAEBF'],
      ['ordering=-percent', 'FBEADC'],
      ['kind=workouts', 'FA'],
      ['period=once', 'EDCB'],
      ['type=cardio', 'A'],
      ['sport=running', 'E'],
      ['state=active', 'EBA'],
      ['state=completed', 'F'],
      ['state=ended', 'D'],
      ['state=upcoming', 'C'],
      ['state=active&kind=custom', 'B'],
      ['page_size=2&page=2', 'DC'],
      ['page=9', ''],
    ]
    it.each(cases)('filters and orders by "%s"', async (query, expected) => {
      expect(await names(query)).toBe(expected)
    })

    it('returns the number of matching goals and links to adjacent pages', async () => {
      expect((await cleo.get('/api/goals/?state=active&page_size=1')).body).toMatchObject({
        count: 3,
        previous: null,
        next: '/api/goals/?state=active&page_size=1&page=2',
      })
    })

    it('400 for unknown parameters and values', async () => {
      for (const query of [
        'owner=1',
        'ordering=target',
        'state=lost',
        'kind=luck',
        'page_size=101',
        'page=0',
      ])
        expect((await cleo.get(`/api/goals/?${query}`)).status, query).toBe(400)
    })

    it('has a summary with counts and the goals that are due next', async () => {
      const { status, body } = await cleo.get('/api/goals/summary/')
      expect(status).toBe(200)
      const { next, ...numbers } = body
      expect(numbers).toEqual({ total: 6, active: 3, completed: 1, on_track: 2 })
      expect(next.map((goal: { description: string }) => goal.description)).toEqual(['A', 'E', 'B'])
    })

    it('304 for a known ETag until a write changes the list', async () => {
      const { headers } = await cleo.get('/api/goals/')
      const again = () => cleo.get('/api/goals/', { 'if-none-match': String(headers.etag) })
      expect((await again()).status).toBe(304)
      await cleo.post('/api/workouts/', { sport: 'yoga', duration: 30 })
      expect((await again()).status).toBe(200)
    })

    it('needs two statements, however many goals there are and of whichever kinds', async () => {
      const weekly = { kind: 'weight', target: 70, period: 'week', start_date: '2026-10-01' }
      const goal = (await cleo.post('/api/goals/', weekly)).body
      await cleo.post('/api/goals/', { kind: 'streak', target: 7, period: 'year', start_date: '2020-01-01' })
      const watched = watchStatements(test.services.db, test.services.reads.of(ana.id, 0))
      const paths = ['', '?state=active&ordering=percent', 'summary/', `${goal.id}/`, `${goal.id}/history/`]
      for (const path of paths) {
        watched.texts = []
        expect((await cleo.get(`/api/goals/${path}`)).status).toBe(200)
        const own = watched.texts.filter((text) => !/from "(session|profile|account)"/.test(text))
        expect(own, path).toHaveLength(2)
      }
    })
  })

  it('shows every write immediately in the list and the summary', async () => {
    const gus = await test.register('gus')
    const cachedReads = async () =>
      Promise.all(['', 'summary/'].map(async (path) => (await gus.get(`/api/goals/${path}`)).body))
    await cachedReads()
    const { id } = (await gus.post('/api/goals/', { kind: 'custom', target: 10, period: 'week' })).body
    const url = `/api/goals/${id}/`
    const writes: [() => Promise<unknown>, object][] = [
      [async () => {}, { current: 0, completed: false }],
      [() => gus.put(`${url}progress/`, { amount: 4 }), { current: 4, completed: false }],
      [() => gus.post(`${url}toggle_completion/`), { current: 4, completed: true }],
      [() => gus.patch(url, { target: 20 }), { target: 20, percent: 20 }],
      [() => gus.put(url, { kind: 'custom', target: 5, period: 'week' }), { target: 5, percent: 80 }],
    ]
    for (const [write, expected] of writes) {
      await write()
      const [list, summary] = await cachedReads()
      expect(list.results).toMatchObject([expected])
      expect(summary.completed).toBe(list.results[0].completed ? 1 : 0)
    }
    await gus.delete(url)
    const [list, summary] = await cachedReads()
    expect([list.count, summary.total]).toEqual([0, 0])
  })

  it('are part of the download of personal data, with their overrides', async () => {
    const fay = await test.register('fay')
    const { id } = (await fay.post('/api/goals/', { kind: 'custom', target: 10, unit: 'books' })).body
    await fay.put(`/api/goals/${id}/progress/`, { amount: 3 })
    const at = new Date(test.clock.time).toISOString()
    await fay.post(`/api/goals/${id}/toggle_completion/`)
    const { goalData } = await import('./personal-data.ts')
    const rows = await Array.fromAsync(goalData.lists!['goals.json']!(test.services.db, fay.id, START))
    expect(rows).toEqual([
      {
        id,
        kind: 'custom',
        description: '',
        target: 10,
        unit: 'books',
        period: 'once',
        start_date: '2026-11-22',
        deadline: null,
        type: null,
        sport: null,
        overrides: [{ first_date: '2026-11-22', amount: 3, is_completed: true, marked_at: at }],
        created_at: at,
        updated_at: at,
      },
    ])
  })
})
