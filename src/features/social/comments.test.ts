import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { hideComment, latestComments, showComment } from './index.ts'

type Row = { id: number; content: string; parent: number | null; author: { username: string } }

onEachDatabase('comments', (kind) => {
  let test: TestApp
  let [ana, ben, cleo, dora]: Person[] = []
  let people = 0
  let id: number

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    people++
    ;[ana, ben, cleo, dora] = await Promise.all(
      ['ana', 'ben', 'cleo', 'dora'].map((name) => test.register(`${name}${people}`)),
    )
    id = await add()
  })

  const add = async (visibility = 'public'): Promise<number> =>
    (await ana!.post('/api/workouts/', { sport: 'running', duration: 30, visibility })).body.id
  const write = (who: Person, content: string, more: object = {}, workout = id) =>
    who.post(`/api/workouts/${workout}/comments/`, { content, ...more })
  const comment = async (who: Person, content: string, more: object = {}): Promise<number> => {
    const { status, body } = await write(who, content, more)
    expect({ status, body }).toMatchObject({ status: 201 })
    return body.id
  }
  const read = async (who: Person, query = '') =>
    (await who.get(`/api/workouts/${id}/comments/${query}`)).body as {
      results: Row[]
      next: string
      previous: string
    }
  const texts = async (who: Person, query = '') => (await read(who, query)).results.map((row) => row.content)
  const count = async (who: Person) => (await who.get(`/api/workouts/${id}/`)).body.comments_count
  const block = (who: Person, whom: Person) => who.post(`/api/profiles/${whom.username}/block/`, {})
  const notices = async (who: Person) =>
    (
      await test.services.db
        .selectFrom('notification')
        .select('kind')
        .where('account_id', '=', who.id)
        .orderBy('id')
        .execute()
    ).map((row) => row.kind)
  const suspend = async (who: Person, suspended_at: number | null) => {
    await inTransaction(test.services.db, async (trx) => {
      await trx.updateTable('account').set({ suspended_at }).where('id', '=', who.id).execute()
      const payload = { account_id: who.id }
      await test.services.queue.enqueue(trx, {
        kind: 'accounts.activity_changed',
        payload,
        owner_id: who.id,
      })
    })
    await test.runJobs()
  }

  it('are listed with their replies, the oldest first, and counted', async () => {
    const first = await comment(ben!, '  What a view!\r\n ')
    const reply = await comment(ana!, 'Thanks', { parent: first })
    const { body } = await write(cleo!, 'Indeed', { parent: reply })
    expect(body).toMatchObject({
      workout_id: id,
      content: 'Indeed',
      parent: first,
      author: { id: cleo!.id, username: cleo!.username, name: null, image: null },
      mentions: [],
      likes_count: 0,
      has_liked: false,
      is_hidden: false,
      may_edit: true,
      may_delete: true,
      edited_at: null,
    })
    expect(await texts(ben!)).toEqual(['What a view!', 'Thanks', 'Indeed'])
    expect((await read(ana!)).results).toMatchObject([
      { may_edit: false, may_delete: true },
      { may_edit: true, may_delete: true },
      { may_edit: false, may_delete: true },
    ])
    expect(await count(ana!)).toBe(3)
    expect((await ana!.get('/api/workouts/')).body.results[0].comments_count).toBe(3)
  })

  it('are read by cursor in both directions', async () => {
    for (const text of ['1', '2', '3', '4', '5']) await comment(ben!, text)
    const first = await read(ana!, '?page_size=2')
    expect([first.results.map((row) => row.content), first.previous]).toEqual([['1', '2'], null])
    const follow = async (url: string) => {
      const { results, next, previous } = (await ana!.get(url)).body
      return { texts: results.map((row: Row) => row.content), next, previous }
    }
    const second = await follow(first.next)
    expect(second.texts).toEqual(['3', '4'])
    const last = await follow(second.next)
    expect([last.texts, last.next]).toEqual([['5'], null])
    expect((await follow(last.previous)).texts).toEqual(['3', '4'])
    expect(await texts(ana!, '?page_size=2&cursor=before-999999999999999')).toEqual(['4', '5'])
  })

  it('are stored once for each key, refused when blank, too long or with control characters', async () => {
    const key = { 'idempotency-key': 'once' }
    const url = `/api/workouts/${id}/comments/`
    const [one, two] = [
      await ben!.post(url, { content: 'Hi' }, key),
      await ben!.post(url, { content: 'Hi' }, key),
    ]
    expect(two.body).toEqual(one.body)
    expect(await count(ana!)).toBe(1)
    for (const content of ['', ' \n ', 'x'.repeat(2_001), 'a\u0007b', 'a\u202eb'])
      expect((await write(ben!, content)).status).toBe(400)
    expect((await write(ben!, '😀'.repeat(2_000))).status).toBe(201)
  })

  it('answer 404 on a hidden workout, and refuse a parent that is not there', async () => {
    const hidden = await add('private')
    expect((await write(ben!, 'Hi', {}, hidden)).status).toBe(404)
    expect((await ben!.get(`/api/workouts/${hidden}/comments/`)).status).toBe(404)
    const elsewhere = (await write(ana!, 'Mine', {}, hidden)).body.id
    for (const parent of [elsewhere, 999_999_999])
      expect(await write(ben!, 'Hi', { parent })).toMatchObject({
        status: 400,
        body: { details: { parent: [{ code: 'unknown_comment' }] } },
      })
    expect(await count(ana!)).toBe(0)
  })

  it('are edited by their author alone, with a mark', async () => {
    const mine = await comment(ben!, 'Hi')
    const url = `/api/comments/${mine}/`
    expect((await ben!.patch(url, { content: 'Hi' })).body.edited_at).toBeNull()
    test.clock.time += 60_000
    expect((await ben!.patch(url, { content: 'Hello' })).body).toMatchObject({
      content: 'Hello',
      edited_at: new Date(START + 60_000).toISOString(),
    })
    for (const who of [ana!, cleo!]) expect((await who.patch(url, { content: 'x' })).status).toBe(404)
    expect(await texts(ana!)).toEqual(['Hello'])
  })

  it('are deleted with their replies, by their author and by the owner of the workout', async () => {
    const first = await comment(ben!, 'One')
    const reply = await comment(cleo!, 'Two', { parent: first })
    await comment(ana!, 'Three', { parent: reply })
    expect((await dora!.delete(`/api/comments/${first}/`)).status).toBe(404)
    expect((await ben!.delete(`/api/comments/${reply}/`)).status).toBe(404)
    expect((await cleo!.delete(`/api/comments/${reply}/`)).status).toBe(204)
    expect([await texts(ana!), await count(ana!)]).toEqual([['One', 'Three'], 2])
    expect((await ana!.delete(`/api/comments/${first}/`)).status).toBe(204)
    expect([await texts(ana!), await count(ana!)]).toEqual([[], 0])
    expect((await ana!.delete(`/api/comments/${first}/`)).status).toBe(404)
  })

  it('cannot be added while they are closed, which only the owner decides', async () => {
    const url = `/api/workouts/${id}/comments/closed/`
    await comment(ben!, 'Early')
    expect((await ben!.put(url, {})).status).toBe(404)
    expect((await ana!.put(url, {})).status).toBe(204)
    expect((await ben!.get(`/api/workouts/${id}/`)).body.comments_closed).toBe(true)
    for (const who of [ana!, ben!])
      expect(await write(who, 'Late')).toMatchObject({
        status: 409,
        body: { details: { request: [{ code: 'comments_closed' }] } },
      })
    expect([await texts(ben!), await count(ben!)]).toEqual([['Early'], 1])
    expect((await ana!.delete(url)).status).toBe(204)
    expect((await write(ben!, 'Again')).status).toBe(201)
  })

  it('are liked, and list who likes them', async () => {
    const liked = await comment(ben!, 'Hi')
    const url = `/api/comments/${liked}/like/`
    expect((await cleo!.post(url, {})).body).toEqual({ likes_count: 1, has_liked: true })
    expect((await cleo!.post(url, {})).body).toEqual({ likes_count: 1, has_liked: true })
    expect((await ana!.post(url, {})).body).toEqual({ likes_count: 2, has_liked: true })
    expect((await read(cleo!)).results).toMatchObject([{ likes_count: 2, has_liked: true }])
    const { results } = (await ben!.get(`/api/comments/${liked}/likes/`)).body
    expect(results).toMatchObject([{ username: ana!.username }, { username: cleo!.username }])
    await block(ben!, cleo!)
    expect((await read(ben!)).results).toMatchObject([{ likes_count: 1 }])
    expect((await cleo!.post(url, {})).status).toBe(404)
    expect((await ana!.delete(url)).body).toEqual({ likes_count: 1, has_liked: false })
  })

  describe('that mention somebody', () => {
    it('name only people who may see the workout', async () => {
      const names = `@${cleo!.username.toUpperCase()}, @${dora!.username}. me@${ana!.username} @nobody.here`
      await block(dora!, ana!)
      const { body } = await write(ben!, names)
      expect(body.mentions).toEqual([{ username: cleo!.username }])
      expect([await notices(cleo!), await notices(dora!)]).toEqual([['mention'], []])
      expect(await notices(ana!)).toEqual(['comment'])
    })

    it('follow the text when it is edited', async () => {
      const mine = await comment(ben!, `@${cleo!.username}`)
      const { body } = await ben!.patch(`/api/comments/${mine}/`, { content: `@${dora!.username}` })
      expect(body.mentions).toEqual([{ username: dora!.username }])
      expect([await notices(cleo!), await notices(dora!)]).toEqual([[], ['mention']])
    })

    it('name at most ten people', async () => {
      const names = Array.from({ length: 11 }, (_, i) => `@person${i}`).join(' ')
      expect(await write(ben!, names)).toMatchObject({
        status: 400,
        body: { details: { content: [{ code: 'too_many_mentions', maximum: 10 }] } },
      })
    })

    it('are helped by suggestions of people who may see the workout', async () => {
      const near = async (who: Person, query = '') =>
        (await who.get(`/api/workouts/${id}/mentionable/${query}`)).body.results.map(
          (row: { username: string }) => row.username,
        )
      await comment(cleo!, 'Hi')
      await ben!.post(`/api/profiles/${dora!.username}/follow/`, {})
      expect(await near(ben!)).toEqual([ana!, cleo!, dora!].map((who) => who.username))
      expect(await near(cleo!, `?search=${dora!.username}`)).toEqual([dora!.username])
      await ana!.patch(`/api/workouts/${id}/`, { visibility: 'followers' })
      await ben!.post(`/api/profiles/${ana!.username}/follow/`, {})
      expect(await near(ben!)).toEqual([ana!.username])
      expect((await cleo!.get(`/api/workouts/${id}/mentionable/`)).status).toBe(404)
    })
  })

  it('tell each person once, of what concerns them most, and take it back', async () => {
    const first = await comment(ben!, 'One')
    const reply = await comment(cleo!, `@${ben!.username} @${ana!.username}`, { parent: first })
    expect(await notices(ana!)).toEqual(['comment', 'mention'])
    expect(await notices(ben!)).toEqual(['reply'])
    await cleo!.post(`/api/comments/${first}/like/`, {})
    await cleo!.post(`/api/workouts/${id}/like/`, {})
    expect(await notices(ben!)).toEqual(['reply', 'comment_like'])
    expect(await notices(ana!)).toEqual(['comment', 'mention', 'like'])
    await cleo!.delete(`/api/workouts/${id}/like/`)
    await cleo!.delete(`/api/comments/${reply}/`)
    expect([await notices(ana!), await notices(ben!)]).toEqual([['comment'], ['comment_like']])
    await ben!.delete(`/api/comments/${first}/`)
    expect([await notices(ana!), await notices(ben!)]).toEqual([[], []])
  })

  it('disappear with their replies after a block, for both and on the owner’s workouts for everybody', async () => {
    const first = await comment(ben!, 'One')
    await comment(cleo!, 'Two', { parent: first })
    await comment(cleo!, 'Three')
    await block(dora!, ben!)
    expect([await texts(dora!), await count(dora!)]).toEqual([['Three'], 1])
    expect([await texts(ana!), await count(ana!)]).toEqual([['One', 'Two', 'Three'], 3])
    await block(ana!, ben!)
    for (const who of [ana!, cleo!]) expect([await texts(who), await count(who)]).toEqual([['Three'], 1])
    // The author can still withdraw what is out of reach.
    expect((await ben!.delete(`/api/comments/${first}/`)).status).toBe(204)
  })

  // SQLite runs one transaction at a time anyway.
  if (kind === 'PostgreSQL')
    it('404 for a like of one that is deleted meanwhile', async () => {
      const { db } = test.services
      const liked = await comment(ben!, 'Hi')
      const isDeleted = Promise.withResolvers<void>()
      const isTried = Promise.withResolvers<void>()
      const deleting = inTransaction(db, async (trx) => {
        await trx.deleteFrom('comment').where('id', '=', liked).execute()
        isDeleted.resolve()
        await isTried.promise
      })
      await isDeleted.promise
      const liking = cleo!.post(`/api/comments/${liked}/like/`, {})
      await eventually(async () => {
        const { rows } = await sql`select pid from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
        expect(rows).toHaveLength(1)
      })
      isTried.resolve()
      await deleting
      expect((await liking).status).toBe(404)
    })

  it('of suspended people are neither shown nor counted, nor are their likes', async () => {
    const first = await comment(ben!, 'One')
    const second = await comment(cleo!, 'Two', { parent: first })
    const third = await comment(cleo!, 'Three')
    await ben!.post(`/api/comments/${third}/like/`, {})
    await ben!.post(`/api/workouts/${id}/like/`, {})
    const seen = async () => {
      const { likes_count, comments_count } = (await ana!.get('/api/workouts/')).body.results[0]
      return [await texts(ana!), comments_count, likes_count]
    }
    expect(await seen()).toEqual([['One', 'Two', 'Three'], 3, 1])
    await suspend(ben!, START)
    expect(await seen()).toEqual([['Three'], 1, 0])
    expect((await read(ana!)).results).toMatchObject([{ likes_count: 0 }])
    await suspend(ben!, null)
    expect(await seen()).toEqual([['One', 'Two', 'Three'], 3, 1])
    await cleo!.delete(`/api/comments/${second}/`)
    expect(await seen()).toEqual([['One', 'Three'], 2, 1])
  })

  it('that moderators hide are shown to their author alone, and counted for nobody', async () => {
    const { services } = test
    const first = await comment(ben!, 'One')
    await comment(cleo!, 'Two', { parent: first })
    await inTransaction(services.db, (trx) => hideComment(services, trx, first))
    expect([await texts(ana!), await count(ana!)]).toEqual([[], 0])
    expect((await read(ben!)).results).toMatchObject([
      { content: 'One', is_hidden: true, may_edit: false },
      {},
    ])
    expect((await ben!.patch(`/api/comments/${first}/`, { content: 'x' })).status).toBe(409)
    expect((await write(ben!, 'Me', { parent: first })).status).toBe(400)
    await inTransaction(services.db, (trx) => showComment(services, trx, first))
    expect([await texts(ana!), await count(ana!)]).toEqual([['One', 'Two'], 2])
  })

  it('give a feed the latest three of each workout', async () => {
    for (const text of ['1', '2', '3', '4', '5']) await comment(text === '4' ? cleo! : ben!, text)
    const other = await add()
    await write(ben!, 'Other', {}, other)
    const latest = async (who: Person) => {
      const found = await latestComments(test.services.db, who.id, [id, other, 999_999], START)
      return [id, other].map((workout) => found.get(workout)?.map((row) => row.content))
    }
    expect(await latest(dora!)).toEqual([['3', '4', '5'], ['Other']])
    await block(dora!, cleo!)
    expect(await latest(dora!)).toEqual([['2', '3', '5'], ['Other']])
  })
})
