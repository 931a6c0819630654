import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { type EventClient, openEvents } from '../../../test/support/event-client.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { type FaultyRedis, hasRedis, openFaultyRedis } from '../../../test/support/redis.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { notify } from '../inbox/index.ts'

const clients: EventClient[] = []

const listen = (test: TestApp) => test.app.listen({ port: 0, host: '127.0.0.1' })
const addressOf = ({ app }: TestApp) => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

/** Follows the events of a person on a server. */
async function open(
  test: TestApp,
  { headers }: Person,
  { query = '', after }: Where = {},
): Promise<EventClient> {
  const position: Record<string, string> = after === undefined ? {} : { 'last-event-id': String(after) }
  const client = await openEvents(`${addressOf(test)}/api/events/${query}`, { ...headers, ...position })
  clients.push(client)
  if (client.status === 200) await eventually(() => expect(client.events).not.toEqual([]))
  return client
}
type Where = { query?: string; after?: number | undefined }

const closeClients = () => {
  for (const client of clients.splice(0)) client.close()
}

const tell = ({ services }: TestApp, to: Person, by: Person) =>
  inTransaction(services.db, (trx) =>
    notify(services, trx, { kind: 'follow', account_id: to.id, actor_id: by.id }),
  )
/** What a client has received, as `kind count` and `unread count`. */
const received = ({ events }: EventClient) =>
  events.map(({ name, data }) =>
    name === 'unread' ? `unread ${data.count}` : `${data.kind} ${data.actors_count}`,
  )

