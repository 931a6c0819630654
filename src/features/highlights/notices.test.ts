import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { highlightMaintenance } from './maintenance.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

onEachDatabase('notices of highlights', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`ana${++people}`)
  })

  async function add(daysAgo: number, distance_m: number): Promise<number> {
    const started_at = new Date(test.clock.time - daysAgo * DAY_MS).toISOString()
    const run = { sport: 'running', duration: 5, distance_m, started_at }
    const { body } = await ana.post('/api/workouts/', run)
    await test.runJobs()
    return body.id
  }
  const noticesOf = async (of = ana) =>
    (
      await test.services.db
        .selectFrom('notification')
        .select(['kind', 'workout_id', 'goal_id', 'data'])
        .where('account_id', '=', of.id)
        .orderBy('id')
        .execute()
    ).map(({ data, ...notice }) => ({ ...notice, data: JSON.parse(data) }))

  it('tell the owner of a record, once', async () => {
    await add(3, 1_000)
    const id = await add(1, 2_000)
    const notice = { kind: 'record', workout_id: id, goal_id: null, data: { records: ['furthest'] } }
    expect(await noticesOf()).toEqual([notice])
    for (const distance_m of [500, 3_000]) {
      await ana.patch(`/api/workouts/${id}/`, { distance_m })
      await test.runJobs()
    }
    expect(await noticesOf()).toEqual([notice])
  })

  it('do not tell of workouts that started more than 48 hours ago', async () => {
    await ana.post('/api/goals/', { kind: 'workouts', target: 1, start_date: '2026-01-01' })
    for (const days of [40, 30, 20, 2.1]) await add(days, 10_000 - days * 100)
    expect(await noticesOf()).toEqual([])
  })

  it('tell the owner of a reached goal, once', async () => {
    const goal = { kind: 'distance', target: 3_000, start_date: '2026-11-20' }
    const { id: goal_id } = (await ana.post('/api/goals/', goal)).body
    await add(1, 2_000)
    const workout_id = await add(0.5, 1_500)
    const notice = { kind: 'goal_reached', workout_id, goal_id, data: {} }
    expect(await noticesOf()).toEqual([notice])
    for (const target of [9_000, 3_000]) {
      await ana.patch(`/api/goals/${goal_id}/`, { target })
      await test.runJobs()
    }
    expect(await noticesOf()).toEqual([notice])
  })

  describe('of a streak that ends tonight', () => {
    const maintain = () => highlightMaintenance(test.services).ending_streaks!()
    const at = (hour: number) => {
      test.clock.time = Date.UTC(2026, 10, 22, hour)
    }
    const streaks = async () => (await noticesOf()).map(({ data }) => data.streak_days)

    async function train(...daysAgo: number[]): Promise<void> {
      for (const days of daysAgo) {
        const started_at = new Date(START - days * DAY_MS).toISOString()
        await ana.post('/api/workouts/', { sport: 'yoga', duration: 20, started_at })
      }
    }

    it('tell once, in the evening of the own time zone', async () => {
      expect((await ana.patch('/api/auth/user/', { time_zone: 'America/New_York' })).status).toBe(200)
      await train(1, 2, 3)
      at(23)
      await maintain()
      expect(await streaks()).toEqual([])
      // 19:00 in New York, on the same day.
      test.clock.time = Date.UTC(2026, 10, 23, 0)
      await maintain()
      test.clock.time += HOUR_MS
      await maintain()
      expect(await streaks()).toEqual([3])
      const { db } = test.services
      await db.updateTable('notification').set({ read_at: test.clock.time }).execute()
      test.clock.time += HOUR_MS
      await maintain()
      expect(await streaks()).toEqual([3])
    })

    it.each([
      ['of two days', [1, 2]],
      ['that goes on, because there was a workout today', [0, 1, 2, 3]],
      ['that has ended already', [2, 3, 4]],
    ])('do not tell of one %s', async (_, days) => {
      await train(...days)
      at(20)
      await maintain()
      expect(await streaks()).toEqual([])
    })

    it('do not tell people who are suspended', async () => {
      await train(1, 2, 3)
      at(20)
      const { db } = test.services
      await db.updateTable('account').set({ suspended_at: START }).where('id', '=', ana.id).execute()
      await maintain()
      expect(await streaks()).toEqual([])
    })
  })
})
