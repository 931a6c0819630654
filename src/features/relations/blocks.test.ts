import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { multipart } from '../../../test/support/multipart.ts'
import { plain } from '../../../test/support/pictures.ts'
import { relationData } from './personal-data.ts'

/** Enough rounds for a missing check after the lock to fail on PostgreSQL. */
const ROUNDS = 30

onEachDatabase('a block', (kind) => {
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
    people++
    ana = await test.register(`ana${people}`)
    ben = await test.register(`ben${people}`)
    eva = await test.register(`eva${people}`)
  })

  const profile = (of: Person) => `/api/profiles/${of.username}/`
  const act = (who: Person, action: 'follow' | 'block' | 'mute', whom: Person) =>
    who.post(`${profile(whom)}${action}/`)
  const end = (who: Person, action: 'follow' | 'block' | 'mute', whom: Person) =>
    who.delete(`${profile(whom)}${action}/`)
  const names = async (viewer: Person, url: string): Promise<string[]> =>
    (await viewer.get(url)).body.results.map(({ username }: { username: string }) => username)

  it('ends follows both ways, and ends again without bringing them back', async () => {
    await act(ana, 'follow', ben)
    await act(ben, 'follow', ana)
    for (const _ of [1, 2]) expect((await act(ana, 'block', ben)).status).toBe(204)
    for (const who of [ana, ben])
      expect((await who.get('/api/profiles/me/')).body).toMatchObject({
        followers_count: 0,
        following_count: 0,
      })
    for (const _ of [1, 2]) expect((await end(ana, 'block', ben)).status).toBe(204)
    expect((await ana.get(profile(ben))).body).toMatchObject({ is_following: false, follows_you: false })
  })

  it('wins against follows at the same time', async () => {
    const { db } = test.services
    for (let round = 0; round < ROUNDS; round++) {
      await end(ana, 'block', ben)
      const answers = await Promise.all([
        act(ben, 'follow', ana),
        act(ana, 'follow', ben),
        act(ana, 'block', ben),
        act(ben, 'follow', ana),
        act(ana, 'follow', ben),
      ])
      expect(answers[2].status).toBe(204)
      const between = [ana.id, ben.id]
      const follows = await db
        .selectFrom('follow')
        .select('id')
        .where('follower_id', 'in', between)
        .where('followed_id', 'in', between)
        .execute()
      expect(follows).toEqual([])
    }
  })

  it('ends requests both ways', async () => {
    for (const who of [ana, ben]) await who.patch('/api/profiles/me/', { is_private: true })
    await act(ana, 'follow', ben)
    await act(ben, 'follow', ana)
    const [request] = (await ana.get('/api/follow-requests/')).body.results
    await act(ana, 'block', ben)
    await end(ana, 'block', ben)
    for (const who of [ana, ben])
      for (const direction of ['sent', 'received'])
        expect((await who.get(`/api/follow-requests/?direction=${direction}`)).body.results).toEqual([])
    expect((await ana.post(`/api/follow-requests/${request.id}/accept/`)).status).toBe(404)
  })

  it('does not let a refused person ask again before the 30 days are over', async () => {
    await ben.patch('/api/profiles/me/', { is_private: true })
    await act(ana, 'follow', ben)
    const [request] = (await ben.get('/api/follow-requests/')).body.results
    await ben.delete(`/api/follow-requests/${request.id}/`)
    await act(ana, 'block', ben)
    await end(ana, 'block', ben)
    expect((await act(ana, 'follow', ben)).body).toEqual({ status: 'requested' })
    expect((await ben.get('/api/follow-requests/')).body.results).toEqual([])
  })

  describe('hides each from the other', () => {
    it('with the same 404 as for nobody, whoever has blocked', async () => {
      await act(ana, 'block', ben)
      const absent = await ana.get('/api/profiles/nobody/')
      for (const [viewer, other] of [
        [ana, ben],
        [ben, ana],
      ] as const) {
        for (const path of ['', 'followers/', 'following/']) {
          const { status, body } = await viewer.get(profile(other) + path)
          expect([path, status, body.message]).toEqual([path, 404, absent.body.message])
        }
        for (const action of ['follow', 'mute'] as const)
          expect((await act(viewer, action, other)).status).toBe(404)
      }
      // Otherwise the blocked person would learn that the other one exists.
      expect([(await act(ben, 'block', ana)).status, (await end(ben, 'block', ana)).status]).toEqual([
        404, 404,
      ])
    })

    it('in the search and in its count', async () => {
      const found = async (viewer: Person, of: Person) =>
        (await viewer.get(`/api/profiles/?search=${of.username}`)).body.count
      expect([await found(ana, ben), await found(ben, ana)]).toEqual([1, 1])
      await act(ana, 'block', ben)
      expect([await found(ana, ben), await found(ben, ana), await found(eva, ben)]).toEqual([0, 0, 1])
    })

    it('in lists and counters of other people', async () => {
      for (const who of [ana, ben]) {
        await act(who, 'follow', eva)
        await act(eva, 'follow', who)
      }
      await act(ana, 'block', ben)
      for (const [viewer, count, shown] of [
        [ana, 1, [ana.username]],
        [ben, 1, [ben.username]],
        [eva, 2, [ben.username, ana.username]],
      ] as const) {
        const { body } = await viewer.get(profile(eva))
        expect([body.followers_count, body.following_count]).toEqual([count, count])
        for (const list of ['followers', 'following'])
          expect(await names(viewer, `${profile(eva)}${list}/`)).toEqual(shown)
      }
    })

    it('with their pictures', async () => {
      const form = multipart('ana.png', await plain().png().toBuffer(), 'image')
      const headers = { ...ana.headers, ...form.headers }
      await test.request({ method: 'PUT', url: '/api/profiles/me/image/', ...form, headers })
      const { image } = (await ben.get(profile(ana))).body
      expect((await ben.get(image)).status).toBe(200)
      await act(ana, 'block', ben)
      expect((await ben.get(image)).status).toBe(404)
      expect((await eva.get(image)).status).toBe(200)
    })
  })

  it('is listed only to who has blocked, and unblocked from there', async () => {
    await act(ana, 'block', ben)
    await act(ana, 'block', eva)
    expect(await names(ana, '/api/profiles/me/blocks/')).toEqual([eva.username, ben.username])
    expect(await names(ben, '/api/profiles/me/blocks/')).toEqual([])
    await end(ana, 'block', eva)
    expect(await names(ana, '/api/profiles/me/blocks/')).toEqual([ben.username])
    expect((await ana.get(profile(eva))).status).toBe(200)
  })

  it('is in the download of who has blocked, and not in that of the blocked person', async () => {
    await act(ana, 'follow', eva)
    await act(ben, 'mute', ana)
    expect(await download(ben)).toMatchObject({ 'mutes.json': [ana.username] })
    await act(ana, 'block', ben)
    expect(await download(ana)).toMatchObject({
      'following.json': [eva.username],
      'blocks.json': [ben.username],
    })
    expect(Object.values(await download(ben)).flat()).toEqual([])
  })

  it('leaves inactive accounts out of every list of a download, as the lists of the API do', async () => {
    await act(ana, 'follow', ben)
    await act(ben, 'follow', ana)
    await act(ana, 'mute', ben)
    await act(ana, 'block', eva)
    await test.services.db
      .updateTable('account')
      .set({ suspended_at: START })
      .where('id', 'in', [ben.id, eva.id])
      .execute()
    expect(Object.values(await download(ana)).flat()).toEqual([])
  })

  it('does not change the cached profile of a person without a follow, and ends unnoticed, too', async () => {
    const etag = async () => (await ben.get('/api/profiles/me/')).headers.etag
    const before = await etag()
    await act(ana, 'block', ben)
    expect(await etag()).toBe(before)
    await end(ana, 'block', ben)
    expect(await etag()).toBe(before)
  })

  /** The usernames in each list of the person's download. */
  const download = async ({ id }: Person) => {
    const lists = Object.entries(relationData.lists ?? {}).map(async ([name, list]) => [
      name,
      (await Array.fromAsync(list(test.services.db, id, START))).map(
        (row) => (row as { username: string }).username,
      ),
    ])
    return Object.fromEntries(await Promise.all(lists)) as Record<string, string[]>
  }

  it('of two people who block each other at once can be ended by each', async () => {
    await Promise.all([act(ana, 'block', ben), act(ben, 'block', ana)])
    for (const [who, other] of [
      [ana, ben],
      [ben, ana],
    ] as const)
      if ((await names(who, '/api/profiles/me/blocks/')).length > 0)
        expect((await end(who, 'block', other)).status).toBe(204)
    expect((await ana.get(profile(ben))).status).toBe(200)
  })
})

onEachDatabase('a mute', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    ben = await test.register('ben')
  })
  afterAll(() => test?.close())

  it('is known only to who has muted', async () => {
    await ana.post('/api/profiles/ben/follow/')
    const before = [await ben.get('/api/profiles/me/'), await ben.get('/api/profiles/ana/')]
    for (const _ of [1, 2]) expect((await ana.post('/api/profiles/ben/mute/')).status).toBe(204)
    const after = [await ben.get('/api/profiles/me/'), await ben.get('/api/profiles/ana/')]
    expect(after.map(({ body, headers }) => [body, headers.etag])).toEqual(
      before.map(({ body, headers }) => [body, headers.etag]),
    )
    expect((await ana.get('/api/profiles/ben/')).body).toMatchObject({ is_muted: true, is_following: true })
    expect((await ana.get('/api/profiles/me/mutes/')).body.results).toMatchObject([{ username: 'ben' }])
    expect((await ben.get('/api/profiles/me/mutes/')).body.results).toEqual([])
    for (const _ of [1, 2]) expect((await ana.delete('/api/profiles/ben/mute/')).status).toBe(204)
    expect((await ana.get('/api/profiles/ben/')).body).toMatchObject({ is_muted: false })
  })
})
