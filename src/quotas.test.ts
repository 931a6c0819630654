import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, PASSWORD, type Person, START, type TestApp } from '../test/support/app.ts'
import { onEachDatabase } from '../test/support/databases.ts'
import { buildFit } from '../test/support/fit-builder.ts'
import { keysIn } from '../test/support/storages.ts'
import { maintain } from './maintenance.ts'

const DAY_MS = 86_400_000
const LIMITS = {
  workouts: 4,
  recordings: 6,
  recordings_per_day: 5,
  recording_mb: 1,
  goals: 3,
  api_keys: 2,
  exports_per_day: 2,
  sessions: 2,
  reports_per_day: 2,
}
const QUOTAS = Object.entries(LIMITS)
  .map(([name, limit]) => `${name}=${limit}`)
  .join(',')

onEachDatabase('quotas', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0
  let files = 0

  beforeAll(async () => {
    test = await buildTestApp(kind, { QUOTAS })
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`ana${++people}`)
  })

  const signInAgain = async () => {
    const payload = { username: ana.username, password: PASSWORD }
    const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
    ana.headers.authorization = `Bearer ${body.access}`
  }
  const ride = (records = 30) => buildFit({ records, startedAt: new Date(START - ++files * 3_600_000) })
  const upload = (content: Uint8Array = ride()) => {
    const form = multipart('ride.fit', content)
    const headers = { ...ana.headers, ...form.headers }
    return test.request({ method: 'POST', url: '/api/recordings/', ...form, headers })
  }
  const addWorkout = () => ana.post('/api/workouts/', { sport: 'running', duration: 30 })
  const times = <T>(count: number, send: () => Promise<T>) => Promise.all(Array.from({ length: count }, send))
  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted()
  const filled = (count: number, status: number, limit: number) => [
    ...Array<number>(limit).fill(status),
    ...Array<number>(count - limit).fill(409),
  ]
  const excess = (quota: keyof typeof LIMITS, used: number = LIMITS[quota]) => ({
    code: 'conflict',
    details: { request: [{ code: 'quota_exceeded', quota, limit: LIMITS[quota], used }] },
  })

  describe('when many requests at once would exceed them', () => {
    it('allow no more workouts than the limit', async () => {
      const answers = await times(12, addWorkout)
      expect(statuses(answers)).toEqual(filled(12, 201, LIMITS.workouts))
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject(excess('workouts'))
      expect((await ana.get('/api/workouts/')).body.count).toBe(LIMITS.workouts)
    })

    it('allow no more goals than the limit', async () => {
      const answers = await times(12, () => ana.post('/api/goals/', { kind: 'workouts', target: 3 }))
      expect(statuses(answers)).toEqual(filled(12, 201, LIMITS.goals))
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject(excess('goals'))
    })

    it('allow no more reports than the limit', async () => {
      for (const n of [1, 2, 3, 4]) await test.register(`reported${people}.${n}`)
      const report = (n: number) =>
        ana.post('/api/reports/', { kind: 'profile', target: `reported${people}.${n}`, reason: 'spam' })
      const answers = await Promise.all([1, 2, 3, 4].map(report))
      expect(statuses(answers)).toEqual(filled(4, 201, LIMITS.reports_per_day))
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject(excess('reports_per_day'))
    })

    it('allow no more API keys than the limit', async () => {
      const key = { name: 'Watch', scopes: ['read'], password: PASSWORD }
      const answers = await times(6, () => ana.post('/api/auth/keys/', key))
      expect(statuses(answers)).toEqual(filled(6, 201, LIMITS.api_keys))
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject(excess('api_keys'))
    })

    it('allow no more uploads than the limit, and keep no file of a refused one', async () => {
      const answers = await times(50, () => upload())
      expect(statuses(answers)).toEqual(filled(50, 202, LIMITS.recordings_per_day).toSorted())
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject(excess('recordings_per_day'))
      expect(await keysIn(test, `recordings/${ana.id}`)).toHaveLength(LIMITS.recordings_per_day)
    })

    it('allow no more bytes of uploads than the limit', async () => {
      const file = () => Buffer.concat([ride(), Buffer.alloc(300_000, ++files)])
      const answers = await times(5, () => upload(file()))
      expect(statuses(answers)).toEqual(filled(5, 202, 3))
      const { details } = answers.find(({ status }) => status === 409)!.body
      expect(details.request).toMatchObject([{ code: 'quota_exceeded', quota: 'recording_mb', limit: 1 }])
      expect(details.request[0].used).toBeCloseTo(0.9, 1)
    })
  })

  it('limit the recordings of a day and the recordings in total separately', async () => {
    await times(5, () => upload())
    expect((await upload()).body).toMatchObject(excess('recordings_per_day'))
    test.clock.time += DAY_MS + 1
    await signInAgain()
    expect((await upload()).status).toBe(202)
    expect((await upload()).body).toMatchObject(excess('recordings'))
  })

  it('do not count the size of refused files', async () => {
    const rubbish = () => Buffer.alloc(400_000, `no recording ${++files}`)
    for (let i = 0; i < 4; i++) {
      expect((await upload(rubbish())).status).toBe(202)
      await test.runJobs()
    }
    expect(await keysIn(test, `recordings/${ana.id}`)).toEqual([])
  })

  it('count a recording without a kept file for only 30 days', async () => {
    const rows = () =>
      test.services.db.selectFrom('recording').select('id').where('owner_id', '=', ana.id).execute()
    const kept = ride()
    for (const content of [kept, kept, Buffer.from(`no recording ${++files}`)]) await upload(content)
    await test.runJobs()
    test.clock.time += 30 * DAY_MS
    await maintain(test.services)
    expect(await rows()).toHaveLength(3)
    test.clock.time += 1
    await maintain(test.services)
    expect(await rows()).toHaveLength(1)
  })

  it('refuse a file whose workouts would be too many, and say so in both languages', async () => {
    await times(LIMITS.workouts, addWorkout)
    const { body } = await upload()
    await test.runJobs()
    const { items } = (await ana.get(`/api/recordings/${body.id}/`)).body
    expect(items).toMatchObject([
      {
        status: 'refused',
        details: { error: { code: 'quota_exceeded', quota: 'workouts', limit: 4, used: 4 } },
      },
    ])
    expect(items[0].error).toBe('This would be more than the 4 workouts that you may have here. You have 4.')
    const german = await ana.get(`/api/recordings/${body.id}/`, { 'accept-language': 'de' })
    expect(german.body.items[0].error).toMatch(/mehr als die 4 Trainings/)
    expect(await keysIn(test, `recordings/${ana.id}`)).toEqual([])
  })

  it('count workouts in the trash until they are deleted for good', async () => {
    const added = await times(LIMITS.workouts, addWorkout)
    const { id } = added[0]!.body
    await ana.delete(`/api/workouts/${id}/`)
    expect((await addWorkout()).body).toMatchObject(excess('workouts'))
    await ana.delete(`/api/workouts/trash/${id}/`)
    expect((await addWorkout()).status).toBe(201)
  })

  it('count workouts exactly while some go into the trash, come back and are deleted for good', async () => {
    const ids = (await times(LIMITS.workouts, addWorkout)).map(({ body }) => body.id)
    for (let round = 0; round < 5; round++) {
      await Promise.all(ids.slice(0, 2).map((id) => ana.delete(`/api/workouts/${id}/`)))
      const [, , ...added] = await Promise.all([
        ana.delete(`/api/workouts/trash/${ids[0]}/`),
        ana.post(`/api/workouts/trash/${ids[1]}/restore/`),
        ...Array.from({ length: 8 }, addWorkout),
      ])
      ids.shift()
      ids.push(...added.filter(({ status }) => status === 201).map(({ body }) => body.id))
      expect(ids.length).toBeLessThanOrEqual(LIMITS.workouts)
      while (ids.length < LIMITS.workouts) ids.push((await addWorkout()).body.id)
      expect((await addWorkout()).body).toMatchObject(excess('workouts'))
    }
  })

  it('are shown to the person and to admins, with what is used', async () => {
    await times(2, addWorkout)
    await ana.post('/api/goals/', { kind: 'workouts', target: 3 })
    await ana.post('/api/auth/keys/', { name: 'Watch', scopes: ['read'], password: PASSWORD })
    await upload(Buffer.concat([ride(), Buffer.alloc(300_000, 1)]))
    await ana.post('/api/auth/exports/')
    const { status, body } = await ana.get('/api/auth/user/usage/')
    const defaults = {
      passkeys: 20,
      picture_mb: 1_000,
      follows: 5_000,
      follow_requests: 200,
      zones: 20,
      comments: 20_000,
      push_subscriptions: 20,
    }
    const used = { workouts: 2, recordings: 1, recordings_per_day: 1, recording_mb: 0.3, goals: 1 }
    const amounts = {
      ...used,
      follows: 0,
      follow_requests: 0,
      picture_mb: 0,
      zones: 0,
      comments: 0,
      api_keys: 1,
      passkeys: 0,
      reports_per_day: 0,
      push_subscriptions: 0,
      sessions: 1,
      exports_per_day: 1,
    }
    expect(status).toBe(200)
    expect(Object.fromEntries(body.quotas.map((quota: { name: string }) => [quota.name, quota]))).toEqual(
      Object.fromEntries(
        Object.entries(amounts).map(([name, used]) => [
          name,
          { name, used, limit: { ...LIMITS, ...defaults }[name] },
        ]),
      ),
    )
    const admin = await test.register(`admin${++people}`)
    const { db } = test.services
    await db.updateTable('account').set({ role: 'admin' }).where('id', '=', admin.id).execute()
    test.clock.time += 1_000
    expect((await admin.get(`/api/admin/users/${ana.id}/usage/`)).body).toEqual(body)
    expect((await admin.get('/api/admin/users/987654/usage/')).status).toBe(404)
  })

  it('limit the downloads of all data in a day', async () => {
    for (let i = 0; i < LIMITS.exports_per_day; i++) {
      expect((await ana.post('/api/auth/exports/')).status).toBe(202)
      await test.runJobs()
    }
    expect((await ana.post('/api/auth/exports/')).body).toMatchObject(excess('exports_per_day'))
    test.clock.time += DAY_MS + 1
    await signInAgain()
    expect((await ana.post('/api/auth/exports/')).status).toBe(202)
  })

  it('end the session that has been idle for longest when one too many is opened', async () => {
    const { authorization } = ana.headers
    for (let i = 0; i < 3; i++) {
      test.clock.time += 1_000
      await signInAgain()
    }
    ana.headers.authorization = authorization
    expect((await ana.get('/api/auth/user/')).status).toBe(401)
  })
})
