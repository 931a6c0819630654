import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { plain } from '../../../test/support/pictures.ts'

const VISIBILITIES = ['private', 'followers', 'public'] as const
const BODY = {
  avg_hr_bpm: 150,
  max_hr_bpm: 180,
  avg_power_w: 210,
  max_power_w: 600,
  calories_kcal: 700,
  perceived_exertion: 6,
}
const NO_BODY = Object.fromEntries(Object.keys(BODY).map((name) => [name, null]))

onEachDatabase('what others see of workouts', (kind) => {
  let test: TestApp
  let [ana, follower, stranger]: Person[] = []
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  const newPerson = (name: string) => test.register(`${name}${++people}`)
  beforeEach(async () => {
    test.clock.time = START
    ana = await newPerson('ana')
    follower = await newPerson('follower')
    stranger = await newPerson('stranger')
    await follow(follower)
  })

  const follow = (person: Person) => person.post(`/api/profiles/${ana!.username}/follow/`)
  const add = async (given: object = {}): Promise<number> => {
    const { status, body } = await ana!.post('/api/workouts/', { sport: 'running', duration: 30, ...given })
    expect(status).toBe(201)
    return body.id
  }
  const addEach = async () => {
    const ids: number[] = []
    for (const visibility of VISIBILITIES) ids.push(await add({ visibility }))
    return ids
  }
  const seenBy = async (person: Person, id: number) => (await person.get(`/api/workouts/${id}/`)).body
  const listOf = async (person: Person, query = '') =>
    (await person.get(`/api/profiles/${ana!.username}/workouts/?ordering=started_at${query}`)).body

  describe('a single workout', () => {
    it.each([
      ['its owner', () => ana!, [200, 200, 200]],
      ['a follower', () => follower!, [404, 200, 200]],
      ['a stranger', () => stranger!, [404, 404, 200]],
    ] as const)('is shown to %s as its visibility says', async (_, person, statuses) => {
      for (const [i, id] of (await addEach()).entries())
        expect([VISIBILITIES[i], (await person().get(`/api/workouts/${id}/`)).status]).toEqual([
          VISIBILITIES[i],
          statuses[i],
        ])
    })

    it('answers like a missing one when it is hidden', async () => {
      const hidden = await stranger!.get(`/api/workouts/${await add()}/`)
      const missing = await stranger!.get('/api/workouts/999999999/')
      const { request_id: _, ...body } = hidden.body
      expect(missing.body).toMatchObject(body)
    })

    it('is hidden in the trash', async () => {
      const id = await add({ visibility: 'public' })
      await ana!.delete(`/api/workouts/${id}/`)
      expect((await follower!.get(`/api/workouts/${id}/`)).status).toBe(404)
    })

    it('is hidden at the next request after unfollowing', async () => {
      const id = await add()
      expect((await follower!.get(`/api/workouts/${id}/`)).status).toBe(200)
      await follower!.delete(`/api/profiles/${ana!.username}/follow/`)
      expect((await follower!.get(`/api/workouts/${id}/`)).status).toBe(404)
    })

    it('is hidden from people whom its owner has blocked, and from those who have blocked its owner', async () => {
      const id = await add({ visibility: 'public' })
      await ana!.post(`/api/profiles/${follower!.username}/block/`)
      await stranger!.post(`/api/profiles/${ana!.username}/block/`)
      expect((await follower!.get(`/api/workouts/${id}/`)).status).toBe(404)
      expect((await stranger!.get(`/api/workouts/${id}/`)).status).toBe(404)
    })

    it('of a private profile is shown to followers only', async () => {
      const id = await add({ visibility: 'public' })
      await ana!.patch('/api/profiles/me/', { is_private: true })
      await follow(stranger!)
      expect((await follower!.get(`/api/workouts/${id}/`)).status).toBe(200)
      expect((await stranger!.get(`/api/workouts/${id}/`)).status).toBe(404)
    })

    it('is shown to its owner as others see it', async () => {
      const id = await add({ visibility: 'followers', ...BODY })
      const viewAs = (audience: string, person = ana!) =>
        person.get(`/api/workouts/${id}/?view_as=${audience}`)
      expect((await viewAs('follower')).body).toEqual(await seenBy(follower!, id))
      expect((await viewAs('everyone')).status).toBe(404)
      expect((await viewAs('follower', follower!)).status).toBe(404)
      expect((await viewAs('owner')).status).toBe(400)
      const open = await add({ visibility: 'public' })
      const asEveryone = async () => (await ana!.get(`/api/workouts/${open}/?view_as=everyone`)).status
      expect(await asEveryone()).toBe(200)
      await ana!.patch('/api/profiles/me/', { is_private: true })
      expect(await asEveryone()).toBe(404)
    })

    it('cannot be changed or deleted by others', async () => {
      const id = await add({ visibility: 'public' })
      expect((await follower!.patch(`/api/workouts/${id}/`, { title: 'Mine' })).status).toBe(404)
      expect((await follower!.delete(`/api/workouts/${id}/`)).status).toBe(404)
    })
  })

  describe('body figures', () => {
    it.each([
      ['private', NO_BODY, NO_BODY],
      ['followers', BODY, NO_BODY],
      ['public', BODY, BODY],
    ])('with body_visibility %s', async (body_visibility, toFollower, toStranger) => {
      const id = await add({ visibility: 'public', body_visibility, ...BODY, distance_m: 5_000 })
      expect(await seenBy(ana!, id)).toMatchObject({ ...BODY, body_visibility })
      const shared = { distance_m: 5_000, body_visibility: null }
      expect(await seenBy(follower!, id)).toMatchObject({ ...toFollower, ...shared })
      expect(await seenBy(stranger!, id)).toMatchObject({ ...toStranger, ...shared })
    })

    it('are private unless the owner shows them', async () => {
      expect(await seenBy(follower!, await add(BODY))).toMatchObject(NO_BODY)
    })

    it('never reach further than the workout', async () => {
      const id = await add({ visibility: 'followers', body_visibility: 'public', ...BODY })
      expect((await stranger!.get(`/api/workouts/${id}/`)).status).toBe(404)
    })
  })

  it('orders workouts with a hidden start by their day only', async () => {
    const starts = ['09:00', '12:00', '18:00'].map((time) => `2026-11-20T${time}:00.000Z`)
    const hidden = await add({ visibility: 'public', started_at: starts[1], shows_start_time: false })
    const shown = [
      await add({ visibility: 'public', started_at: starts[0] }),
      await add({ visibility: 'public', started_at: starts[2] }),
    ]
    const before = await add({ visibility: 'public', started_at: '2026-11-19T12:00:00.000Z' })
    const order = async (query: string) =>
      (await stranger!.get(`/api/profiles/${ana!.username}/workouts/?ordering=${query}`)).body.results.map(
        ({ id }: { id: number }) => id,
      )
    expect(await order('started_at')).toEqual([before, hidden, ...shown])
    expect(await order('-started_at')).toEqual([...shown.toReversed(), hidden, before])
  })

  it('does not put the time of a hidden start into titles that the server makes', async () => {
    const titleOf = async (id: number) => (await seenBy(ana!, id)).title
    const started_at = '2026-11-20T07:00:00.000Z'
    const id = await add({ shows_start_time: false, started_at, time_zone: 'UTC' })
    expect(await titleOf(id)).toBe('Run')
    expect((await listOf(follower!, '&search=morning')).count).toBe(0)
    const open = await add({ started_at, time_zone: 'UTC' })
    expect(await titleOf(open)).toBe('Morning run')
    await ana!.patch(`/api/workouts/${open}/`, { shows_start_time: false })
    expect(await titleOf(open)).toBe('Run')
    const sharing = { visibility: 'followers', body_visibility: 'private', shows_start_time: false }
    await ana!.put('/api/profiles/me/sharing/', { all: sharing, sports: [] })
    const { body } = await ana!.upload('ride.fit', buildFit({ records: 30 }))
    expect(await titleOf(body.items[0].workouts[0])).toBe('Ride')
    expect(await titleOf(await add({ title: 'At dawn', shows_start_time: false }))).toBe('At dawn')
  })

  it('shows only the days on which a workout was added and changed', async () => {
    const id = await add()
    const day = '2026-11-22T00:00:00.000Z'
    expect(await seenBy(follower!, id)).toMatchObject({ created_at: day, updated_at: day })
  })

  it('shows only the day when the start time is hidden', async () => {
    const started_at = '2026-11-20T17:42:11.000Z'
    const id = await add({ shows_start_time: false, started_at, time_zone: 'Europe/Berlin' })
    expect(await seenBy(ana!, id)).toMatchObject({ started_at, shows_start_time: false })
    expect(await seenBy(follower!, id)).toMatchObject({
      local_date: '2026-11-20',
      started_at: '2026-11-19T23:00:00.000Z',
      created_at: '2026-11-22T00:00:00.000Z',
      updated_at: '2026-11-22T00:00:00.000Z',
      shows_start_time: false,
    })
    const [listed] = (await listOf(follower!)).results
    expect(listed.started_at).toBe('2026-11-19T23:00:00.000Z')
  })

  describe("the list of a person's workouts", () => {
    it('contains and counts only what the viewer sees', async () => {
      const [hidden, shared, open] = await addEach()
      const ids = async (person: Person) => {
        const { count, results } = await listOf(person)
        return {
          count,
          ids: results.map(({ id }: { id: number }) => id).toSorted((a: number, b: number) => a - b),
        }
      }
      expect(await ids(ana!)).toEqual({ count: 3, ids: [hidden, shared, open] })
      expect(await ids(follower!)).toEqual({ count: 2, ids: [shared, open] })
      expect(await ids(stranger!)).toEqual({ count: 1, ids: [open] })
      expect((await listOf(follower!, '&page=2&page_size=1')).count).toBe(2)
      expect((await listOf(stranger!, '&page=9')).count).toBe(1)
    })

    it('hides the same as the single workout', async () => {
      const id = await add({ visibility: 'public', ...BODY })
      const {
        device_totals: _,
        track_totals: __,
        totals_source: ___,
        comments_closed: ____,
        ...single
      } = await seenBy(stranger!, id)
      expect((await listOf(stranger!)).results).toEqual([single])
    })

    it('finds words only in workouts that the viewer sees', async () => {
      await add({ visibility: 'private', title: 'Secret loop' })
      const open = await add({ visibility: 'public', title: 'Open loop' })
      const { count, results } = await listOf(stranger!, '&search=loop')
      expect([count, results[0].id]).toEqual([1, open])
      expect((await listOf(stranger!, '&search=secret')).count).toBe(0)
    })

    it.each(['visibility=private', 'tag=x', 'ordering=-calories_kcal', 'ordering=created_at'])(
      '400 for %s, which could tell what is hidden',
      async (query) => {
        const { status } = await stranger!.get(`/api/profiles/${ana!.username}/workouts/?${query}`)
        expect(status).toBe(400)
      },
    )

    it('404 for a private profile, for a blocked person and for a missing one', async () => {
      const get = async (person: Person, username = ana!.username) =>
        (await person.get(`/api/profiles/${username}/workouts/`)).status
      expect(await get(stranger!, 'nobody')).toBe(404)
      await ana!.patch('/api/profiles/me/', { is_private: true })
      expect([await get(stranger!), await get(follower!)]).toEqual([404, 200])
      await ana!.post(`/api/profiles/${follower!.username}/block/`)
      expect(await get(follower!)).toBe(404)
    })
  })

  it('serves the pictures of a workout to those who see it, until they no longer do', async () => {
    const id = await add()
    const form = multipart('photo.png', await plain().png().toBuffer(), 'image')
    const headers = { ...ana!.headers, ...form.headers }
    await test.request({ method: 'POST', url: `/api/workouts/${id}/images/`, ...form, headers })
    const [picture] = (await seenBy(follower!, id)).images
    const statuses = async () => [
      (await follower!.get(picture)).status,
      (await stranger!.get(picture)).status,
    ]
    expect(await statuses()).toEqual([200, 404])
    await ana!.patch(`/api/workouts/${id}/`, { visibility: 'private' })
    expect(await statuses()).toEqual([404, 404])
  })

  describe('the profile', () => {
    const profileFor = async (person: Person) =>
      (await person.get(`/api/profiles/${ana!.username}/`)).body as Record<string, unknown>
    const totals = async () => [
      (await profileFor(ana!)).total_workouts,
      (await profileFor(follower!)).total_workouts,
      (await profileFor(stranger!)).total_workouts,
    ]

    it('counts the workouts that the viewer sees', async () => {
      const [hidden, shared, open] = await addEach()
      expect(await totals()).toEqual([3, 2, 1])
      await ana!.patch(`/api/workouts/${hidden}/`, { visibility: 'followers' })
      expect(await totals()).toEqual([3, 3, 1])
      await ana!.delete(`/api/workouts/${open}/`)
      expect(await totals()).toEqual([2, 2, 0])
      await ana!.patch('/api/workouts/bulk/', { ids: [hidden, shared], change: { visibility: 'public' } })
      expect(await totals()).toEqual([2, 2, 2])
      await ana!.post(`/api/workouts/trash/${open}/restore/`)
      expect(await totals()).toEqual([3, 3, 3])
    })

    it('hides streaks unless the owner shows them, because they count hidden workouts', async () => {
      await add({ visibility: 'private' })
      expect(await profileFor(ana!)).toMatchObject({ workout_streak: 1, longest_streak: 1 })
      expect(await profileFor(follower!)).toMatchObject({ workout_streak: null, longest_streak: null })
      await ana!.patch('/api/profiles/me/', { shows_streaks: true })
      expect(await profileFor(follower!)).toMatchObject({ workout_streak: 1, longest_streak: 1 })
    })
  })

  it('sums only what the viewer sees, and body figures only where they are shown', async () => {
    await add({ visibility: 'private', distance_m: 1_000, calories_kcal: 1 })
    await add({ visibility: 'followers', body_visibility: 'followers', distance_m: 2_000, calories_kcal: 20 })
    await add({ visibility: 'public', distance_m: 4_000, calories_kcal: 400, avg_hr_bpm: 150 })
    const statsFor = async (person: Person) =>
      (await person.get(`/api/profiles/${ana!.username}/stats/`)).body.totals
    expect(await statsFor(ana!)).toMatchObject({ workouts: 3, distance_m: 7_000, calories_kcal: 421 })
    expect(await statsFor(follower!)).toMatchObject({
      workouts: 2,
      distance_m: 6_000,
      calories_kcal: 20,
      avg_hr_bpm: null,
    })
    expect(await statsFor(stranger!)).toMatchObject({ workouts: 1, distance_m: 4_000, calories_kcal: 0 })
    await ana!.post(`/api/profiles/${stranger!.username}/block/`)
    expect((await stranger!.get(`/api/profiles/${ana!.username}/stats/`)).status).toBe(404)
  })
})