onEachDatabase('a stream of events', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let eva: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
    await listen(test)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    people++
    ana = await test.register(`ana${people}`)
    ben = await test.register(`ben${people}`)
    eva = await test.register(`eva${people}`)
  })
  afterEach(closeClients)

  it('begins with the number of unread notifications, and sends what is new', async () => {
    await tell(test, ana, ben)
    const client = await open(test, ana)
    expect(client.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    })
    expect(received(client)).toEqual(['unread 1'])
    await tell(test, ana, eva)
    await eventually(() => expect(received(client)).toEqual(['unread 1', 'follow 2', 'unread 1']))
    const [shown] = (await ana.get('/api/notifications/')).body.results
    expect(client.events[1]).toEqual({ name: 'notification', id: shown.seq, data: shown })
  })

  it('tells that notifications were read or taken back elsewhere', async () => {
    await tell(test, ana, ben)
    const client = await open(test, ana)
    await ana.post('/api/notifications/read/', { up_to_seq: 1 })
    await eventually(() => expect(received(client)).toEqual(['unread 1', 'unread 0']))
  })

  it('continues after Last-Event-ID with everything that happened meanwhile', async () => {
    const first = await open(test, ana)
    first.close()
    const others = await Promise.all(
      Array.from({ length: 3 }, (_, i) => test.register(`other${people}x${i}`)),
    )
    for (const other of others) {
      await tell(test, ana, other)
      await ana.post('/api/notifications/read/', { up_to_seq: 1_000 })
    }
    const second = await open(test, ana, { after: first.lastId() })
    await eventually(() => expect(second.events.at(-1)?.name).toBe('unread'))
    expect(received(second)).toEqual(['follow 1', 'follow 1', 'follow 1', 'unread 0'])
    const third = await open(test, ana, { after: second.lastId() })
    expect(received(third)).toEqual(['unread 0'])
  })

  it('sends all of a long absence, in order and once', async () => {
    const workouts = 600
    const { db } = test.services
    const rows = Array.from({ length: workouts }, (_, index) => ({
      account_id: ana.id,
      kind: 'moderation' as const,
      group_key: null,
      seq: index + 1,
      workout_id: null,
      goal_id: null,
      data: '{}',
      created_at: START,
      updated_at: START,
      read_at: null,
    }))
    await db.insertInto('notification').values(rows).execute()
    await db.insertInto('inbox_state').values({ account_id: ana.id, last_seq: workouts }).execute()
    const client = await open(test, ana, { after: 5 })
    await eventually(() => expect(client.events.at(-1)?.name).toBe('unread'))
    expect(client.events.slice(0, -1).map(({ id }) => id)).toEqual(
      Array.from({ length: workouts - 5 }, (_, index) => index + 6),
    )
    expect(client.events.at(-1)?.data).toEqual({ count: 100 })
  })

  it('begins at the present after a number that is yet to come', async () => {
    const client = await open(test, ana, { after: 1_000_000 })
    await tell(test, ana, ben)
    await eventually(() => expect(received(client)).toEqual(['unread 0', 'follow 1', 'unread 1']))
  })

  describe('of an open workout', () => {
    let workout_id: number
    const like = (who: Person) => who.post(`/api/workouts/${workout_id}/like/`)
    const counts = ({ events }: EventClient) =>
      events.flatMap(({ name, data }) => (name === 'workout' ? [data.likes_count] : []))
    beforeEach(async () => {
      const body = { sport: 'running', duration: 30, visibility: 'public' }
      workout_id = (await ben.post('/api/workouts/', body)).body.id
    })
    const watch = (who: Person) => open(test, who, { query: `?workout=${workout_id}` })

    it('has its likes and comments, now and when they change', async () => {
      const [client, own] = [await watch(ana), await watch(ben)]
      await like(eva)
      await like(ana)
      for (const each of [client, own]) await eventually(() => expect(counts(each).at(-1)).toBe(2))
      expect(client.events.find(({ name }) => name === 'workout')).toEqual({
        name: 'workout',
        id: null,
        data: { id: workout_id, likes_count: 0, comments_count: 0 },
      })
    })

    it('has nothing more of it once it is hidden, but still notifications', async () => {
      const client = await watch(ana)
      await eventually(() => expect(counts(client)).toEqual([0]))
      await ben.patch(`/api/workouts/${workout_id}/`, { visibility: 'private' })
      await like(ben)
      await tell(test, ana, eva)
      await eventually(() => expect(received(client)).toContain('unread 1'))
      expect(counts(client)).toEqual([0])
    })

    it('404 for one that is hidden or does not exist', async () => {
      await ben.patch(`/api/workouts/${workout_id}/`, { visibility: 'private' })
      expect((await watch(ana)).status).toBe(404)
      workout_id = 1_000_000
      expect((await watch(ana)).status).toBe(404)
    })
  })

  it('ends at once with wait=false', async () => {
    const client = await open(test, ana, { query: '?wait=false' })
    await client.ended
    expect(received(client)).toEqual(['unread 0'])
  })

  it('ends with its session, and with a suspension', async () => {
    const bySession = await open(test, ana)
    const bySuspension = await open(test, ben)
    const other = await open(test, eva)
    const out = await ana.post('/api/auth/logout/')
    expect(out.status).toBe(204)
    await bySession.ended
    const admin = await test.register(`admin${people}`)
    await test.services.db.updateTable('account').set({ role: 'admin' }).where('id', '=', admin.id).execute()
    const suspended = await admin.post(`/api/admin/users/${ben.id}/suspend/`, { reason: 'spam' })
    expect(suspended.status).toBe(200)
    await bySuspension.ended
    await tell(test, eva, ana)
    await eventually(() => expect(received(other)).toContain('unread 1'))
  })

  it('ends within two seconds of its session, even if the message about that is lost', async () => {
    const client = await open(test, ana)
    const started = performance.now()
    await test.services.db
      .updateTable('session')
      .set({ ended_at: START })
      .where('account_id', '=', ana.id)
      .execute()
    await client.ended
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  /** Follows the events of a person with a new API key. */
  async function openWithKey(person: Person): Promise<EventClient> {
    const form = { name: 'Watch', scopes: ['read'], password: PASSWORD }
    const { key } = (await person.post('/api/auth/keys/', form)).body
    return open(test, { ...person, headers: { authorization: `Bearer ${key}` } })
  }

  it('ends within two seconds of its API key, even if the message about that is lost', async () => {
    const [client, other] = [await openWithKey(ana), await openWithKey(ben)]
    const started = performance.now()
    await test.services.db.deleteFrom('api_key').where('account_id', '=', ana.id).execute()
    await client.ended
    expect(performance.now() - started).toBeLessThan(2_000)
    await tell(test, ben, eva)
    await eventually(() => expect(received(other)).toContain('unread 1'))
  })

  it('is checked in one statement with the streams of all other keys', async () => {
    for (let count = 0; count < 5; count++) await openWithKey(ana)
    const watched = watchStatements(test.services.db)
    const ofKeys = () => watched.texts.filter((text) => text.includes('from "api_key"'))
    await eventually(() => expect(ofKeys().length).toBeGreaterThanOrEqual(2))
    watched.stop()
    // Once a minute, the credential of each stream is also checked by itself.
    expect(ofKeys().length).toBeLessThan(5)
  })

  it('sends what was written without a message', async () => {
    const client = await open(test, ana)
    const silent = { ...test.services, events: { emit: () => {} } as never }
    await inTransaction(silent.db, (trx) =>
      notify(silent, trx, { kind: 'follow', account_id: ana.id, actor_id: ben.id }),
    )
    await eventually(() => expect(received(client)).toEqual(['unread 0', 'follow 1', 'unread 1']))
  })

  it('429 for more than ten of one person', async () => {
    for (let count = 0; count < 10; count++) expect((await open(test, ana)).status).toBe(200)
    const { status, headers } = await open(test, ana)
    expect([status, headers['retry-after']]).toEqual([429, '30'])
    clients.at(0)!.close()
    await eventually(async () => expect((await open(test, ana)).status).toBe(200))
    expect((await open(test, ben)).status).toBe(200)
  })

  it('401 without a token, and 403 for a key that may not read', async () => {
    expect((await openEvents(`${addressOf(test)}/api/events/`, {})).status).toBe(401)
  })
})

