import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { computeAll } from '../../migrations/0024-highlights.ts'
import { recompute } from './recompute.ts'

const DAY_MS = 86_400_000
const HOME = { lat: 46.05, lon: 14.5 }
const NONE = { records: [], goals: [] }

onEachDatabase('highlights', (kind) => {
  let test: TestApp
  let [ana, follower, stranger]: Person[] = []
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    people++
    ana = await test.register(`ana${people}`)
    follower = await test.register(`follower${people}`)
    stranger = await test.register(`stranger${people}`)
    await follower.post(`/api/profiles/${ana.username}/follow/`)
  })

  /** Adds a run that started so many days ago. */
  async function add(daysAgo: number, distance_m: number, more: object = {}): Promise<number> {
    const started_at = new Date(START - daysAgo * DAY_MS).toISOString()
    const run = { sport: 'running', duration: 5, visibility: 'public', distance_m, started_at, ...more }
    const { status, body } = await ana!.post('/api/workouts/', run)
    expect(status).toBe(201)
    return body.id
  }
  const seenBy = async (person: Person, id: number) => {
    const { status, body } = await person.get(`/api/workouts/${id}/highlights/`)
    return status === 200 ? body : status
  }
  const recordsFor = async (id: number) => {
    const seen = []
    for (const person of [ana!, follower!, stranger!]) {
      const found = await seenBy(person, id)
      seen.push(typeof found === 'number' ? found : found.records)
    }
    return seen
  }

  it('are records that beat all earlier workouts of the sport; the first one sets none', async () => {
    const later = await add(1, 9_000)
    const first = await add(5, 5_000)
    const record = await add(4, 7_000)
    const equal = await add(3, 7_000)
    await add(2, 20_000, { sport: 'cycling' })
    await test.runJobs()
    expect(await seenBy(ana!, first)).toEqual(NONE)
    expect(await seenBy(ana!, record)).toEqual({ records: ['furthest'], goals: [] })
    expect(await seenBy(ana!, equal)).toEqual(NONE)
    expect(await seenBy(ana!, later)).toEqual({ records: ['furthest'], goals: [] })
  })

  it('are records among what each person sees, and tell nothing of hidden workouts', async () => {
    await add(9, 1_000)
    await add(8, 9_000, { visibility: 'private' })
    await add(7, 5_000, { visibility: 'followers' })
    const id = await add(6, 4_000)
    const hidden = await add(5, 10_000, { visibility: 'private' })
    await test.runJobs()
    expect(await recordsFor(id)).toEqual([[], [], ['furthest']])
    expect(await recordsFor(hidden)).toEqual([['furthest'], 404, 404])
    const onlyOne = await add(1, 2_000, { sport: 'hiking' })
    await add(2, 1_000, { sport: 'hiking', visibility: 'private' })
    await test.runJobs()
    expect(await recordsFor(onlyOne)).toEqual([['furthest'], [], []])
  })

  it('are of power for the owner alone, even if others see the power', async () => {
    const shared = { body_visibility: 'public', sport: 'cycling' }
    await add(2, 1_000, { ...shared, avg_power_w: 100 })
    const id = await add(1, 1_000, { ...shared, avg_power_w: 200 })
    await test.runJobs()
    expect(await recordsFor(id)).toEqual([['highest_avg_power'], [], []])
    expect((await stranger!.get(`/api/workouts/${id}/`)).body.avg_power_w).toBe(200)
  })

  it('are hidden from others until they are computed again', async () => {
    const best = await add(3, 9_000)
    await add(4, 1_000)
    const id = await add(2, 10_000)
    await test.runJobs()
    expect(await recordsFor(id)).toEqual([['furthest'], ['furthest'], ['furthest']])
    await ana!.patch(`/api/workouts/${best}/`, { visibility: 'followers', distance_m: 11_000 })
    expect(await recordsFor(id)).toEqual([['furthest'], [], []])
    await test.runJobs()
    expect(await recordsFor(id)).toEqual([[], [], ['furthest']])
  })

  it('compare only what is shown of tracks, and change with the privacy zones', async () => {
    const ride = async (daysAgo: number, records: number, start: typeof HOME) => {
      const startedAt = new Date(START - daysAgo * DAY_MS)
      const { body } = await ana!.upload('ride.fit', buildFit({ records, start, startedAt }))
      const id = body.items[0].workouts[0]
      const change = { visibility: 'public', map_visibility: 'public', hidden_ends_m: 0 }
      expect((await ana!.patch(`/api/workouts/${id}/`, change)).status).toBe(200)
      return id as number
    }
    await ride(3, 300, { lat: 47, lon: 14 })
    const id = await ride(2, 330, HOME)
    await test.runJobs()
    for (const records of await recordsFor(id)) expect(records).toContain('furthest')
    const zone = { name: 'Home', ...HOME, radius_m: 1_000 }
    expect((await ana!.post('/api/profiles/me/zones/', zone)).status).toBe(201)
    expect((await recordsFor(id)).slice(1)).toEqual([404, 404])
    await test.runJobs()
    const [own, ...others] = await recordsFor(id)
    expect(own).toContain('furthest')
    for (const records of others) expect(records).not.toContain('furthest')
  })

  describe('of goals', () => {
    const addGoal = async (goal: object) =>
      (await ana!.post('/api/goals/', { start_date: '2026-11-02', ...goal })).body.id as number
    const goalsOf = async (person: Person, id: number) => (await seenBy(person, id)).goals

    it('are the goals that a workout reached, for the owner alone', async () => {
      const goal = await addGoal({ kind: 'distance', target: 6_000 })
      await add(5, 5_000)
      const id = await add(4, 1_000)
      await add(3, 1_000)
      await test.runJobs()
      expect(await goalsOf(ana!, id)).toEqual([goal])
      expect([await goalsOf(follower!, id), await goalsOf(stranger!, id)]).toEqual([[], []])
    })

    it('follow changes of the goal', async () => {
      const goal = await addGoal({ kind: 'workouts', target: 1 })
      const [first, second] = [await add(5, 5_000), await add(4, 1_000)]
      const reached = async () => {
        await test.runJobs()
        return [(await goalsOf(ana!, first)).length, (await goalsOf(ana!, second)).length]
      }
      expect(await reached()).toEqual([1, 0])
      await ana!.patch(`/api/goals/${goal}/`, { target: 2 })
      expect(await reached()).toEqual([0, 1])
      await ana!.post(`/api/goals/${goal}/toggle_completion/`)
      expect(await reached()).toEqual([0, 0])
      await ana!.post(`/api/goals/${goal}/toggle_completion/`)
      expect(await reached()).toEqual([0, 1])
      await ana!.patch(`/api/goals/${goal}/`, { kind: 'custom', unit: 'books' })
      expect(await reached()).toEqual([0, 0])
    })

    it('follow the first day of the week', async () => {
      await addGoal({ kind: 'workouts', target: 2, period: 'week' })
      // START is a Sunday.
      await add(1, 1_000)
      const sunday = await add(0.01, 1_000)
      await test.runJobs()
      expect(await goalsOf(ana!, sunday)).toHaveLength(1)
      expect((await ana!.patch('/api/auth/user/', { week_start: 'sunday' })).status).toBe(200)
      await test.runJobs()
      expect(await goalsOf(ana!, sunday)).toHaveLength(0)
    })
  })

  it.each([1, 5])('contain %s writes that come while they are computed', async (writes) => {
    const { services } = test
    await add(90, 1_000)
    let left = writes
    const db = writingBefore(services.db, async () => {
      if (left-- > 0) await add(left + 1, 10_000 - left * 100)
    })
    await recompute(
      { ...services, db },
      { owner_id: ana!.id, sport: 'running' },
      { finishIn: async () => {} },
    )
    const runs = (await ana!.get('/api/workouts/')).body.results
    expect(runs).toHaveLength(1 + Math.min(writes, 4))
    const stored = await services.db
      .selectFrom('workout_record')
      .select('workout_id')
      .where('owner_id', '=', ana!.id)
      .where('audience', '=', 'owner')
      .execute()
    // Each one started later than the last and is longer.
    expect(stored.length).toBe(runs.length - 1)
  })

  it('are computed by a migration for the workouts that are there already', async () => {
    await add(9, 1_000)
    const id = await add(8, 2_000)
    const { db } = test.services
    await db.deleteFrom('job').execute()
    await computeAll(db as never)
    await test.runJobs()
    expect((await seenBy(ana!, id)).records).toEqual(['furthest'])
  })
})

/** The database, which runs `write` before each transaction. */
function writingBefore<T extends TestApp['services']['db']>(db: T, write: () => Promise<void>): T {
  const transaction = () => ({
    execute: async (work: never) => {
      await write()
      return db.transaction().execute(work)
    },
  })
  return new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') return transaction
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
