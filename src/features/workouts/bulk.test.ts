import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { workoutData } from './personal-data.ts'

onEachDatabase('bulk requests', (kind) => {
  let test: TestApp
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  type Person = Awaited<ReturnType<TestApp['register']>>
  const add = async (person: Person, given: object = {}): Promise<number> =>
    (await person.post('/api/workouts/', { sport: 'running', duration: 30, ...given })).body.id
  const bulkDelete = ({ headers }: Person, payload: object) =>
    test.request({ method: 'DELETE', url: '/api/workouts/bulk/', headers, payload })
  const newPerson = () => test.register(`bulk${kind}${++people}`)

  it('change workouts by id and keep all other fields', async () => {
    const ana = await newPerson()
    const ids = [await add(ana), await add(ana, { title: 'Second' }), await add(ana)]
    const change = { visibility: 'private', sport: 'yoga', perceived_exertion: 3 }
    const answer = await ana.patch('/api/workouts/bulk/', { ids: ids.slice(0, 2), change })
    expect(answer).toMatchObject({ status: 200, body: { changed: 2 } })
    const second = (await ana.get(`/api/workouts/${ids[1]}/`)).body
    expect(second).toMatchObject({ ...change, type: 'flexibility', title: 'Second', duration: 30 })
    const third = (await ana.get(`/api/workouts/${ids[2]}/`)).body
    expect(third).toMatchObject({ visibility: 'followers', sport: 'running', perceived_exertion: null })
  })

  it('select workouts by the filters of the list', async () => {
    const ana = await newPerson()
    await add(ana, { started_at: '2024-12-31T12:00:00Z' })
    await add(ana, { started_at: '2025-01-01T12:00:00Z' })
    const change = { visibility: 'private' }
    const answer = await ana.patch('/api/workouts/bulk/', { filters: { date_before: '2024-12-31' }, change })
    expect(answer.body).toEqual({ changed: 1 })
    const { results } = (await ana.get('/api/workouts/?ordering=started_at')).body
    expect(results.map((workout: { visibility: string }) => workout.visibility)).toEqual([
      'private',
      'followers',
    ])
  })

  it('add and remove tags, in lower case and without duplicates', async () => {
    const ana = await newPerson()
    const ids = [await add(ana, { tags: ['Commute', 'wet'] }), await add(ana)]
    const change = { add_tags: ['COMMUTE', 'Café'], remove_tags: ['wet'] }
    await ana.patch('/api/workouts/bulk/', { ids, change })
    const { results } = (await ana.get('/api/workouts/?tag=CAF%C3%89')).body
    expect(results.map(({ tags }: { tags: string[] }) => tags)).toEqual([
      ['commute', 'café'],
      ['commute', 'café'],
    ])
    expect((await ana.get('/api/workouts/?tag=wet')).body.count).toBe(0)
    // Wildcards are escaped, and only whole tags match.
    expect((await ana.get('/api/workouts/?tag=commut_')).body.count).toBe(0)
    expect((await ana.get('/api/workouts/?tag=commut')).body.count).toBe(0)
  })

  it.each([['\uff02quote'], ['a\u202eb'], ['\u200b'], ['\ufdfa'.repeat(40)], ['\\'], ['x'.repeat(41)]])(
    '400 for a tag with a forbidden character in any Unicode form: %s',
    async (tag) => {
      const ana = await newPerson()
      const given = { sport: 'running', duration: 30, tags: [tag] }
      const answer = await ana.post('/api/workouts/', given)
      expect([answer.status, Object.keys(answer.body.errors ?? {})]).toEqual([
        400,
        [expect.stringMatching(/^tags/)],
      ])
    },
  )

  it('change nothing when one workout would get too many tags', async () => {
    const ana = await newPerson()
    const full = await add(ana, { tags: Array.from({ length: 10 }, (_, i) => `t${i}`) })
    const other = await add(ana)
    const change = { intensity: 'high', add_tags: ['more'] }
    const answer = await ana.patch('/api/workouts/bulk/', { ids: [full, other], change })
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toHaveProperty('change.add_tags')
    expect((await ana.get(`/api/workouts/${other}/`)).body).toMatchObject({ intensity: 'moderate', tags: [] })
  })

  it("404 and no change when one id is somebody else's or in the trash", async () => {
    const [ana, ben] = [await newPerson(), await newPerson()]
    const [mine, trashed, theirs] = [await add(ana), await add(ana), await add(ben)]
    await ana.delete(`/api/workouts/${trashed}/`)
    for (const other of [theirs, trashed, 999_999_999]) {
      const change = { visibility: 'private' }
      expect((await ana.patch('/api/workouts/bulk/', { ids: [mine, other], change })).status).toBe(404)
      expect((await bulkDelete(ana, { ids: [mine, other] })).status).toBe(404)
    }
    expect((await ana.get(`/api/workouts/${mine}/`)).body.visibility).toBe('followers')
    expect((await ben.get(`/api/workouts/${theirs}/`)).body.visibility).toBe('followers')
  })

  it.each([
    ['nothing is selected', { change: { intensity: 'low' } }],
    ['no filter is given', { filters: {}, change: { intensity: 'low' } }],
    ['ids and filters are given', { ids: [1], filters: { type: 'cardio' }, change: { intensity: 'low' } }],
    ['nothing is changed', { ids: [1], change: {} }],
    ['the owner is changed', { ids: [1], change: { owner_id: 1 } }],
  ])('400 when %s', async (_, payload) => {
    const ana = await newPerson()
    expect((await ana.patch('/api/workouts/bulk/', payload)).status).toBe(400)
  })

  it('delete workouts and update the counters of the profile', async () => {
    const ana = await newPerson()
    const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']
    const ids: number[] = []
    for (const day of days) ids.push(await add(ana, { started_at: `${day}T12:00:00Z` }))
    expect((await ana.get('/api/profiles/me/')).body).toMatchObject({ total_workouts: 4, longest_streak: 4 })
    expect((await bulkDelete(ana, { ids: [ids[1], ids[3]] })).body).toEqual({ deleted: 2 })
    expect((await ana.get('/api/profiles/me/')).body).toMatchObject({
      total_workouts: 2,
      longest_streak: 1,
      last_workout: '2026-11-18T12:00:00.000Z',
    })
    expect((await ana.get('/api/workouts/')).body.count).toBe(2)
    expect((await ana.get('/api/workouts/trash/')).body.count).toBe(2)
    expect((await bulkDelete(ana, { filters: { type: 'cardio' } })).body).toEqual({ deleted: 2 })
    expect((await ana.get('/api/profiles/me/')).body).toMatchObject({ total_workouts: 0, last_workout: null })
  })
})

