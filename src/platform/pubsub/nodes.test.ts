import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../test/support/app.ts'
import { makeDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { type FaultyRedis, hasRedis, openFaultyRedis, waitForAnswer } from '../../../test/support/redis.ts'
import type { Tables } from '../database/schema.ts'

const WITHIN_MS = 1_000
const NEW_PASSWORD = 'another horse, another battery'
const canRun = hasRedis && inject('templates').postgresUrl !== null

describe.skipIf(!canRun)('two servers on PostgreSQL and Redis', () => {
  let database: TestDatabase
  let redis: FaultyRedis
  let here: TestApp
  let there: TestApp
  let people = 0

  beforeAll(async () => {
    database = await makeDatabase('PostgreSQL')
  })
  afterAll(() => database?.remove())

  beforeEach(async () => {
    redis = await openFaultyRedis()
    const env = { REDIS_URL: redis.url, RATE_LIMITS: 'default=20/5m,auth=1000/5m' }
    here = await buildTestApp('PostgreSQL', env, database)
    there = await buildTestApp('PostgreSQL', env, database)
    // Clears the rate limits of earlier tests.
    await here.services.redis?.flushdb()
  })
  afterEach(async () => {
    await here?.close()
    await there?.close()
    await redis?.close()
  })

  const newPerson = () => here.register(`person${++people}`)
  const read = async (test: TestApp, headers: Record<string, string>, url = '/api/workouts/') =>
    (await test.request({ url, headers })).status

  /** A new person whose role is set before any server has cached the account. */
  async function newPersonAs(role: Tables['account']['role']) {
    const person = await newPerson()
    await here.services.db.updateTable('account').set({ role }).where('id', '=', person.id).execute()
    return person
  }

  async function suspend({ id }: Person) {
    const admin = await newPersonAs('admin')
    return admin.post(`/api/admin/users/${id}/suspend/`, { reason: 'spam' })
  }

  /** Opens another session of the person. */
  async function signInAgain(person: Person) {
    const payload = { username: person.username, password: PASSWORD }
    const { body } = await here.request({ method: 'POST', url: '/api/auth/login/', payload })
    return { authorization: `Bearer ${body.access}` }
  }

  async function makeKey(person: Person) {
    const { body } = await person.post('/api/auth/keys/', {
      name: 'Watch',
      scopes: ['read'],
      password: PASSWORD,
    })
    return { id: body.id as number, headers: { authorization: `Bearer ${body.key}` } }
  }

  /** Ways to end credentials. Each returns headers that are valid until `end` is called. */
  type Ending = (person: Person) => Promise<{
    headers: Record<string, string>
    end: () => Promise<{ status: number }>
    /** The address that is refused afterwards, and the status of the refusal. */
    url?: string
    refusal?: number
  }>
  const endings: [string, Ending][] = [
    [
      'sign-out',
      async (person) => ({ headers: person.headers, end: () => person.post('/api/auth/logout/') }),
    ],
    [
      'end of the other sessions',
      async (person) => ({
        headers: await signInAgain(person),
        end: () => person.delete('/api/auth/sessions/'),
      }),
    ],
    [
      'change of the password',
      async (person) => ({
        headers: await signInAgain(person),
        end: () =>
          person.post('/api/auth/password/change/', {
            old_password: PASSWORD,
            new_password1: NEW_PASSWORD,
            new_password2: NEW_PASSWORD,
          }),
      }),
    ],
    [
      'deletion of an API key',
      async (person) => {
        const { id, headers } = await makeKey(person)
        return { headers, end: () => person.delete(`/api/auth/keys/${id}/`) }
      },
    ],
    [
      'suspension with a session',
      async (person) => ({ headers: person.headers, end: () => suspend(person) }),
    ],
    [
      'suspension with an API key',
      async (person) => ({ headers: (await makeKey(person)).headers, end: () => suspend(person) }),
    ],
    [
      'loss of a role',
      async () => {
        const moderator = await newPersonAs('moderator')
        const admin = await newPersonAs('admin')
        return {
          headers: moderator.headers,
          end: () => admin.patch(`/api/admin/users/${moderator.id}/`, { role: 'user', password: PASSWORD }),
          url: '/api/admin/users/',
          refusal: 403,
        }
      },
    ],
  ]

  /** Ends credentials on one server after both have accepted them. Returns a check that a server refuses them. */
  async function endAfterUse(ending: Ending) {
    const { headers, end, url, refusal = 401 } = await ending(await newPerson())
    expect([await read(here, headers, url), await read(there, headers, url)]).toEqual([200, 200])
    const { status } = await end()
    expect([200, 204]).toContain(status)
    const expectRefusal = async (test: TestApp) => expect(await read(test, headers, url)).toBe(refusal)
    await expectRefusal(here)
    return expectRefusal
  }

  it.each(endings)('after %s, the other server refuses at once', async (_, ending) => {
    const expectRefusal = await endAfterUse(ending)
    // The other server's clock stands still, so only a message can have ended its cached credentials.
    await eventually(() => expectRefusal(there))
  })

  it.each(endings)('after %s, the other server refuses within a second without Redis', async (_, ending) => {
    await redis.stop()
    const expectRefusal = await endAfterUse(ending)
    there.clock.time += WITHIN_MS
    await expectRefusal(there)
  })

  it.each(endings)('after %s, both servers keep refusing when Redis is emptied', async (_, ending) => {
    const expectRefusal = await endAfterUse(ending)
    await eventually(() => expectRefusal(there))
    await here.services.redis?.flushdb()
    for (const test of [here, there]) {
      await expectRefusal(test)
      test.clock.time += WITHIN_MS
      await expectRefusal(test)
    }
  })

  it('exchange messages again when Redis is back', async () => {
    await redis.stop()
    await redis.restart()
    for (const { services } of [here, there]) await waitForAnswer(services.redis!)
    const person = await newPerson()
    expect(await read(there, person.headers)).toBe(200)
    // The subscribing connection may reconnect some milliseconds later, so each attempt ends another session.
    await vi.waitFor(
      async () => {
        const headers = await signInAgain(person)
        expect(await read(there, headers)).toBe(200)
        await here.request({ method: 'POST', url: '/api/auth/logout/', payload: {}, headers })
        await vi.waitFor(async () => expect(await read(there, headers)).toBe(401), { timeout: 1_000 })
      },
      { timeout: 30_000 },
    )
  })

  it('share rate limits, and count separately while Redis is away', async () => {
    const counts = async (headers: Record<string, string>) => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) => read(n % 2 === 0 ? here : there, headers)),
      )
      return [200, 429].map((status) => answers.filter((answer) => answer === status).length)
    }
    expect(await counts((await newPerson()).headers)).toEqual([20, 20])
    const [second, third] = [await newPerson(), await newPerson()]
    await redis.stop()
    expect(await counts(second.headers)).toEqual([40, 0])
    expect(await counts(second.headers)).toEqual([0, 40])
    await redis.restart()
    for (const { services } of [here, there]) await waitForAnswer(services.redis!)
    expect(await counts(third.headers)).toEqual([20, 20])
  })

  it('serve requests while Redis hangs', async () => {
    const person = await newPerson()
    redis.hang()
    for (let n = 0; n < 5; n++) {
      expect((await person.post('/api/workouts/', { sport: 'running', duration: 30 })).status).toBe(201)
      expect(await read(there, person.headers)).toBe(200)
    }
    expect((await person.post('/api/auth/logout/')).status).toBe(204)
    there.clock.time += WITHIN_MS
    expect(await read(there, person.headers)).toBe(401)
  })
})
