import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const HOUR_MS = 3_600_000

type Entry = { id: number; title: string; started_at: string; owner: { username: string } }

onEachDatabase('the feed', (kind) => {
  let test: TestApp
  let [ana, ben, cleo]: Person[] = []
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    people++
    ana = await test.register(`ana${people}`)
    ben = await test.register(`ben${people}`)
    cleo = await test.register(`cleo${people}`)
    await follow(ana, ben)
  })

  const follow = (follower: Person, followed: Person) =>
    follower.post(`/api/profiles/${followed.username}/follow/`)

  async function add(person: Person, title: string, given: object = {}): Promise<number> {
    const workout = { title, sport: 'running', duration: 30, ...given }
    const { status, body } = await person.post('/api/workouts/', workout)
    expect(status).toBe(201)
    return body.id
  }

  const hoursAgo = (hours: number) => ({ started_at: new Date(START - hours * HOUR_MS).toISOString() })

  async function feedOf(person: Person, query = ''): Promise<Entry[]> {
    const { status, body } = await person.get(`/api/feed/?${query}`)
    expect(status).toBe(200)
    return body.results
  }
  const titlesOf = async (person: Person, query = '') =>
    (await feedOf(person, query)).map(({ title }) => title)

  it('has own workouts and those of followed people, the latest start first', async () => {
    await add(ben!, 'first', hoursAgo(3))
    await add(ana!, 'third', hoursAgo(1))
    await add(ben!, 'second', hoursAgo(2))
    await add(cleo!, 'of a stranger', { ...hoursAgo(1), visibility: 'public' })
    expect(await titlesOf(ana!)).toEqual(['third', 'second', 'first'])
    expect(await titlesOf(ben!)).toEqual(['second', 'first'])
  })

  it('has own private workouts, but not those of others, and nothing from the trash', async () => {
    await add(ana!, 'own', { ...hoursAgo(1), visibility: 'private' })
    await add(ben!, 'private', { ...hoursAgo(2), visibility: 'private' })
    await add(ben!, 'public', { ...hoursAgo(3), visibility: 'public' })
    const deleted = await add(ben!, 'deleted', hoursAgo(4))
    await ben!.delete(`/api/workouts/${deleted}/`)
    expect(await titlesOf(ana!)).toEqual(['own', 'public'])
  })

  it('shows own workouts whole, and those of others as others get them', async () => {
    const body = { avg_hr_bpm: 150, shows_start_time: false, ...hoursAgo(20) }
    const [own, other] = [await add(ana!, 'own', body), await add(ben!, 'other', body)]
    const entries = await feedOf(ana!)
    expect(entries.map(({ id }) => id)).toEqual([own, other])
    for (const entry of entries) {
      const { body: workout } = await ana!.get(`/api/workouts/${entry.id}/`)
      const { totals_source, device_totals, track_totals, comments_closed, ...listed } = workout
      expect(entry).toMatchObject(listed)
    }
    expect(entries).toMatchObject([
      { avg_hr_bpm: 150, highlights: { records: [], goals: [] } },
      { avg_hr_bpm: null, hidden_ends_m: null },
    ])
  })

  describe('a page', () => {
    it('leads to all others, forwards and backwards', async () => {
      for (let hour = 1; hour <= 7; hour++) await add(hour % 2 ? ana! : ben!, `${hour}`, hoursAgo(hour))
      const pages: string[][] = []
      const backwards: string[][] = []
      let url: string | null = '/api/feed/?page_size=3'
      let last = url
      for (; url; last = url ?? last, url = pages.length > 5 ? null : url) {
        const { body } = await ana!.get(url)
        pages.push(body.results.map(({ title }: Entry) => title))
        last = url
        url = body.next
        if (!url) break
      }
      expect(pages).toEqual([['1', '2', '3'], ['4', '5', '6'], ['7']])
      for (let back: string | null = last; back; ) {
        const { body }: { body: { results: Entry[]; previous: string | null } } = await ana!.get(back)
        backwards.push(body.results.map(({ title }) => title))
        back = body.previous
      }
      expect(backwards).toEqual([['7'], ['4', '5', '6'], ['1', '2', '3']])
    })

    it('does not skip or repeat workouts that start at the same moment', async () => {
      for (let i = 0; i < 5; i++) await add(i % 2 ? ana! : ben!, `${i}`, hoursAgo(1))
      const seen: string[] = []
      for (let url = '/api/feed/?page_size=1'; url; ) {
        const { body } = await ana!.get(url)
        seen.push(...body.results.map(({ title }: Entry) => title))
        url = body.next
      }
      expect(seen).toEqual(['4', '3', '2', '1', '0'])
    })

    it('begins in the past, too: before 1970', async () => {
      await add(ana!, 'old', { started_at: '1950-05-05T10:00:00Z' })
      await add(ana!, 'older', { started_at: '1940-05-05T10:00:00Z' })
      const first = await ana!.get('/api/feed/?page_size=1')
      expect(first.body.next).toMatch(/cursor=before_-\d+_\d+/)
      const second = await ana!.get(first.body.next)
      expect(second.body.results.map(({ title }: Entry) => title)).toEqual(['older'])
    })

    it.each([
      'cursor=before_1',
      'cursor=elsewhere_1_1',
      'cursor=before_x_1',
      'cursor=after_1_-1',
      'page_size=101',
      'sport=chess',
      'ordering=started_at',
    ])('400 for %s', async (query) => {
      expect((await ana!.get(`/api/feed/?${query}`)).status).toBe(400)
    })
  })

  it('is filtered by type, sport and person', async () => {
    await add(ana!, 'own run', hoursAgo(1))
    await add(ben!, 'run', hoursAgo(2))
    await add(ben!, 'yoga', { sport: 'yoga', ...hoursAgo(3) })
    await add(cleo!, 'of a stranger', { visibility: 'public', ...hoursAgo(4) })
    expect(await titlesOf(ana!, 'sport=running')).toEqual(['own run', 'run'])
    expect(await titlesOf(ana!, 'type=flexibility')).toEqual(['yoga'])
    expect(await titlesOf(ana!, `person=${ben!.username.toUpperCase()}`)).toEqual(['run', 'yoga'])
    expect(await titlesOf(ana!, `person=${ben!.username}&sport=yoga`)).toEqual(['yoga'])
    expect(await titlesOf(ana!, 'person=me')).toEqual(['own run'])
    expect(await titlesOf(ana!, `person=${cleo!.username}`)).toEqual([])
    expect(await titlesOf(ana!, 'person=nobody')).toEqual([])
  })

  it('has the latest three comments that the viewer sees, and is filtered by them', async () => {
    const [quiet, loud] = [await add(ben!, 'quiet', hoursAgo(1)), await add(ben!, 'loud', hoursAgo(2))]
    await follow(cleo!, ben!)
    for (const content of ['one', 'two', 'three'])
      await ben!.post(`/api/workouts/${loud}/comments/`, { content })
    await cleo!.post(`/api/workouts/${loud}/comments/`, { content: 'four' })
    await cleo!.post(`/api/workouts/${quiet}/comments/`, { content: 'of cleo' })
    const contents = async (query = '') =>
      ((await feedOf(ana!, query)) as unknown as { comments: { content: string }[] }[]).map(({ comments }) =>
        comments.map(({ content }) => content),
      )
    expect(await contents()).toEqual([['of cleo'], ['two', 'three', 'four']])
    expect(await titlesOf(ana!, 'with_comments=true')).toEqual(['quiet', 'loud'])
    await ana!.post(`/api/profiles/${cleo!.username}/block/`)
    expect(await contents()).toEqual([[], ['one', 'two', 'three']])
    expect(await titlesOf(ana!, 'with_comments=true')).toEqual(['loud'])
  })

  it.each<[string, (id: number) => Promise<unknown>]>([
    ['an end of the follow', () => ana!.delete(`/api/profiles/${ben!.username}/follow/`)],
    ['a removed follower', () => ben!.delete(`/api/profiles/me/followers/${ana!.username}/`)],
    ['a block by the viewer', () => ana!.post(`/api/profiles/${ben!.username}/block/`)],
    ['a block by the owner', () => ben!.post(`/api/profiles/${ana!.username}/block/`)],
    ['a mute', () => ana!.post(`/api/profiles/${ben!.username}/mute/`)],
    ['a visibility', (id) => ben!.patch(`/api/workouts/${id}/`, { visibility: 'private' })],
    ['a deletion', (id) => ben!.delete(`/api/workouts/${id}/`)],
    [
      'a suspension',
      () =>
        test.services.db
          .updateTable('account')
          .set({ suspended_at: START })
          .where('id', '=', ben!.id)
          .execute(),
    ],
  ])('loses a workout with the next request after %s', async (_, change) => {
    const id = await add(ben!, 'ride')
    expect(await titlesOf(ana!)).toEqual(['ride'])
    await change(id)
    expect(await titlesOf(ana!)).toEqual([])
    expect(await titlesOf(ana!, `person=${ben!.username}`)).toEqual([])
  })

  it('has a new workout of a followed person with the next request', async () => {
    expect(await titlesOf(ana!)).toEqual([])
    const added = performance.now()
    await add(ben!, 'just now')
    expect(await titlesOf(ana!)).toEqual(['just now'])
    expect(performance.now() - added).toBeLessThan(1_000)
  })

  it('hides the start of others in the order and in the cursor', async () => {
    const hidden = { shows_start_time: false, time_zone: 'UTC' }
    await add(ben!, 'hidden', { started_at: '2026-11-19T15:00:00Z', ...hidden })
    await add(ana!, 'at six', { started_at: '2026-11-19T06:00:00Z', time_zone: 'UTC' })
    await add(ana!, 'at midnight', { started_at: '2026-11-18T23:59:59Z', time_zone: 'UTC' })
    expect(await titlesOf(ana!)).toEqual(['at six', 'hidden', 'at midnight'])
    const { body } = await ana!.get(`/api/feed/?person=${ben!.username}&page_size=1`)
    await add(ben!, 'before', { started_at: '2026-11-18T01:00:00Z', ...hidden })
    const first = await ana!.get(`/api/feed/?person=${ben!.username}&page_size=1`)
    expect(body.next).toBe(null)
    expect(first.body.next).toContain(`before_${Date.UTC(2026, 10, 19)}_`)
  })
})
