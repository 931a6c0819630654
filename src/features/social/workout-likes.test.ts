import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

onEachDatabase('likes of a workout', (kind) => {
  let test: TestApp
  let [ana, ben, cleo]: Person[] = []
  let people = 0
  let id: number

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    people++
    ;[ana, ben, cleo] = await Promise.all(
      ['ana', 'ben', 'cleo'].map((name) => test.register(`${name}${people}`)),
    )
    id = (await add()).body.id
  })

  const add = (visibility = 'public') =>
    ana!.post('/api/workouts/', { sport: 'running', duration: 30, visibility })
  const like = (who: Person, workout = id) => who.post(`/api/workouts/${workout}/like/`, {})
  const unlike = (who: Person, workout = id) => who.delete(`/api/workouts/${workout}/like/`)
  const likesIn = async (who: Person, workout = id) => {
    const { likes_count, has_liked } = (await who.get(`/api/workouts/${workout}/`)).body
    return { likes_count, has_liked }
  }
  const likers = async (who: Person, query = '') =>
    (await who.get(`/api/workouts/${id}/likes/${query}`)).body.results.map(
      ({ username }: { username: string }) => username,
    )

  it('are counted once for each person, and taken back once', async () => {
    expect(await like(ben!)).toMatchObject({ status: 200, body: { likes_count: 1, has_liked: true } })
    expect((await like(ben!)).body).toEqual({ likes_count: 1, has_liked: true })
    expect((await like(cleo!)).body).toEqual({ likes_count: 2, has_liked: true })
    expect(await likesIn(ben!)).toEqual({ likes_count: 2, has_liked: true })
    expect(await likesIn(ana!)).toEqual({ likes_count: 2, has_liked: false })
    expect((await unlike(ben!)).body).toEqual({ likes_count: 1, has_liked: false })
    expect((await unlike(ben!)).body).toEqual({ likes_count: 1, has_liked: false })
  })

  it('are shown in lists, in the cached list of the owner, too', async () => {
    const own = async () => (await ana!.get('/api/workouts/')).body.results[0]
    const latest = async () => (await ana!.get('/api/workouts/summary/')).body.recent[0]
    for (const read of [own, latest]) expect(await read()).toMatchObject({ likes_count: 0, has_liked: false })
    await like(ben!)
    await like(ana!)
    for (const read of [own, latest]) expect(await read()).toMatchObject({ likes_count: 2, has_liked: true })
    await unlike(ana!)
    for (const read of [own, latest]) expect(await read()).toMatchObject({ likes_count: 1, has_liked: false })
    const [seen] = (await ben!.get(`/api/profiles/${ana!.username}/workouts/`)).body.results
    expect(seen).toMatchObject({ likes_count: 1, has_liked: true })
  })

  it('list the people, the latest first, and how the viewer stands to them', async () => {
    await ben!.post(`/api/profiles/${cleo!.username}/follow/`, {})
    for (const who of [ben!, cleo!, ana!]) await like(who)
    expect(await likers(ben!)).toEqual([ana!, cleo!, ben!].map(({ username }) => username))
    const { body } = await ben!.get(`/api/workouts/${id}/likes/?page_size=2`)
    expect(body.results).toMatchObject([{ is_following: false }, { is_following: true, is_owner: false }])
    expect((await ben!.get(body.next)).body).toMatchObject({ results: [{ is_owner: true }], next: null })
  })

  it('answer a repeated request with the same key in the same way', async () => {
    const key = { 'idempotency-key': 'once' }
    const first = await ben!.post(`/api/workouts/${id}/like/`, {}, key)
    await unlike(ben!)
    expect((await ben!.post(`/api/workouts/${id}/like/`, {}, key)).body).toEqual(first.body)
    expect(await likesIn(ben!)).toEqual({ likes_count: 0, has_liked: false })
  })

  it('answer 404 for a hidden workout, one in the trash and a missing one', async () => {
    const hidden = (await add('private')).body.id
    const trashed = (await add()).body.id
    await ana!.delete(`/api/workouts/${trashed}/`)
    for (const workout of [hidden, trashed, 999_999_999]) {
      expect((await like(ben!, workout)).status).toBe(404)
      expect((await unlike(ben!, workout)).status).toBe(404)
      expect((await ben!.get(`/api/workouts/${workout}/likes/`)).status).toBe(404)
    }
    expect((await like(ana!, hidden)).status).toBe(200)
    expect((await like(ana!, trashed)).status).toBe(404)
  })

  describe('after a block', () => {
    it('leave the other out, for both and wherever one of them is the owner', async () => {
      await like(ben!)
      await like(cleo!)
      await ana!.get('/api/workouts/')
      await cleo!.post(`/api/profiles/${ben!.username}/block/`, {})
      expect(await likers(ana!)).toEqual([cleo!.username, ben!.username])
      for (const who of [ben!, cleo!]) {
        expect(await likers(who)).toEqual([who.username])
        expect(await likesIn(who)).toEqual({ likes_count: 1, has_liked: true })
      }
      await ben!.post(`/api/profiles/${ana!.username}/block/`, {})
      expect(await likesIn(ana!)).toMatchObject({ likes_count: 1 })
      expect((await ana!.get('/api/workouts/')).body.results[0].likes_count).toBe(1)
      // Cleo does not see the like of somebody whom the owner cannot see.
      expect(await likesIn(cleo!)).toMatchObject({ likes_count: 1 })
      const dora = await test.register(`dora${people}`)
      expect(await likesIn(dora)).toEqual({ likes_count: 1, has_liked: false })
      expect(await likers(dora)).toEqual([cleo!.username])
      await ben!.delete(`/api/profiles/${ana!.username}/block/`)
      expect(await likesIn(dora)).toEqual({ likes_count: 2, has_liked: false })
      expect((await ana!.get('/api/workouts/')).body.results[0].likes_count).toBe(2)
    })

    it('do not give the owner a new ETag when the other person has not reacted', async () => {
      const { headers } = await ana!.get('/api/workouts/')
      await ben!.post(`/api/profiles/${ana!.username}/block/`, {})
      expect((await ana!.get('/api/workouts/')).headers.etag).toBe(headers.etag)
    })
  })

  it('tell open pages once they are committed', async () => {
    const changed: number[] = []
    test.services.events.on('social.changed', ({ workout_id }) => changed.push(workout_id))
    await like(ben!)
    await like(ben!)
    await unlike(ben!)
    expect(changed).toEqual([id, id])
  })

  // SQLite has a single writer.
  if (kind === 'PostgreSQL')
    it('do not wait for a change of the workout, nor the other way round', async () => {
      const { db } = test.services
      // A request inside `inTransaction` would be refused.
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('workout').set({ notes: 'x' }).where('id', '=', id).execute()
        expect((await like(ben!)).status).toBe(200)
      })
      await db.transaction().execute(async (trx) => {
        await trx
          .selectFrom('reaction_summary')
          .selectAll()
          .where('workout_id', '=', id)
          .forUpdate()
          .execute()
        expect((await ana!.patch(`/api/workouts/${id}/`, { notes: 'Windy.' })).status).toBe(200)
      })
    })
})