onEachDatabase('the trash', (kind) => {
  let test: TestApp

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('restores a workout unchanged', async () => {
    const ana = await test.register(`back${kind}`)
    const { body: before } = await ana.post('/api/workouts/', {
      sport: 'running',
      duration: 30,
      notes: 'Rain.',
    })
    await ana.delete(`/api/workouts/${before.id}/`)
    expect((await ana.get(`/api/workouts/${before.id}/`)).status).toBe(404)
    expect((await ana.patch(`/api/workouts/${before.id}/`, { notes: 'x' })).status).toBe(404)
    const [trashed] = (await ana.get('/api/workouts/trash/')).body.results
    expect(Date.parse(trashed.purged_at) - Date.parse(trashed.deleted_at)).toBe(30 * 86_400_000)
    expect((await ana.post(`/api/workouts/trash/${before.id}/restore/`)).body).toEqual(before)
    expect((await ana.get('/api/workouts/')).body.count).toBe(1)
    // The workout is no longer in the trash.
    expect((await ana.post(`/api/workouts/trash/${before.id}/restore/`)).status).toBe(404)
    expect((await ana.delete(`/api/workouts/trash/${before.id}/`)).status).toBe(404)
  })

  it('is part of a download of personal data, with deleted_at set', async () => {
    const ana = await test.register(`told${kind}`)
    const add = async () =>
      (await ana.post('/api/workouts/', { sport: 'running', duration: 30 })).body.id as number
    const [kept, trashed] = [await add(), await add()]
    await ana.delete(`/api/workouts/${trashed}/`)
    const rows = await Array.fromAsync(
      workoutData.lists!['workouts.json']!(test.services.db, ana.id, test.clock.time),
    )
    const deleted_at = new Date(test.clock.time).toISOString()
    expect(rows).toMatchObject([
      { id: kept, deleted_at: null },
      { id: trashed, deleted_at },
    ])
  })

  it('restores a workout once when the request is repeated with its Idempotency-Key', async () => {
    const ana = await test.register(`lost${kind}`)
    const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    await ana.delete(`/api/workouts/${body.id}/`)
    const restore = () =>
      ana.post(`/api/workouts/trash/${body.id}/restore/`, {}, { 'idempotency-key': 'restore' })
    const [first, again] = [await restore(), await restore()]
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    expect((await ana.get('/api/profiles/me/')).body.total_workouts).toBe(1)
  })

  it('keeps workouts for thirty days', async () => {
    const { maintain } = await import('../../maintenance.ts')
    const ana = await test.register(`late${kind}`)
    const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    await ana.delete(`/api/workouts/${body.id}/`)
    const rows = () => test.services.db.selectFrom('workout').select('id').where('id', '=', body.id).execute()
    test.clock.time += 30 * 86_400_000
    await maintain(test.services)
    expect(await rows()).toHaveLength(1)
    test.clock.time += 1
    await maintain(test.services)
    expect(await rows()).toEqual([])
  })

  it('is emptied on demand, but not the trash of other people', async () => {
    const [ana, ben] = [await test.register(`ana${kind}`), await test.register(`ben${kind}`)]
    for (const person of [ana, ana, ben]) {
      const { body } = await person.post('/api/workouts/', { sport: 'running', duration: 30 })
      await person.delete(`/api/workouts/${body.id}/`)
    }
    const { headers } = ana
    const answer = await test.request({ method: 'DELETE', url: '/api/workouts/trash/', headers })
    expect(answer.body).toEqual({ deleted: 2 })
    expect((await ana.get('/api/workouts/trash/')).body.count).toBe(0)
    expect((await ben.get('/api/workouts/trash/')).body.count).toBe(1)
  })

  it('does not prevent another import of the same file', async () => {
    const { buildFit } = await import('../../../test/support/fit-builder.ts')
    const ana = await test.register(`again${kind}`)
    const file = buildFit({ records: 60, startedAt: new Date('2026-11-01T10:00:00Z') })
    const [first] = (await ana.upload('ride.fit', file)).body.items[0].workouts
    await ana.delete(`/api/workouts/${first}/`)
    const again = (await ana.upload('ride.fit', file)).body.items[0]
    expect(again).toMatchObject({ status: 'imported', workouts: [expect.any(Number)] })
    expect(again.workouts).not.toContain(first)
  })
})
