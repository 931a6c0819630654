import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, START, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { buildFit } from '../support/fit-builder.ts'
import { plain } from '../support/pictures.ts'

type Shared = {
  owner: Person
  workout: number
  parts: string[]
  person: string[]
  sums: string[]
  portrait: string
}

onEachDatabase('a response about another person', (kind) => {
  let test: TestApp
  let follower: Person
  let stranger: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
    follower = await test.register('follower')
    stranger = await test.register('stranger')
  })
  afterAll(() => test?.close())

  async function addPicture(owner: Person, method: 'POST' | 'PUT', url: string) {
    const form = multipart('photo.png', await plain().png().toBuffer(), 'image')
    return (await test.request({ method, url, ...form, headers: { ...form.headers, ...owner.headers } })).body
  }

  /** A new person with a workout for followers, and the addresses that show it or them. */
  async function share(): Promise<Shared> {
    const owner = await test.register(`owner${++people}`)
    await follower.post(`/api/profiles/${owner.username}/follow/`)
    await owner.post('/api/profiles/stranger/follow/')
    const startedAt = new Date(START - 86_400_000)
    const { body } = await owner.upload('ride.fit', Buffer.from(buildFit({ records: 20, startedAt })))
    const workout = body.items[0].workouts[0]
    const { name } = await addPicture(owner, 'POST', `/api/workouts/${workout}/images/`)
    const { image } = await addPicture(owner, 'PUT', '/api/profiles/me/image/')
    const address = `/api/profiles/${owner.username}/`
    return {
      ...{ owner, workout, portrait: `${image}?size=96` },
      parts: [
        ...['', 'streams/', 'laps/'].map((part) => `/api/workouts/${workout}/${part}`),
        `/api/images/${name}/?size=320`,
      ],
      sums: ['', 'stats/', 'workouts/'].map((part) => address + part),
      person: [`${address}followers/`, `${address}following/`, `/api/profiles/?search=${owner.username}`],
    }
  }

  const etagOf = async (who: Person, url: string) => String((await who.get(url)).headers.etag)

  /** The addresses whose response the follower may still use, when they ask with the ETags that they have. */
  async function usedAgain(urls: string[], etags: Map<string, string>): Promise<string[]> {
    const used: string[] = []
    for (const url of urls) {
      const { status, body, headers } = await follower.get(url, { 'if-none-match': etags.get(url)! })
      expect([url, headers['cache-control']]).toEqual([
        url,
        status === 404 ? 'no-store' : 'private, no-cache',
      ])
      if (status !== 304) continue
      expect([body, headers['content-length']]).toEqual(['', undefined])
      used.push(url)
    }
    return used
  }

  describe('costs no bytes until access ends, and then is gone at once', () => {
    const WAYS: [string, (shared: Shared) => unknown, (shared: Shared) => string[]][] = [
      ['the owner blocks', ({ owner }) => owner.post('/api/profiles/follower/block/'), () => []],
      [
        'the follow ends',
        ({ owner }) => owner.delete('/api/profiles/me/followers/follower/'),
        ({ portrait, person }) => [portrait, person[1]!],
      ],
      [
        'the profile becomes private and the follow ends',
        async ({ owner }) => {
          await owner.patch('/api/profiles/me/', { is_private: true })
          await owner.delete('/api/profiles/me/followers/follower/')
        },
        ({ portrait }) => [portrait],
      ],
      [
        'the workout becomes private',
        ({ owner, workout }) => owner.patch(`/api/workouts/${workout}/`, { visibility: 'private' }),
        // The list of people tells how many workouts the viewer sees.
        ({ portrait, person: [followers, following] }) => [portrait, followers!, following!],
      ],
      [
        'the workout goes into the trash',
        ({ owner, workout }) => owner.delete(`/api/workouts/${workout}/`),
        ({ portrait, person: [followers, following] }) => [portrait, followers!, following!],
      ],
      ['the owner is suspended', ({ owner }) => suspend(owner), () => []],
    ]
    it.each(WAYS)('when %s', async (_, end, keptBy) => {
      const shared = await share()
      const urls = [shared.portrait, ...shared.parts, ...shared.sums, ...shared.person]
      for (const url of urls) await shared.owner.get(url)
      const etags = new Map(
        await Promise.all(urls.map(async (url) => [url, await etagOf(follower, url)] as const)),
      )
      expect(await usedAgain(urls, etags)).toEqual(urls)
      await end(shared)
      expect(await usedAgain(urls, etags)).toEqual(keptBy(shared))
    })
  })

  const suspend = ({ id }: Person) =>
    test.services.db
      .updateTable('account')
      .set({ suspended_at: START - 1 })
      .where('id', '=', id)
      .execute()

  it('is not used for people with another relation to that person', async () => {
    const { owner, parts, sums } = await share()
    for (const url of [...parts, ...sums]) {
      const known = { 'if-none-match': [await etagOf(owner, url), await etagOf(follower, url)].join(', ') }
      const seen = await follower.get(url)
      const { status, body } = await stranger.get(url, known)
      expect([url, status]).toEqual([url, sums.includes(url) ? 200 : 404])
      expect(body).not.toEqual(seen.body)
    }
  })

  it('about themselves changes with the relations that it shows', async () => {
    const owner = await test.register('watched')
    const url = '/api/profiles/me/'
    const follow = '/api/profiles/watched/follow/'
    const counts: number[] = []
    for (const act of [() => follower.get(url), () => follower.post(follow), () => follower.delete(follow)]) {
      const etag = await etagOf(owner, url)
      await act()
      const { status, body } = await owner.get(url, { 'if-none-match': etag })
      counts.push(status === 304 ? -1 : body.followers_count)
    }
    expect(counts).toEqual([-1, 1, 0])
  })
})
