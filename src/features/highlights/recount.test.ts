import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

/** Set these variables to search with more runs or another seed. */
const RUNS = Number(process.env.RECOUNT_RUNS ?? 8)
const SEED = Number(process.env.RECOUNT_SEED ?? 24)
const HOUR_MS = 3_600_000

type Shown = Record<'id' | 'duration', number> & {
  sport: string
  local_date: string
  started_at: string
  shows_start_time: boolean
} & Record<'distance_m' | 'ascent_m' | 'avg_speed_mps' | 'avg_power_w', number | null>

const optional = (maximum: number) => fc.option(fc.integer({ min: 0, max: maximum }), { freq: 4 })
const fields = {
  sport: fc.constantFrom('running', 'cycling'),
  visibility: fc.constantFrom('private', 'followers', 'public'),
  shows_start_time: fc.boolean(),
  duration: fc.integer({ min: 1, max: 40 }),
  distance_m: optional(8).map((km) => km && km * 1_000),
  ascent_m: optional(5),
  avg_speed_mps: optional(4),
  avg_power_w: optional(4),
  started_at: fc.nat(400).map((hours) => new Date(START - hours * HOUR_MS).toISOString()),
}
const index = fc.nat(50)
const operation = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('create' as const), given: fc.record(fields) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('patch' as const),
      index,
      given: fc.record(fields, { requiredKeys: [] }),
    }),
  },
  fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const, 'purge' as const), index }),
  fc.record({
    kind: fc.constant('bulk' as const),
    index,
    given: fc.record(
      { sport: fields.sport, visibility: fields.visibility, shows_start_time: fields.shows_start_time },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('bulk delete' as const), index }),
  fc.record({ kind: fc.constant('toggle' as const), index }),
  fc.record({ kind: fc.constant('jobs' as const) }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

const GOALS = [
  { kind: 'distance', target: 12_000, period: 'week' },
  { kind: 'workouts', target: 2, period: 'month', sport: 'running' },
  { kind: 'streak', target: 2 },
  { kind: 'duration', target: 60, period: 'week', type: 'cardio' },
]

/** Walks through what a person sees, the earliest first. */
function recount(workouts: Shown[], isOwner: boolean): string[] {
  const records: string[] = []
  const best = new Map<string, number>()
  for (const workout of workouts) {
    const { distance_m, duration, avg_speed_mps } = workout
    const timed = duration >= 10 ? (distance_m ?? 0) / (duration * 60) : null
    const figures: Record<string, number | null> = {
      longest: duration,
      furthest: distance_m,
      fastest: (distance_m ?? 0) >= 400 ? (avg_speed_mps ?? timed) : null,
      most_climbing: workout.ascent_m,
      ...(isOwner && { highest_avg_power: workout.avg_power_w }),
    }
    for (const [kind, value] of Object.entries(figures)) {
      if (!value) continue
      const key = `${workout.sport} ${kind}`
      const before = best.get(key)
      if (before !== undefined && value > before) records.push(`${workout.id} ${kind}`)
      best.set(key, Math.max(value, before ?? 0))
    }
  }
  return records.toSorted()
}

onEachDatabase('highlights after random changes', (kind) => {
  let test: TestApp
  let ana: Person
  let people: [person: Person, audience: 'owner' | 'followers' | 'public', list: string][]

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    const follower = await test.register('follower')
    await follower.post('/api/profiles/ana/follow/')
    const shared = '/api/profiles/ana/workouts/'
    people = [
      [ana, 'owner', '/api/workouts/'],
      [follower, 'followers', shared],
      [await test.register('stranger'), 'public', shared],
    ]
    for (const goal of GOALS) await ana.post('/api/goals/', { ...goal, start_date: '2026-11-10' })
  })
  afterAll(() => test?.close())

  const ids = async (condition: 'is' | 'is not') =>
    (
      await test.services.db
        .selectFrom('workout')
        .select('id')
        .where('deleted_at', condition, null)
        .orderBy('id')
        .execute()
    ).map(({ id }) => id)

  async function run(operation: Operation & { index?: number; given?: object }): Promise<void> {
    const { kind: what, index = 0, given = {} } = operation
    if (what === 'jobs') return test.runJobs()
    const of = await ids(what === 'restore' || what === 'purge' ? 'is not' : 'is')
    const id = of[index % of.length]
    const some = of.slice(index % of.length).slice(0, 4)
    const goal = 1 + (index % GOALS.length)
    const bulk = (method: 'PATCH' | 'DELETE', payload: object) =>
      test.request({ method, url: '/api/workouts/bulk/', payload, headers: ana.headers })
    const isEmpty = Object.keys(given).length === 0
    const calls: Record<Exclude<typeof what, 'jobs'>, () => Promise<{ status: number }>> = {
      create: () => ana.post('/api/workouts/', given),
      toggle: () => ana.post(`/api/goals/${goal}/toggle_completion/`),
      patch: () => ana.patch(`/api/workouts/${id}/`, isEmpty ? { title: 'x' } : given),
      delete: () => ana.delete(`/api/workouts/${id}/`),
      restore: () => ana.post(`/api/workouts/trash/${id}/restore/`),
      purge: () => ana.delete(`/api/workouts/trash/${id}/`),
      bulk: () => bulk('PATCH', { ids: some, change: isEmpty ? { intensity: 'low' } : given }),
      'bulk delete': () => bulk('DELETE', { ids: some.slice(0, 2) }),
    }
    const needsNone = what === 'create' || what === 'toggle'
    if (needsNone || id !== undefined) expect((await calls[what]()).status, what).toBeLessThan(300)
  }

  async function expectEqual(): Promise<void> {
    const rows = await test.services.db.selectFrom('workout_record').selectAll().execute()
    for (const [person, audience, list] of people) {
      const { results } = (await person.get(`${list}?ordering=started_at&page_size=100`)).body
      const stored = rows.filter((row) => row.audience === audience)
      const wanted = recount(results, audience === 'owner')
      expect(stored.map((row) => `${row.workout_id} ${row.kind}`).toSorted()).toEqual(wanted)
      for (const { id } of results.slice(0, 3)) {
        const { records } = (await person.get(`/api/workouts/${id}/highlights/`)).body
        const own = wanted.filter((record) => record.startsWith(`${id} `))
        expect(records.map((record: string) => `${id} ${record}`).toSorted()).toEqual(own)
      }
    }
    expect(await storedGoals()).toEqual(await recountGoals())
  }

  const storedGoals = async () =>
    (
      await test.services.db
        .selectFrom('workout_goal')
        .innerJoin('workout', 'workout.id', 'workout_goal.workout_id')
        .select(['goal_id', 'started_at'])
        .execute()
    )
      .map(({ goal_id, started_at }) => `${goal_id} ${new Date(started_at).toISOString()}`)
      .toSorted()

  /** The times at which the API says that the goals were completed. */
  async function recountGoals(): Promise<string[]> {
    const { results } = (await ana.get('/api/goals/?page_size=100')).body
    const found: string[] = []
    for (const goal of results) {
      const history = (await ana.get(`/api/goals/${goal.id}/history/?page_size=100`)).body.results
      const periods = [goal, ...history].filter(({ current, target }) => current >= target)
      for (const { completed, completed_at } of periods)
        if (completed) found.push(`${goal.id} ${completed_at}`)
    }
    return found.toSorted()
  }

  it('equal a recount of what each person sees', { timeout: 300_000 }, async () => {
    const worlds = fc.array(operation, { minLength: 20, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(worlds, async (operations) => {
        for (const each of operations) await run(each)
        await test.runJobs()
        await expectEqual()
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    )
    expect(await test.services.db.selectFrom('job').selectAll().execute()).toEqual([])
    for (const table of ['workout_record', 'workout_goal'] as const)
      expect(await test.services.db.selectFrom(table).select('workout_id').execute()).not.toEqual([])
  })
})
