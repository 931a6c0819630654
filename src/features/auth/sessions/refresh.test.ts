import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'

const DAY_MS = 86_400_000
const LONG = { timeout: 180_000 }

onEachDatabase('a refresh token', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`person${++people}`)
  })

  const refresh = (token: string) =>
    test.request({ method: 'POST', url: '/api/auth/token/refresh/', payload: { refresh: token } })
  /** Refreshes, expects success, and returns the new token. */
  const successorOf = async (token: string): Promise<string> => {
    const { status, body } = await refresh(token)
    expect(status).toBe(200)
    return body.refresh
  }
  const isAlive = async (access: string) =>
    (await test.request({ url: '/api/auth/user/', headers: { authorization: `Bearer ${access}` } }))
      .status === 200
  const liveTokens = (person: Person) =>
    test.services.db
      .selectFrom('refresh_token')
      .innerJoin('session', 'session.id', 'refresh_token.session_id')
      .select('token_hash')
      .where('session.account_id', '=', person.id)
      .where('session.ended_at', 'is', null)
      .where('refresh_token.used_at', 'is', null)
      .execute()
  const expectEnded = async (person: Person, newest: string) => {
    expect((await refresh(newest)).status).toBe(401)
    expect(await liveTokens(person)).toEqual([])
    expect(await isAlive(person.tokens.access)).toBe(false)
  }

  it('is exchanged for a new pair, and the old access token stays valid', async () => {
    const { status, body } = await refresh(ana.tokens.refresh)
    expect(status).toBe(200)
    expect(Object.keys(body).toSorted()).toEqual(['access', 'refresh'])
    expect(body.refresh).not.toBe(ana.tokens.refresh)
    expect(await isAlive(body.access)).toBe(true)
    expect(await isAlive(ana.tokens.access)).toBe(true)
    expect(await successorOf(body.refresh)).not.toBe(body.refresh)
  })

  it('has exactly one successor after 50 parallel requests, 200 times', LONG, async () => {
    let token = ana.tokens.refresh
    for (let round = 0; round < 200; round++) {
      const current = token
      const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(current)))
      expect(answers.filter(({ status }) => status !== 200)).toEqual([])
      const successors = new Set(answers.map(({ body }) => body.refresh as string))
      expect(successors.size).toBe(1)
      expect(await liveTokens(ana)).toHaveLength(1)
      ;[token] = successors as unknown as [string]
      expect(await isAlive(answers[0]?.body.access)).toBe(true)
      test.clock.time += 60_000
    }
    expect((await refresh(token)).status).toBe(200)
  })

  it('gets the same successor again within 10 s, in case a response was lost', async () => {
    const first = await successorOf(ana.tokens.refresh)
    for (const later of [0, 1, 5_000, 9_999, 10_000]) {
      test.clock.time = START + later
      expect(await successorOf(ana.tokens.refresh)).toBe(first)
    }
    expect(await liveTokens(ana)).toHaveLength(1)
    expect((await refresh(first)).status).toBe(200)
  })

  it('ends the session when it is reused after 10 s', async () => {
    const first = await successorOf(ana.tokens.refresh)
    test.clock.time += 10_001
    expect((await refresh(ana.tokens.refresh)).status).toBe(401)
    await expectEnded(ana, first)
  })

  it('ends the session when it is two generations old, even within 10 s', async () => {
    const first = await successorOf(ana.tokens.refresh)
    const second = await successorOf(first)
    expect((await refresh(ana.tokens.refresh)).status).toBe(401)
    await expectEnded(ana, second)
  })

  it('gets the same 401 as an unknown token when a theft has ended its session', async () => {
    const first = await successorOf(ana.tokens.refresh)
    test.clock.time += 10_001
    const answers = [await refresh(ana.tokens.refresh), await refresh(first), await refresh('never issued')]
    for (const { status, body } of answers) {
      expect(status).toBe(401)
      expect({ ...body, request_id: '' }).toEqual({ ...answers[0]?.body, request_id: '' })
    }
  })

  it('ends only its own session when it was stolen', async () => {
    const other = await test.request({
      method: 'POST',
      url: '/api/auth/login/',
      payload: { username: ana.username, password: PASSWORD },
    })
    await successorOf(ana.tokens.refresh)
    test.clock.time += 10_001
    await refresh(ana.tokens.refresh)
    expect(await isAlive(other.body.access)).toBe(true)
    await successorOf(other.body.refresh)
  })

  it('keeps the session when two tabs refresh at once or within 10 s: 1,000 races', LONG, async () => {
    let token = ana.tokens.refresh
    for (let race = 0; race < 1_000; race++) {
      const later_ms = race % 3 === 0 ? 0 : (race * 37) % 10_000
      const first = later_ms === 0 ? refresh(token) : Promise.resolve(await refresh(token))
      test.clock.time += later_ms
      const answers = await Promise.all([first, refresh(token)])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(answers[0].body.refresh).toBe(answers[1].body.refresh)
      token = answers[0].body.refresh
      test.clock.time += 60_000
    }
    expect(await liveTokens(ana)).toHaveLength(1)
  })

  it('ends the session at every reuse of an older token: 100 thefts', LONG, async () => {
    for (let theft = 0; theft < 100; theft++) {
      const signedIn = await test.request({
        method: 'POST',
        url: '/api/auth/login/',
        payload: { username: ana.username, password: PASSWORD },
      })
      const tokens = [signedIn.body.refresh as string]
      for (let count = 0; count <= theft % 5; count++) {
        tokens.push(await successorOf(tokens.at(-1) ?? ''))
        test.clock.time += 1_000
      }
      // The second newest token may be reused for ten seconds; older ones never.
      const stolen = tokens.length > 2 ? tokens[theft % (tokens.length - 2)] : tokens[0]
      if (tokens.length === 2) test.clock.time += 10_000
      expect((await refresh(stolen ?? '')).status).toBe(401)
      expect((await refresh(tokens.at(-1) ?? '')).status).toBe(401)
      expect(await isAlive(signedIn.body.access)).toBe(false)
    }
  })

  it('never has two live successors when thief and owner refresh at once', async () => {
    for (let round = 0; round < 10; round++) {
      const person = await test.register(`victim${kind}${round}`)
      const first = await successorOf(person.tokens.refresh)
      test.clock.time += 20_000
      await Promise.all([refresh(first), refresh(person.tokens.refresh), refresh(first)])
      expect((await liveTokens(person)).length).toBeLessThanOrEqual(1)
      expect(await refresh(person.tokens.refresh)).toMatchObject({ status: 401 })
      expect(await liveTokens(person)).toEqual([])
    }
  })

  describe('expiry', () => {
    it('comes 14 days after the token was issued', async () => {
      test.clock.time = START + 14 * DAY_MS - 1
      const next = await successorOf(ana.tokens.refresh)
      test.clock.time += 14 * DAY_MS
      expect((await refresh(next)).status).toBe(401)
    })

    it('does not make a reused token count as stolen', async () => {
      test.clock.time = START + 14 * DAY_MS
      expect((await refresh(ana.tokens.refresh)).status).toBe(401)
      const [session] = await test.services.db
        .selectFrom('session')
        .select('ended_at')
        .where('account_id', '=', ana.id)
        .execute()
      expect(session?.ended_at).toBeNull()
    })

    it('comes 90 days after the sign-in, however often the token is refreshed', async () => {
      let token = ana.tokens.refresh
      let access = ''
      for (let day = 10; day < 90; day += 10) {
        test.clock.time = START + day * DAY_MS
        token = await successorOf(token)
      }
      test.clock.time = START + 90 * DAY_MS - 1
      const last = await refresh(token)
      expect(last.status).toBe(200)
      access = last.body.access
      expect(await isAlive(access)).toBe(true)
      test.clock.time = START + 90 * DAY_MS
      expect((await refresh(last.body.refresh)).status).toBe(401)
      test.clock.time += 1_000
      expect(await isAlive(access)).toBe(false)
    })

    it('is final, even when the clock goes back', async () => {
      const first = await successorOf(ana.tokens.refresh)
      test.clock.time += 20_000
      await refresh(ana.tokens.refresh)
      test.clock.time = START - DAY_MS
      expect((await refresh(first)).status).toBe(401)
    })
  })

  const wrong: [string, object, number][] = [
    ['none', {}, 401],
    ['an empty one', { refresh: '' }, 400],
    ['a number', { refresh: 5 }, 400],
    ['one of 201 characters', { refresh: 'x'.repeat(201) }, 400],
    ['an unknown one', { refresh: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 401],
    ['a wildcard', { refresh: '%' }, 401],
    ['an unknown field', { refresh: 'x', grant_type: 'refresh_token' }, 400],
  ]
  it.each(wrong)('is refused: %s', async (_, payload, status) => {
    const answer = await test.request({ method: 'POST', url: '/api/auth/token/refresh/', payload })
    expect(answer.status).toBe(status)
  })

  it('is refused when it was changed, and the original stays valid', async () => {
    const { refresh: token } = ana.tokens
    for (const changed of [`${token}=`, token.slice(0, -1), ` ${token}`, token.toLowerCase(), `${token}\n`]) {
      expect((await refresh(changed)).status).toBe(401)
    }
    await successorOf(token)
  })
})
