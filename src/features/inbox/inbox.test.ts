import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { type Notice, notify, withdraw } from './index.ts'

onEachDatabase('the inbox', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let eva: Person
  let workout_id: number
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
    workout_id = (await ana.post('/api/workouts/', { sport: 'running', duration: 30 })).body.id
  })

  const like = (of: Person): Notice & { kind: 'like' } => ({
    kind: 'like',
    account_id: ana.id,
    actor_id: of.id,
    workout_id,
  })
  const tell = (...notices: Notice[]) =>
    inTransaction(test.services.db, (trx) => notify(test.services, trx, ...notices))
  const takeBack = (...withdrawals: Parameters<typeof withdraw>[2][]) =>
    inTransaction(test.services.db, (trx) => withdraw(test.services, trx, ...withdrawals))
  const markRead = ({ id }: Person) =>
    test.services.db
      .updateTable('notification')
      .set({ read_at: START })
      .where('account_id', '=', id)
      .execute()
  /** The notifications of a person, the newest first, as `kind: actor actor`. */
  async function inboxOf({ id }: Person): Promise<string[]> {
    const rows = await test.services.db
      .selectFrom('notification')
      .leftJoin('notification_actor', 'notification_id', 'notification.id')
      .leftJoin('account', 'account.id', 'actor_id')
      .select(['notification.id', 'kind', 'account.username'])
      .where('notification.account_id', '=', id)
      .orderBy('seq', 'desc')
      .orderBy('notification_actor.id')
      .execute()
    const groups = Map.groupBy(rows, (row) => row.id)
    return [...groups.values()].map((group) =>
      `${group[0]!.kind}: ${group.map(({ username }) => username?.replace(/\d+$/, '')).join(' ')}`.trim(),
    )
  }
  const lastSeq = async ({ id }: Person) =>
    (
      await test.services.db
        .selectFrom('inbox_state')
        .select('last_seq')
        .where('account_id', '=', id)
        .executeTakeFirst()
    )?.last_seq

  it('adds people to an unread notification, and begins a new one once it is read', async () => {
    await tell(like(ben))
    await tell(like(eva))
    expect(await inboxOf(ana)).toEqual(['like: ben eva'])
    await markRead(ana)
    await tell(like(ben))
    expect(await inboxOf(ana)).toEqual(['like: ben', 'like: ben eva'])
    expect(await lastSeq(ana)).toBe(3)
  })

  it('leaves out what people do themselves, muted people and kinds that are off', async () => {
    await tell({ ...like(ana) })
    await ana.post(`/api/profiles/${ben.username}/mute/`)
    await tell(like(ben))
    await test.services.db
      .insertInto('notification_preference')
      .values({ account_id: ana.id, kind: 'like', in_app: 0, email: 'off', push: 0 })
      .execute()
    await tell(like(eva))
    expect(await inboxOf(ana)).toEqual([])
    expect(await lastSeq(ana)).toBeUndefined()
  })

  it('adds up the files of imports until they are read', async () => {
    const imported = (data: object) => tell({ kind: 'import_finished', account_id: ana.id, data })
    await imported({ imported: 2, duplicates: 0, refused: 1 })
    await imported({ imported: 1, duplicates: 3, refused: 0 })
    const { data } = await test.services.db
      .selectFrom('notification')
      .select('data')
      .where('account_id', '=', ana.id)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(data)).toEqual({ imported: 3, duplicates: 3, refused: 1 })
  })

  it('tells many people with as many statements as one', async () => {
    const count = (...notices: Notice[]) =>
      inTransaction(test.services.db, async (trx) => {
        const watched = watchStatements(trx)
        await notify(test.services, trx, ...notices)
        watched.stop()
        return watched.texts.length
      })
    const follow = (of: Person, by: Person): Notice => ({
      kind: 'follow',
      account_id: of.id,
      actor_id: by.id,
    })
    const one = await count(follow(ana, ben))
    expect(one).toBe(5)
    expect(await count(follow(eva, ana), follow(ben, ana), follow(ana, eva), like(eva))).toBe(one)
    expect(await inboxOf(ana)).toEqual(['like: eva', 'follow: ben eva'])
    expect(await inboxOf(ben)).toEqual(['follow: ana'])
  })

  it('numbers changes without a gap, however many happen at once', async () => {
    const others = await Promise.all(
      Array.from({ length: 12 }, (_, index) => test.register(`many${people}x${index}`)),
    )
    await Promise.all(
      others.map(async (other) => {
        await tell(like(other))
        await tell({ kind: 'follow', account_id: ana.id, actor_id: other.id })
      }),
    )
    expect(await lastSeq(ana)).toBe(24)
    expect((await inboxOf(ana)).map((line) => line.split(' ').length)).toEqual([13, 13])
  })

  describe('taking a notice back', () => {
    it('leaves the other people in it, and deletes it after the last one', async () => {
      await tell(like(ben), like(eva))
      await takeBack(like(ben))
      expect(await inboxOf(ana)).toEqual(['like: eva'])
      await takeBack(like(eva))
      expect(await inboxOf(ana)).toEqual([])
    })

    it('works after it was read, and changes nothing if there is none', async () => {
      await tell(like(ben))
      await markRead(ana)
      await takeBack(like(ben), { kind: 'follow', account_id: ana.id, actor_id: eva.id })
      expect(await inboxOf(ana)).toEqual([])
      const before = await lastSeq(ana)
      await takeBack(like(ben))
      expect(await lastSeq(ana)).toBe(before)
    })
  })

  describe('a follow', () => {
    const profile = (of: Person) => `/api/profiles/${of.username}/`
    const follow = (who: Person, whom: Person) => who.post(`${profile(whom)}follow/`)
    const makePrivate = (who: Person) => who.patch('/api/profiles/me/', { is_private: true })

    it('is told once, and taken back with its end', async () => {
      for (const _ of [1, 2]) await follow(ben, ana)
      await follow(eva, ana)
      expect(await inboxOf(ana)).toEqual(['follow: ben eva'])
      await ben.delete(`${profile(ana)}follow/`)
      expect(await inboxOf(ana)).toEqual(['follow: eva'])
      await ana.delete(`/api/profiles/me/followers/${eva.username}/`)
      expect(await inboxOf(ana)).toEqual([])
    })

    it('of a private profile is told as a request, and its acceptance to who has asked', async () => {
      await makePrivate(ana)
      await follow(ben, ana)
      expect(await inboxOf(ana)).toEqual(['follow_request: ben'])
      const [request] = (await ana.get('/api/follow-requests/')).body.results
      await ana.post(`/api/follow-requests/${request.id}/accept/`)
      expect(await inboxOf(ana)).toEqual([])
      expect(await inboxOf(ben)).toEqual(['follow_accepted: ana'])
    })

    it('that is refused is not told, nor is a new request', async () => {
      await makePrivate(ana)
      await follow(ben, ana)
      const [request] = (await ana.get('/api/follow-requests/')).body.results
      await ana.delete(`/api/follow-requests/${request.id}/`)
      await ben.delete(`${profile(ana)}follow/`)
      await follow(ben, ana)
      expect([await inboxOf(ana), await inboxOf(ben)]).toEqual([[], []])
    })

    it('leaves nothing on either side after a block', async () => {
      await follow(ben, ana)
      await makePrivate(ben)
      await follow(ana, ben)
      await ana.post(`${profile(ben)}block/`)
      expect([await inboxOf(ana), await inboxOf(ben)]).toEqual([[], []])
    })

    it('that is rolled back is not told', async () => {
      const refused = inTransaction(test.services.db, async (trx) => {
        await notify(test.services, trx, { kind: 'follow', account_id: ana.id, actor_id: ben.id })
        throw new Error('refused')
      })
      await expect(refused).rejects.toThrow('refused')
      expect(await inboxOf(ana)).toEqual([])
    })
  })
})
