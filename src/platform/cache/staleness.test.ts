import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { makeDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { type FaultyRedis, hasRedis, openFaultyRedis, waitForAnswer } from '../../../test/support/redis.ts'
import { type Random, seededRandom } from '../../cli/demo/random.ts'

const canRun = hasRedis && inject('templates').postgresUrl !== null
const WRITES = 60

/** The expected state of a person besides their workouts. */
type Self = { name: string; week_start: 'monday' | 'sunday'; target: number; goal_id: number }
type Known = { title: string; duration: number; tags: string[]; isTrashed: boolean }

describe.skipIf(!canRun)('two servers with cached responses', () => {
  let database: TestDatabase
  let redis: FaultyRedis
  let servers: TestApp[]
  let people = 0

  beforeAll(async () => {
    database = await makeDatabase('PostgreSQL')
    redis = await openFaultyRedis()
    const start = () => buildTestApp('PostgreSQL', { REDIS_URL: redis.url }, database)
    servers = [await start(), await start()]
  })
  afterAll(async () => {
    for (const server of servers ?? []) await server.close()
    await redis?.close()
    await database?.remove()
  })

  /** A client that keeps responses with their ETags and sends each request to a random server. */
  function clientOf({ headers }: Person, random: Random) {
    const kept = new Map<string, { etag: string; body: unknown }>()
    const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
      random.pick(servers).request({ method, url, headers, ...(payload && { payload }) })
    return {
      send,
      // biome-ignore lint/suspicious/noExplicitAny: the test reads responses of any shape
      async read(url: string): Promise<any> {
        const known = random.next() < 0.5 ? kept.get(url) : undefined
        const answer = await random
          .pick(servers)
          .request({ url, headers: { ...headers, ...(known && { 'if-none-match': known.etag }) } })
        if (answer.status === 304) return known?.body
        expect(answer.status).toBe(200)
        kept.set(url, { etag: String(answer.headers.etag), body: answer.body })
        return answer.body
      },
    }
  }

  /** Sends one random write, and updates the expected state in `workouts` and `self`. */
  async function write(
    { send }: ReturnType<typeof clientOf>,
    workouts: Map<number, Known>,
    self: Self,
    random: Random,
  ) {
    const chance = random.next()
    const ids = [...workouts.keys()]
    const id = ids.length > 0 ? random.pick(ids) : 0
    const known = workouts.get(id)
    const title = `Title ${Math.floor(random.next() * 1e9)}`
    if (!known || chance < 0.4) {
      const duration = 1 + Math.floor(random.next() * 100)
      const started_at = new Date(START - Math.floor(random.next() * 10) * 86_400_000).toISOString()
      const { body } = await send('POST', '/api/workouts/', { sport: 'running', title, duration, started_at })
      workouts.set(body.id, { title, duration, tags: [], isTrashed: false })
    } else if (chance < 0.5) {
      await writeSelf(send, self, random)
    } else if (known.isTrashed) {
      expect((await send('POST', `/api/workouts/trash/${id}/restore/`, {})).status).toBe(200)
      known.isTrashed = false
    } else if (chance < 0.7) {
      expect((await send('PATCH', `/api/workouts/${id}/`, { title })).status).toBe(200)
      known.title = title
    } else if (chance < 0.8) {
      const tag = `t${Math.floor(random.next() * 5)}`
      const change = { ids: [id], change: { add_tags: [tag] } }
      expect((await send('PATCH', '/api/workouts/bulk/', change)).body).toEqual({ changed: 1 })
      if (!known.tags.includes(tag)) known.tags.push(tag)
    } else {
      expect((await send('DELETE', `/api/workouts/${id}/`)).status).toBe(204)
      known.isTrashed = true
    }
  }

  type Send = ReturnType<typeof clientOf>['send']

  /** Changes the name, the first day of the week, or the goal. */
  async function writeSelf(send: Send, self: Self, random: Random) {
    const chance = random.next()
    if (chance < 0.3) {
      self.name = `Name ${Math.floor(random.next() * 1e9)}`
      expect((await send('PATCH', '/api/profiles/me/', { name: self.name })).status).toBe(200)
    } else if (chance < 0.7) {
      self.week_start = self.week_start === 'monday' ? 'sunday' : 'monday'
      expect((await send('PATCH', '/api/auth/user/', { week_start: self.week_start })).status).toBe(200)
    } else {
      self.target = 1 + Math.floor(random.next() * 100)
      const change = { target: self.target }
      expect((await send('PATCH', `/api/goals/${self.goal_id}/`, change)).status).toBe(200)
    }
  }

  async function expectFresh(
    { read }: ReturnType<typeof clientOf>,
    workouts: Map<number, Known>,
    self: Self,
  ) {
    const shown = [...workouts].filter(([, { isTrashed }]) => !isTrashed)
    const [list, profile, statistics, goals, calendar, summary] = await Promise.all([
      read('/api/workouts/?page_size=100&ordering=created_at'),
      read('/api/profiles/me/'),
      read('/api/workouts/statistics/'),
      read('/api/goals/'),
      read('/api/workouts/calendar/'),
      read('/api/workouts/summary/'),
    ])
    const listed = Object.fromEntries(
      list.results.map(({ id, title, tags }: { id: number; title: string; tags: string[] }) => [
        id,
        { title, tags },
      ]),
    )
    expect(listed).toEqual(Object.fromEntries(shown.map(([id, { title, tags }]) => [id, { title, tags }])))
    expect(profile.total_workouts).toBe(shown.length)
    const duration = shown.reduce((sum, [, workout]) => sum + workout.duration, 0)
    expect(statistics.totals).toMatchObject({ workouts: shown.length, duration })
    expect(goals.results).toMatchObject([{ current: shown.length, target: self.target }])
    expect(profile.name).toBe(self.name)
    // START is on Sunday, 22 November.
    const first_date = self.week_start === 'monday' ? '2026-11-16' : '2026-11-22'
    expect([statistics.this_week.first_date, summary.this_week.first_date]).toEqual([first_date, first_date])
    const days = calendar.days as { workouts: number }[]
    expect(days.reduce((sum, day) => sum + day.workouts, 0)).toBe(shown.length)
    expect(summary.total_workouts).toBe(shown.length)
  }

  async function live(seed: number) {
    const random = seededRandom(seed)
    const person = await random.pick(servers).register(`reader${++people}`)
    const client = clientOf(person, random)
    const workouts = new Map<number, Known>()
    const goal = { kind: 'workouts', target: 5, start_date: '2026-01-01' }
    const { body } = await person.post('/api/goals/', goal)
    const self: Self = { name: '', week_start: 'monday', target: goal.target, goal_id: body.id }
    for (let i = 0; i < WRITES; i++) {
      // Concurrent reads fill the caches with responses that are about to become stale.
      const looking = [
        client.read('/api/workouts/?page_size=100&ordering=created_at'),
        client.read('/api/profiles/me/'),
      ]
      await write(client, workouts, self, random)
      await expectFresh(client, workouts, self)
      await Promise.all(looking)
    }
  }

  it('always show a person their last write, whichever server answers', async () => {
    await Promise.all([1, 2, 3, 4].map(live))
  })

  it('always show a person their last write while Redis is away', async () => {
    await redis.stop()
    await Promise.all([5, 6].map(live))
    await redis.restart()
    for (const { services } of servers) await waitForAnswer(services.redis!)
  })

  it('share a response that one of them computed', async () => {
    const ana = await servers[0]!.register(`sharer${++people}`)
    await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    const read = (server: TestApp) => server.request({ url: '/api/workouts/', headers: ana.headers })
    const first = await read(servers[0]!)
    const keys = await servers[0]!.services.redis!.keys('fittrack:cache:*/api/workouts/ *')
    expect(keys.length).toBeGreaterThan(0)
    const second = await read(servers[1]!)
    expect([second.body, second.headers.etag]).toEqual([first.body, first.headers.etag])
  })
})
