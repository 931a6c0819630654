import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { lockPair } from './summaries.ts'

const DAY_MS = 86_400_000
const QUOTAS = 'follows=4,follow_requests=2'

onEachDatabase('following', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let eva: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind, { QUOTAS })
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    people++
    ana = await test.register(`ana${people}`)
    ben = await test.register(`ben${people}`)
    eva = await test.register(`eva${people}`)
  })

  const profile = (of: Person) => `/api/profiles/${of.username}/`
  const follow = (who: Person, whom: Person) => who.post(`${profile(whom)}follow/`)
  const unfollow = (who: Person, whom: Person) => who.delete(`${profile(whom)}follow/`)
  const makePrivate = (who: Person, is_private = true) => who.patch('/api/profiles/me/', { is_private })
  const seen = async (viewer: Person, of: Person) => (await viewer.get(profile(of))).body
  const names = async (viewer: Person, url: string): Promise<string[]> =>
    (await viewer.get(url)).body.results.map(
      (entry: { username?: string; person?: { username: string } }) =>
        entry.username ?? entry.person?.username,
    )
  const requestsTo = async (who: Person) => (await who.get('/api/follow-requests/')).body.results
  const revisionOf = async ({ id }: Person) =>
    (
      await test.services.db
        .selectFrom('relation_summary')
        .select('revision')
        .where('account_id', '=', id)
        .executeTakeFirst()
    )?.revision

  describe('an open profile', () => {
    it('201 accepted at once, and the same for a second time', async () => {
      for (const _ of [1, 2]) {
        const { status, body } = await follow(ana, ben)
        expect([status, body]).toEqual([201, { status: 'accepted' }])
      }
      expect(await seen(ana, ben)).toMatchObject({
        is_following: true,
        follows_you: false,
        followers_count: 1,
      })
      expect(await seen(ben, ana)).toMatchObject({
        is_following: false,
        follows_you: true,
        following_count: 1,
      })
    })

    it('204 for unfollowing, and for unfollowing whom one does not follow', async () => {
      await follow(ana, ben)
      for (const _ of [1, 2]) expect((await unfollow(ana, ben)).status).toBe(204)
      expect(await seen(ana, ben)).toMatchObject({ is_following: false, followers_count: 0 })
      expect((await ana.get('/api/profiles/me/')).body).toMatchObject({ following_count: 0 })
    })

    it('changes the cached counters of both at once', async () => {
      const counts = async (who: Person) => {
        const { followers_count, following_count } = (await who.get('/api/profiles/me/')).body
        return [followers_count, following_count]
      }
      expect([await counts(ana), await counts(ben)]).toEqual([
        [0, 0],
        [0, 0],
      ])
      await follow(ana, ben)
      expect([await counts(ana), await counts(ben)]).toEqual([
        [0, 1],
        [1, 0],
      ])
      await ben.delete(`/api/profiles/me/followers/${ana.username}/`)
      expect([await counts(ana), await counts(ben)]).toEqual([
        [0, 0],
        [0, 0],
      ])
    })

    it('gets the first response again with the same Idempotency-Key', async () => {
      const key = { 'idempotency-key': `follow ${people}`.replace(' ', '-') }
      const first = await ana.post(`${profile(ben)}follow/`, {}, key)
      await unfollow(ana, ben)
      const again = await ana.post(`${profile(ben)}follow/`, {}, key)
      expect([again.status, again.body]).toEqual([first.status, first.body])
      expect(await seen(ana, ben)).toMatchObject({ is_following: false })
    })
  })

  describe('a private profile', () => {
    beforeEach(() => makePrivate(ben))

    it('201 requested, which shows nothing until it is accepted', async () => {
      for (const _ of [1, 2]) expect((await follow(ana, ben)).body).toEqual({ status: 'requested' })
      const hidden = { is_following: false, bio: null, followers_count: null, following_count: null }
      expect(await seen(ana, ben)).toMatchObject({ ...hidden, is_requested: true })
      expect((await ana.get(`${profile(ben)}followers/`)).status).toBe(404)
      const [request] = await requestsTo(ben)
      expect(request).toMatchObject({
        person: { username: ana.username },
        created_at: new Date(START).toISOString(),
      })
      expect((await ben.post(`/api/follow-requests/${request.id}/accept/`)).status).toBe(204)
      expect(await seen(ana, ben)).toMatchObject({
        is_following: true,
        is_requested: false,
        bio: '',
        followers_count: 1,
      })
      expect(await names(ana, `${profile(ben)}followers/`)).toEqual([ana.username])
      expect(await requestsTo(ben)).toEqual([])
      expect((await ben.post(`/api/follow-requests/${request.id}/accept/`)).status).toBe(404)
    })

    it('is not followed once the request is withdrawn', async () => {
      await follow(ana, ben)
      const [{ id }] = await requestsTo(ben)
      expect(await names(ana, '/api/follow-requests/?direction=sent')).toEqual([ben.username])
      expect((await unfollow(ana, ben)).status).toBe(204)
      expect(await seen(ana, ben)).toMatchObject({ is_requested: false })
      expect(await requestsTo(ben)).toEqual([])
      expect((await ben.post(`/api/follow-requests/${id}/accept/`)).status).toBe(404)
      expect(await seen(ben, ana)).toMatchObject({ follows_you: false, following_count: 0 })
    })

    it('tells nobody of a refusal, and does not show a repeated request for 30 days', async () => {
      await follow(ana, ben)
      const before = await revisionOf(ana)
      const [{ id }] = await requestsTo(ben)
      expect((await ben.delete(`/api/follow-requests/${id}/`)).status).toBe(204)
      expect((await ben.delete(`/api/follow-requests/${id}/`)).status).toBe(404)
      expect(await revisionOf(ana)).toBe(before)
      expect(await seen(ana, ben)).toMatchObject({ is_requested: true, is_following: false })
      for (const _ of [1, 2]) {
        await unfollow(ana, ben)
        expect(await seen(ana, ben)).toMatchObject({ is_requested: false })
        expect((await follow(ana, ben)).body).toEqual({ status: 'requested' })
        expect(await requestsTo(ben)).toEqual([])
      }
      await unfollow(ana, ben)
      test.clock.time += 30 * DAY_MS
      ana = await signIn(ana)
      ben = await signIn(ben)
      await follow(ana, ben)
      expect(await names(ben, '/api/follow-requests/')).toEqual([ana.username])
    })

    it('gives a request that is sent again a new id and the first place, refused or not', async () => {
      await makePrivate(eva)
      const sent = async () => {
        const { body } = await ana.get('/api/follow-requests/?direction=sent')
        return body.results as { id: number; person: { username: string } }[]
      }
      for (const isRefused of [false, true]) {
        for (const other of [ben, eva]) await follow(ana, other)
        const [, old] = await sent()
        if (isRefused) expect((await ben.delete(`/api/follow-requests/${old?.id}/`)).status).toBe(204)
        await unfollow(ana, ben)
        await follow(ana, ben)
        const again = await sent()
        expect(again.map(({ person }) => person.username)).toEqual([ben.username, eva.username])
        expect(again[0]?.id).toBeGreaterThan(again[1]!.id)
        for (const other of [ben, eva]) await unfollow(ana, other)
      }
    })

    it('forgets a refusal when the person follows after all', async () => {
      await follow(ana, ben)
      const [{ id }] = await requestsTo(ben)
      await ben.delete(`/api/follow-requests/${id}/`)
      await unfollow(ana, ben)
      await makePrivate(ben, false)
      expect((await follow(ana, ben)).body).toEqual({ status: 'accepted' })
      await unfollow(ana, ben)
      await makePrivate(ben)
      await follow(ana, ben)
      expect(await names(ben, '/api/follow-requests/')).toEqual([ana.username])
    })

    it('accepts nobody by being opened; who asks again then follows at once', async () => {
      await follow(ana, ben)
      await follow(eva, ben)
      await makePrivate(ben, false)
      expect(await seen(ana, ben)).toMatchObject({ is_following: false, is_requested: true })
      expect((await follow(ana, ben)).body).toEqual({ status: 'accepted' })
      expect(await names(ben, '/api/follow-requests/')).toEqual([eva.username])
      expect(await seen(ana, ben)).toMatchObject({ is_requested: false, followers_count: 1 })
    })

    it('keeps its followers when it becomes private, and lists them only to them', async () => {
      await makePrivate(ben, false)
      await follow(ana, ben)
      await makePrivate(ben)
      expect(await names(ana, `${profile(ben)}followers/`)).toEqual([ana.username])
      const hidden = await eva.get(`${profile(ben)}followers/`)
      const absent = await eva.get('/api/profiles/nobody/followers/')
      expect([hidden.status, hidden.body.message]).toEqual([404, absent.body.message])
    })

    it('404 for the request of somebody else', async () => {
      await follow(ana, ben)
      const [{ id }] = await requestsTo(ben)
      for (const other of [ana, eva]) {
        expect((await other.post(`/api/follow-requests/${id}/accept/`)).status).toBe(404)
        expect((await other.delete(`/api/follow-requests/${id}/`)).status).toBe(404)
      }
      expect(await names(ben, '/api/follow-requests/')).toEqual([ana.username])
    })
  })

  // SQLite runs one transaction at a time anyway.
  if (kind === 'PostgreSQL')
    it('a profile becomes private only after a follow that has found it open', async () => {
      const { db } = test.services
      const locked = Promise.withResolvers<void>()
      const isTried = Promise.withResolvers<void>()
      const order: string[] = []
      const following = inTransaction(db, async (trx) => {
        await lockPair(trx, ana.id, ben.id)
        locked.resolve()
        await isTried.promise
        order.push('followed')
      })
      await locked.promise
      const changing = makePrivate(ben).then(() => order.push('private'))
      await eventually(async () => expect(order.length + (await waitingLocks())).toBe(1))
      isTried.resolve()
      await Promise.all([following, changing])
      expect(order).toEqual(['followed', 'private'])
    })

  /** How many transactions of this database wait for a lock of `serialize`. */
  const waitingLocks = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())
    `.execute(test.services.db)
    return rows[0]!.count
  }

  const signIn = async (person: Person): Promise<Person> => {
    const payload = { username: person.username, password: 'correct horse battery' }
    const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
    person.headers.authorization = `Bearer ${body.access}`
    return person
  }

  it.each(['follow', 'block', 'mute'])('409 for oneself: %s', async (action) => {
    for (const username of ['me', ana.username, ana.username.toUpperCase()]) {
      const url = `/api/profiles/${username}/${action}/`
      for (const { status, body } of [await ana.post(url), await ana.delete(url)])
        expect([status, body.details]).toEqual([409, { request: [{ code: 'self_relation' }] }])
    }
  })

  it.each(['follow', 'block', 'mute'])('404 for a person who does not exist: %s', async (action) => {
    const url = `/api/profiles/nobody/${action}/`
    expect([(await ana.post(url)).status, (await ana.delete(url)).status]).toEqual([404, 404])
  })

  describe('more people than the quota', () => {
    const crowd = (count: number) =>
      Promise.all(Array.from({ length: count }, (_, i) => test.register(`crowd${people}.${i}`)))

    it('409; requests count as follows, and following again stays possible', async () => {
      const others = await crowd(5)
      await makePrivate(others[0]!)
      const statuses: number[] = []
      for (const other of others) statuses.push((await follow(ana, other)).status)
      expect(statuses).toEqual([201, 201, 201, 201, 409])
      expect((await follow(ana, others[1]!)).status).toBe(201)
      const [{ id }] = await requestsTo(others[0]!)
      expect((await others[0]!.post(`/api/follow-requests/${id}/accept/`)).status).toBe(204)
      await unfollow(ana, others[1]!)
      expect((await follow(ana, others[4]!)).status).toBe(201)
    })

    it('409 for too many requests that wait', async () => {
      const others = await crowd(3)
      for (const other of others) await makePrivate(other)
      const answers = await Promise.all(others.map((other) => follow(ana, other)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409])
      expect(answers.find(({ status }) => status === 409)?.body.details).toEqual({
        request: [{ code: 'quota_exceeded', quota: 'follow_requests', limit: 2, used: 2 }],
      })
    })
  })

  describe('a list of people', () => {
    it('is read by cursor in both directions, the latest first', async () => {
      const fans = []
      for (let i = 0; i < 5; i++) fans.push(await test.register(`fan${people}.${i}`))
      for (const fan of fans) await follow(fan, ben)
      const all = fans.map(({ username }) => username).toReversed()
      const pages: string[][] = []
      const previous: (string | null)[] = []
      let url: string | null = `${profile(ben)}followers/?page_size=2`
      while (url) {
        const { body } = await ana.get(url)
        pages.push(body.results.map(({ username }: { username: string }) => username))
        previous.push(body.previous)
        url = body.next
      }
      expect(pages).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)])
      expect(previous[0]).toBeNull()
      const middle = (await ana.get(previous[2]!)).body
      expect(middle.results).toHaveLength(2)
      expect(await names(ana, previous[2]!)).toEqual(all.slice(2, 4))
      expect((await ana.get(middle.previous)).body).toMatchObject({ previous: null })
      expect(await names(ana, middle.previous)).toEqual(all.slice(0, 2))
      expect(await names(ana, middle.next)).toEqual(all.slice(4))
    })

    it('says how the viewer stands to each person', async () => {
      await makePrivate(eva)
      for (const [who, whom] of [
        [ana, ben],
        [eva, ben],
        [ana, eva],
        [eva, ana],
      ] as const)
        await follow(who, whom)
      const { body } = await ana.get(`${profile(ben)}followers/`)
      const none = { is_following: false, is_requested: false, follows_you: false }
      expect(body.results).toEqual([
        {
          ...none,
          username: eva.username,
          name: '',
          image: null,
          is_private: true,
          is_owner: false,
          is_requested: true,
          follows_you: true,
        },
        { ...none, username: ana.username, name: '', image: null, is_private: false, is_owner: true },
      ])
      expect(await names(ana, '/api/profiles/me/following/')).toEqual([ben.username])
    })

    it.each(['cursor=x', 'cursor=before-', 'cursor=before-1e3', 'page_size=101', 'page=1', 'place=Berlin'])(
      '400 for %s',
      async (query) => {
        expect((await ana.get(`/api/profiles/me/followers/?${query}`)).status).toBe(400)
      },
    )
  })
})
