import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../test/support/app.ts'
import { makeDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { type FaultyRedis, hasRedis, openFaultyRedis, waitForAnswer } from '../../../test/support/redis.ts'
import type { Tables } from '../database/schema.ts'

const WITHIN_MS = 1_000
/** Seldom enough that looking meets no limit before the time is over. */
const LOOK_OUT = { timeout: WITHIN_MS, interval: 100 }
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
    // What was counted before must not refuse anybody now.
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

  /** A new person with a role, before any server has seen them without it. */
  async function newPersonAs(role: Tables['account']['role']) {
    const person = await newPerson()
    await here.services.db.updateTable('account').set({ role }).where('id', '=', person.id).execute()
    return person
  }

  async function suspend({ id }: Person) {
    const admin = await newPersonAs('admin')
    return admin.post(`/api/admin/users/${id}/suspend/`, { reason: 'spam' })
  }

  /** Signs the same person in once more. */
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

  /** What one may no longer do; each answers the credentials that have ended, which both servers knew a moment ago. */
  type Ending = (person: Person) => Promise<{
    headers: Record<string, string>
    end: () => Promise<{ status: number }>
    /** What is then refused, and how. */
    url?: string
    refusal?: number
  }>
  const endings: [string, Ending][] = [
    [
      'a session that is signed out of',
      async (person) => ({ headers: person.headers, end: () => person.post('/api/auth/logout/') }),
    ],
    [
      'the other sessions',
      async (person) => ({
        headers: await signInAgain(person),
        end: () => person.delete('/api/auth/sessions/'),
      }),
    ],
    [
      'the other sessions by another password',
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
      'a key',
      async (person) => {
        const { id, headers } = await makeKey(person)
        return { headers, end: () => person.delete(`/api/auth/keys/${id}/`) }
      },
    ],
    [
      'the sessions of who is suspended',
      async (person) => ({ headers: person.headers, end: () => suspend(person) }),
    ],
    [
      'the keys of who is suspended',
      async (person) => ({ headers: (await makeKey(person)).headers, end: () => suspend(person) }),
    ],
    [
      'a role',
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

  /** Ends it on one server, after the other has seen it alive; answers how to look whether a server refuses it. */
  async function endAfterUse(ending: Ending) {
    const { headers, end, url, refusal = 401 } = await ending(await newPerson())
    expect([await read(here, headers, url), await read(there, headers, url)]).toEqual([200, 200])
    const { status } = await end()
    expect([200, 204]).toContain(status)
    const expectRefusal = async (test: TestApp) => expect(await read(test, headers, url)).toBe(refusal)
    await expectRefusal(here)
    return expectRefusal
  }

  it.each(endings)('what one ends, the other refuses at once: %s', async (_, ending) => {
    const expectRefusal = await endAfterUse(ending)
    // Its clock stands still: nothing but the news can have told it.
    await vi.waitFor(() => expectRefusal(there), LOOK_OUT)
  })

  it.each(endings)(
    'what one ends, the other refuses within a second without Redis: %s',
    async (_, ending) => {
      await redis.goAway()
      const expectRefusal = await endAfterUse(ending)
      there.clock.time += WITHIN_MS
      await expectRefusal(there)
    },
  )

  it.each(endings)('what has ended stays so after Redis is emptied: %s', async (_, ending) => {
    const expectRefusal = await endAfterUse(ending)
    await vi.waitFor(() => expectRefusal(there), LOOK_OUT)
    await here.services.redis?.flushdb()
    for (const test of [here, there]) {
      await expectRefusal(test)
      test.clock.time += WITHIN_MS
      await expectRefusal(test)
    }
  })

  it('hear of each other again once Redis is back', async () => {
    await redis.goAway()
    await redis.comeBack()
    for (const { services } of [here, there]) await waitForAnswer(services.redis!)
    const person = await newPerson()
    expect(await read(there, person.headers)).toBe(200)
    // The listening connection may be some milliseconds behind: each round ends one more session.
    await vi.waitFor(
      async () => {
        const headers = await signInAgain(person)
        expect(await read(there, headers)).toBe(200)
        await here.request({ method: 'POST', url: '/api/auth/logout/', payload: {}, headers })
        await vi.waitFor(async () => expect(await read(there, headers)).toBe(401), {
          timeout: 100,
          interval: 5,
        })
      },
      { timeout: 5_000, interval: 5 },
    )
  })

  it('count together, and each for itself while Redis is away, but always', async () => {
    const counts = async (headers: Record<string, string>) => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) => read(n % 2 === 0 ? here : there, headers)),
      )
      return [200, 429].map((status) => answers.filter((answer) => answer === status).length)
    }
    expect(await counts((await newPerson()).headers)).toEqual([20, 20])
    const [second, third] = [await newPerson(), await newPerson()]
    await redis.goAway()
    expect(await counts(second.headers)).toEqual([40, 0])
    expect(await counts(second.headers)).toEqual([0, 40])
    await redis.comeBack()
    for (const { services } of [here, there]) await waitForAnswer(services.redis!)
    expect(await counts(third.headers)).toEqual([20, 20])
  })

  it('fail nothing while Redis hangs', async () => {
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