describe.skipIf(!hasRedis || inject('templates').postgresUrl === null)('streams on two servers', () => {
  let database: TestDatabase
  let redis: FaultyRedis
  let here: TestApp
  let there: TestApp
  let ana: Person
  let people = 0

  beforeAll(async () => {
    database = await makeDatabase('PostgreSQL')
  })
  afterAll(() => database?.remove())
  beforeEach(async () => {
    redis = await openFaultyRedis()
    here = await buildTestApp('PostgreSQL', { REDIS_URL: redis.url }, database)
    there = await buildTestApp('PostgreSQL', { REDIS_URL: redis.url }, database)
    await Promise.all([listen(here), listen(there)])
    ana = await here.register(`ana${++people}`)
  })
  afterEach(async () => {
    closeClients()
    await here?.close()
    await there?.close()
    await redis?.close()
  })

  const someone = (index: number) => here.register(`other${people}x${index}`)

  it('get what happens on the other server', async () => {
    const client = await open(there, ana)
    const started = performance.now()
    await tell(here, ana, await someone(1))
    await eventually(() => expect(received(client)).toEqual(['unread 0', 'follow 1', 'unread 1']))
    // Sooner than by looking at the database from time to time.
    expect(performance.now() - started).toBeLessThan(4_000)
  })

  it('end when the session ends on the other server', async () => {
    const client = await open(there, ana)
    await ana.post('/api/auth/logout/')
    await client.ended
  })

  it('get everything while Redis is away', async () => {
    const client = await open(there, ana)
    await redis.stop()
    await tell(here, ana, await someone(1))
    await eventually(() => expect(received(client)).toEqual(['unread 0', 'follow 1', 'unread 1']))
  })

  it('continue on the other server when theirs stops, and miss and repeat nothing', async () => {
    const others = await Promise.all(Array.from({ length: 40 }, (_, index) => someone(index)))
    const seen: number[] = []
    let isDone = false
    /** A client as the web page is one: it comes back to any server with the last id that it has seen. */
    async function follow(): Promise<void> {
      let after: number | undefined
      for (let turn = 0; !isDone; turn++) {
        const server = turn === 0 ? here : there
        const client = await open(server, ana, { after })
        await Promise.race([client.ended, eventually(() => expect(isDone).toBe(true))])
        client.close()
        seen.push(...client.events.flatMap(({ name, id }) => (name === 'notification' ? [id!] : [])))
        after = client.lastId() ?? after
      }
    }
    const following = follow()
    await eventually(() => expect(clients.at(-1)?.events).toHaveLength(1))
    for (const [index, other] of others.entries()) {
      // Read at once, so that each one is a notification of its own.
      await tell(there, ana, other)
      await there.request({
        method: 'POST',
        url: '/api/notifications/read/',
        payload: { up_to_seq: 1_000_000 },
        headers: ana.headers,
      })
      if (index === 15) void here.close()
    }
    const { db } = there.services
    const rows = await db
      .selectFrom('notification')
      .select('seq')
      .where('account_id', '=', ana.id)
      .orderBy('seq')
      .execute()
    await eventually(() => expect(clients.at(-1)?.lastId()).toBeGreaterThanOrEqual(rows.at(-1)!.seq))
    isDone = true
    await following
    expect(seen).toEqual(rows.map(({ seq }) => seq))
    here = await buildTestApp('PostgreSQL', { REDIS_URL: redis.url }, database)
  })
})
