import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { maintain } from '../../maintenance.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { NOTICE_KINDS, type Notice, notify } from '../inbox/index.ts'
import type { Notification } from './schemas.ts'

const DAY_MS = 86_400_000
const ALL = { in_app: true, email: 'off', push: true }

onEachDatabase('notifications', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let eva: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    people++
    ana = await test.register(`ana${people}`)
    ben = await test.register(`ben${people}`)
    eva = await test.register(`eva${people}`)
  })

  const tell = (...notices: Notice[]) =>
    inTransaction(test.services.db, (trx) => notify(test.services, trx, ...notices))
  const follow = (by: Person): Notice => ({ kind: 'follow', account_id: ana.id, actor_id: by.id })
  const list = async (who: Person, query = ''): Promise<Notification[]> =>
    (await who.get(`/api/notifications/${query}`)).body.results
  const count = async (who: Person) => (await who.get('/api/notifications/count/')).body.count
  /** Kinds and the people of each notification, without the number that makes names different. */
  const summary = async (who: Person) =>
    (await list(who)).map(
      ({ kind, actors }) => `${kind} ${actors.map(({ username }) => username.replace(/\d+$/, '')).join(' ')}`,
    )
  const addWorkout = async (owner: Person, visibility = 'public') =>
    (await owner.post('/api/workouts/', { sport: 'running', duration: 30, title: 'Home run', visibility }))
      .body.id as number
  const addComment = async (
    author: Person,
    workout_id: number,
    content: string,
    parent_id: number | null = null,
  ) =>
    (
      await test.services.db
        .insertInto('comment')
        .values({ workout_id, author_id: author.id, parent_id, content, created_at: START })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id

  describe('the list', () => {
    it('names the latest three people and counts all', async () => {
      const others = await Promise.all(['cora', 'dan'].map((name) => test.register(`${name}${people}`)))
      for (const by of [ben, eva, ...others]) await tell(follow(by))
      const [notification] = await list(ana)
      expect(notification).toMatchObject({ kind: 'follow', seq: 4, is_read: false, actors_count: 4 })
      expect(notification?.actors.map(({ username }) => username)).toEqual([
        `dan${people}`,
        `cora${people}`,
        eva.username,
      ])
    })

    it('shows the workout and the beginning of the latest comment', async () => {
      const workout_id = await addWorkout(ana)
      for (const [author, content] of [
        [ben, 'Nice one'],
        [eva, '😀'.repeat(200)],
      ] as const) {
        const comment_id = await addComment(author, workout_id, content)
        await tell({ kind: 'comment', account_id: ana.id, actor_id: author.id, workout_id, comment_id })
      }
      const [notification] = await list(ana)
      expect(notification?.workout).toEqual({ id: workout_id, title: 'Home run', is_owner: true })
      expect(notification?.comment?.excerpt).toBe('😀'.repeat(140))
      expect(notification?.actors_count).toBe(2)
    })

    it('is read by cursor in both directions, and what is new comes first', async () => {
      const ids = await Promise.all([addWorkout(ana), addWorkout(ana), addWorkout(ana)])
      for (const workout_id of [...ids, ids[0]!])
        await tell({ kind: 'like', account_id: ana.id, actor_id: ben.id, workout_id })
      const first = (await ana.get('/api/notifications/?page_size=2')).body
      expect(first.results.map((entry: Notification) => entry.workout?.id)).toEqual([ids[0], ids[2]])
      const second = (await ana.get(first.next)).body
      expect(second.results.map((entry: Notification) => entry.workout?.id)).toEqual([ids[1]])
      expect(second.next).toBeNull()
      expect((await ana.get(second.previous)).body.results).toEqual(first.results)
    })

    it('leaves out people who are suspended or block, and notifications that are left without people', async () => {
      await tell(follow(ben), follow(eva))
      await ben.post(`/api/profiles/${ana.username}/block/`)
      expect(await summary(ana)).toEqual(['follow eva'])
      expect((await list(ana))[0]?.actors_count).toBe(1)
      await test.services.db
        .updateTable('account')
        .set({ suspended_at: START })
        .where('id', '=', eva.id)
        .execute()
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
    })

    it('leaves out workouts that are hidden, in the trash or not yet computed', async () => {
      const workout_id = await addWorkout(ben)
      const comment_id = await addComment(ben, workout_id, `@${ana.username}`)
      await tell({ kind: 'mention', account_id: ana.id, actor_id: ben.id, workout_id, comment_id })
      expect((await list(ana))[0]?.workout).toEqual({ id: workout_id, title: 'Home run', is_owner: false })
      expect(await count(ana)).toBe(1)
      await ben.patch(`/api/workouts/${workout_id}/`, { visibility: 'followers' })
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
      await ana.post(`/api/profiles/${ben.username}/follow/`)
      expect(await summary(ana)).toEqual(['mention ben'])
      const { db } = test.services
      await db.insertInto('pending_track').values({ workout_id, owner_id: ben.id }).execute()
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
      await db.deleteFrom('pending_track').where('workout_id', '=', workout_id).execute()
      await ben.delete(`/api/workouts/${workout_id}/`)
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
    })

    it('leaves out comments that moderators have hidden, and those that are deleted', async () => {
      const { db } = test.services
      const workout_id = await addWorkout(ana)
      const first = await addComment(ben, workout_id, 'first')
      const second = await addComment(ben, workout_id, 'second')
      for (const comment_id of [first, second])
        await tell({ kind: 'comment', account_id: ana.id, actor_id: ben.id, workout_id, comment_id })
      const excerpt = async () => (await list(ana))[0]?.comment?.excerpt
      expect([await excerpt(), (await list(ana))[0]?.actors_count]).toEqual(['second', 1])
      await db.updateTable('comment').set({ hidden_at: START }).where('id', '=', second).execute()
      expect(await excerpt()).toBe('first')
      await db.deleteFrom('comment').where('id', '=', first).execute()
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
    })

    it('leaves out comments of people whom the owner of the workout blocks', async () => {
      const workout_id = await addWorkout(eva)
      const mine = await addComment(ana, workout_id, 'first')
      const about = { account_id: ana.id, actor_id: ben.id, workout_id }
      const reply = await addComment(ben, workout_id, 'reply', mine)
      const mention = await addComment(ben, workout_id, `@${ana.username}`)
      await tell({ kind: 'reply', ...about, comment_id: reply })
      await tell({ kind: 'mention', ...about, comment_id: mention })
      expect([await summary(ana), await count(ana)]).toEqual([['mention ben', 'reply ben'], 2])
      await eva.post(`/api/profiles/${ben.username}/block/`)
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
      await eva.delete(`/api/profiles/${ben.username}/block/`)
      await ben.post(`/api/profiles/${eva.username}/block/`)
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
    })

    it('leaves out replies to comments that are hidden', async () => {
      const { db } = test.services
      const workout_id = await addWorkout(ana)
      const first = await addComment(eva, workout_id, 'first')
      const comment_id = await addComment(ben, workout_id, `@${ana.username}`, first)
      await tell({ kind: 'mention', account_id: ana.id, actor_id: ben.id, workout_id, comment_id })
      expect([await summary(ana), await count(ana)]).toEqual([['mention ben'], 1])
      await db.updateTable('comment').set({ hidden_at: START }).where('id', '=', first).execute()
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
      await db.updateTable('comment').set({ hidden_at: null }).where('id', '=', first).execute()
      await eva.post(`/api/profiles/${ana.username}/block/`)
      expect([await summary(ana), await count(ana)]).toEqual([[], 0])
    })

    it('shows nothing of other people', async () => {
      await tell(follow(ben))
      expect([await summary(ben), await count(ben)]).toEqual([[], 0])
    })
  })

  describe('marking as read', () => {
    const mark = (body: object) => ana.post('/api/notifications/read/', body)

    it('works up to a number, so that what came later stays unread', async () => {
      await tell(follow(ben))
      const [seen] = await list(ana)
      await tell({ kind: 'streak_ending', account_id: ana.id, data: { streak_days: 9 } })
      expect((await mark({ up_to_seq: seen!.seq })).body).toEqual({ count: 1 })
      expect((await list(ana)).map(({ kind, is_read }) => [kind, is_read])).toEqual([
        ['streak_ending', false],
        ['follow', true],
      ])
    })

    it('works by ids, and not for those of others', async () => {
      await tell(follow(ben), { kind: 'follow', account_id: eva.id, actor_id: ben.id })
      const [[mine], [hers]] = [await list(ana), await list(eva)]
      expect((await mark({ ids: [mine!.id, hers!.id] })).body).toEqual({ count: 0 })
      expect(await count(eva)).toBe(1)
    })

    it.each([{}, { ids: [] }, { up_to_seq: -1 }, { all: true }])('400 for %j', async (body) => {
      expect((await mark(body)).status).toBe(400)
    })
  })

  describe('the preferences', () => {
    const url = '/api/notifications/preferences/'

    it('have defaults, and replace each other', async () => {
      const { body } = await ana.get(url)
      expect(Object.keys(body)).toEqual([...NOTICE_KINDS])
      expect([body.like, body.mention.email]).toEqual([ALL, 'digest'])
      const quiet = { in_app: false, email: 'off', push: false }
      expect((await ana.put(url, { like: quiet })).body).toEqual({ ...body, like: quiet })
      expect((await ana.put(url, { follow: quiet })).body).toEqual({ ...body, follow: quiet })
      expect((await ana.get(url)).body.like).toEqual(ALL)
      await tell(follow(ben))
      expect(await summary(ana)).toEqual([])
    })

    it('have no choice of mails for decisions of moderators, which are always mailed', async () => {
      const { body } = await ana.put(url, { moderation: { in_app: true, push: false } })
      expect(body.moderation).toEqual({ in_app: true, push: false })
      expect((await ana.get(url)).body.moderation).toEqual({ in_app: true, push: false })
      await ana.put(url, {})
    })

    it.each([
      { like: { in_app: true } },
      { like: { ...ALL, email: 'weekly' } },
      { likes: ALL },
      { moderation: ALL },
    ])('400 for %j', async (body) => expect((await ana.put(url, body)).status).toBe(400))
  })

  it('are deleted 90 days after they were read, or after a year', async () => {
    await tell(follow(ben))
    await ana.post('/api/notifications/read/', { up_to_seq: 1 })
    await tell(follow(eva))
    const after = async (days: number) => {
      test.clock.time = START + days * DAY_MS
      await maintain(test.services)
      return test.services.db
        .selectFrom('notification')
        .select('id')
        .where('account_id', '=', ana.id)
        .execute()
    }
    expect([(await after(89)).length, (await after(90)).length]).toEqual([2, 1])
    expect([(await after(364)).length, (await after(365)).length]).toEqual([1, 0])
  })
})
