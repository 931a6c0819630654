import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'

const START = { lat: 46.05, lon: 14.5 }
// More than the 800 points of an overview, but fewer without the hidden ends.
const RECORDS = 840
const ride = (options: object = {}) =>
  buildFit({ records: RECORDS, lapRecords: 200, start: START, ...options })

onEachDatabase('what others see of a track', (kind) => {
  let test: TestApp
  let [ana, follower, stranger]: Person[] = []
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    people++
    ana = await test.register(`ana${people}`)
    follower = await test.register(`follower${people}`)
    stranger = await test.register(`stranger${people}`)
    await follower.post(`/api/profiles/${ana.username}/follow/`)
  })

  const upload = async (change: object, file = ride()): Promise<number> => {
    const { body } = await ana!.upload('ride.fit', file)
    const id = body.items[0].workouts[0]
    expect((await ana!.patch(`/api/workouts/${id}/`, { visibility: 'public', ...change })).status).toBe(200)
    await test.runJobs()
    return id
  }
  const workoutSeenBy = async (person: Person, id: number) => (await person.get(`/api/workouts/${id}/`)).body
  const streamsSeenBy = async (person: Person, id: number, query = '') =>
    (await person.get(`/api/workouts/${id}/streams/${query}`)).body
  const lapsSeenBy = async (person: Person, id: number) =>
    (await person.get(`/api/workouts/${id}/laps/`)).body.results

  describe('the map', () => {
    it.each([
      ['private', false, false],
      ['followers', true, false],
      ['public', true, true],
    ] as const)(
      'is shown as map_visibility %s says, with the track and the laps',
      async (map_visibility, ...shown) => {
        const id = await upload({ map_visibility, hidden_ends_m: 0 })
        const own = await workoutSeenBy(ana!, id)
        for (const [i, person] of [follower!, stranger!].entries()) {
          const workout = await workoutSeenBy(person, id)
          expect(workout).toMatchObject({
            has_track: shown[i],
            summary_polyline: shown[i] ? own.summary_polyline : null,
            map_visibility: null,
            distance_m: own.distance_m,
          })
          const { point_count, channels } = await streamsSeenBy(person, id)
          expect([point_count, 'lat' in channels]).toEqual([shown[i] ? RECORDS : 0, shown[i]])
          expect((await lapsSeenBy(person, id)).length).toBe(shown[i] ? 5 : 0)
        }
      },
    )

    it('is never shown to more people than the workout', async () => {
      const id = await upload({ visibility: 'followers', map_visibility: 'public', hidden_ends_m: 0 })
      expect((await stranger!.get(`/api/workouts/${id}/streams/`)).status).toBe(404)
      expect((await streamsSeenBy(follower!, id)).point_count).toBe(RECORDS)
    })
  })

  it('has heart rate and power only where body figures are shown, in streams and laps', async () => {
    const id = await upload({ map_visibility: 'public', body_visibility: 'followers', hidden_ends_m: 0 })
    const channels = async (person: Person, query = '') =>
      Object.keys((await streamsSeenBy(person, id, query)).channels)
    expect(await channels(follower!)).toEqual(expect.arrayContaining(['hr_bpm', 'power_w', 'lat']))
    expect(await channels(stranger!)).toContain('speed_mps')
    expect(await channels(stranger!)).not.toContain('hr_bpm')
    expect(await channels(stranger!)).not.toContain('power_w')
    expect(await channels(stranger!, '?channels=hr_bpm')).toEqual([])
    expect((await lapsSeenBy(follower!, id))[1].avg_hr_bpm).toBeGreaterThan(0)
    expect((await lapsSeenBy(stranger!, id))[1]).toMatchObject({ avg_hr_bpm: null, max_hr_bpm: null })
  })

  it('has laps without times where the start time is hidden', async () => {
    const id = await upload({ map_visibility: 'public', shows_start_time: false, hidden_ends_m: 0 })
    expect((await lapsSeenBy(ana!, id))[0].started_at).not.toBeNull()
    expect((await lapsSeenBy(stranger!, id))[0].started_at).toBeNull()
  })

  it('is in lists by the start of its visible part', async () => {
    const startedAt = new Date('2026-11-18T10:00:00.000Z')
    const cut = await upload({ map_visibility: 'public', hidden_ends_m: 500 }, ride({ startedAt }))
    const started_at = new Date(startedAt.getTime() + 1_000).toISOString()
    const whole = { sport: 'running', duration: 30, started_at, visibility: 'public' }
    const { id } = (await ana!.post('/api/workouts/', whole)).body
    const order = async (path: string) =>
      (await stranger!.get(`/api/profiles/${ana!.username}/${path}`)).body.results.map(
        (workout: { id: number }) => workout.id,
      )
    expect(await order('workouts/?ordering=started_at')).toEqual([id, cut])
    expect(await order('workouts/?ordering=-started_at')).toEqual([cut, id])
    const { body: own } = await ana!.get('/api/workouts/?ordering=started_at')
    expect(own.results.map((workout: { id: number }) => workout.id)).toEqual([cut, id])
  })

  describe('the original file', () => {
    const open = {
      map_visibility: 'public',
      body_visibility: 'public',
      shares_original: true,
      hidden_ends_m: 0,
    }
    it('is given to others if its owner says so', async () => {
      const id = await upload(open)
      expect((await stranger!.get(`/api/workouts/${id}/original/`)).status).toBe(200)
      expect((await workoutSeenBy(stranger!, id)).shares_original).toBe(true)
    })

    it.each([
      ['its owner does not', { shares_original: false }],
      ['a part of the track is hidden', { hidden_ends_m: 200 }],
      ['the map is hidden', { map_visibility: 'followers' }],
      ['body figures are hidden', { body_visibility: 'followers' }],
      ['the start time is hidden', { shows_start_time: false }],
    ])('is not given to others if %s', async (_, change) => {
      const id = await upload({ ...open, ...change })
      expect((await ana!.get(`/api/workouts/${id}/original/`)).status).toBe(200)
      expect((await stranger!.get(`/api/workouts/${id}/original/`)).status).toBe(404)
      expect((await workoutSeenBy(stranger!, id)).shares_original).toBe(false)
    })

    it('is not given to others if it contains several activities', async () => {
      const id = await upload(open)
      await test.services.db.updateTable('recording_item').set({ activities: 2 }).execute()
      expect((await stranger!.get(`/api/workouts/${id}/original/`)).status).toBe(404)
      expect((await workoutSeenBy(stranger!, id)).shares_original).toBe(false)
      expect((await ana!.get(`/api/workouts/${id}/original/`)).status).toBe(200)
    })
  })

  describe('with hidden ends', () => {
    const open = { map_visibility: 'public', body_visibility: 'public' }

    it('is that of the part outside, with its own figures, and without laps', async () => {
      const id = await upload(open)
      const own = await workoutSeenBy(ana!, id)
      const shown = await workoutSeenBy(stranger!, id)
      const { point_count, channels } = await streamsSeenBy(stranger!, id)
      expect(point_count).toBeGreaterThan(100)
      expect(point_count).toBeLessThan(RECORDS - 20)
      expect(channels.lat.length).toBe(point_count)
      expect([channels.time_s[0], channels.distance_m[0]]).toEqual([0, 0])
      expect(shown.has_track).toBe(true)
      expect(shown.elapsed_s).toBe(channels.time_s.at(-1))
      expect(shown.distance_m).toBeCloseTo(channels.distance_m.at(-1), 1)
      expect(shown.distance_m).toBeLessThan(own.distance_m - 200)
      expect(shown.duration).toBeLessThan(own.duration)
      expect(shown.calories_kcal).toBeNull()
      expect(shown.summary_polyline).not.toBe(own.summary_polyline)
      expect(await lapsSeenBy(stranger!, id)).toEqual([])
      const skipped_ms = Date.parse(shown.started_at) - Date.parse(own.started_at)
      const { time_s, lat } = (await streamsSeenBy(ana!, id)).channels
      expect(skipped_ms / 1000).toBe(time_s[lat.indexOf(channels.lat[0])])
    })

    it('is the same for the chart, the list, and the owner who looks as others', async () => {
      const id = await upload(open)
      const shown = await workoutSeenBy(stranger!, id)
      const { results } = (await stranger!.get(`/api/profiles/${ana!.username}/workouts/`)).body
      const {
        totals_source: _,
        device_totals: __,
        track_totals: ___,
        comments_closed: ____,
        ...listed
      } = shown
      expect(results).toEqual([listed])
      expect((await ana!.get(`/api/workouts/${id}/?view_as=everyone`)).body).toEqual(shown)
      const streams = await streamsSeenBy(stranger!, id)
      expect(await streamsSeenBy(ana!, id, '?view_as=everyone')).toEqual(streams)
      const chart = await streamsSeenBy(stranger!, id, '?points=400')
      expect(chart.point_count).toBe(streams.point_count)
      expect(chart.channels.lat.length).toBeLessThanOrEqual(400)
      for (const lat of chart.channels.lat) expect(streams.channels.lat).toContain(lat)
      // An even choice from the whole track would have fewer points here and tell how long the hidden part is.
      const whole = await streamsSeenBy(stranger!, id, '?points=800')
      expect(whole.channels.lat.length).toBe(streams.point_count)
      expect((await ana!.get(`/api/workouts/${id}/laps/?view_as=everyone`)).body.results).toEqual([])
    })

    it('is counted in sums and compared in filters as far as it is shown', async () => {
      const id = await upload(open)
      const [own, shown] = [await workoutSeenBy(ana!, id), await workoutSeenBy(stranger!, id)]
      const { body } = await stranger!.get(`/api/profiles/${ana!.username}/stats/`)
      expect(body.totals.distance_m).toBeCloseTo(shown.distance_m, 1)
      expect(body.totals.duration).toBe(shown.duration)
      const list = (query: string) => stranger!.get(`/api/profiles/${ana!.username}/workouts/?${query}`)
      const between = Math.round((own.distance_m + shown.distance_m) / 2)
      expect((await list(`min_distance_m=${between}`)).body.count).toBe(0)
      expect((await list(`min_distance_m=${Math.floor(shown.distance_m)}`)).body.count).toBe(1)
      expect((await list(`max_duration=${shown.duration}`)).body.count).toBe(1)
      // The total of a page without rows is counted by itself.
      for (const filter of [`min_distance_m=${between}`, `min_duration=${own.duration}`])
        expect((await list(`${filter}&page=2`)).body.count).toBe(0)
    })

    it('is hidden completely, with its figures, if it never leaves the square', async () => {
      const id = await upload(open, ride({ records: 12 }))
      const own = await workoutSeenBy(ana!, id)
      expect(own.has_track).toBe(true)
      const day = own.started_at.slice(0, 10)
      expect(await workoutSeenBy(stranger!, id)).toMatchObject({
        has_track: false,
        summary_polyline: null,
        distance_m: null,
        elapsed_s: null,
        duration: own.duration,
        shows_start_time: false,
      })
      expect((await workoutSeenBy(stranger!, id)).started_at <= `${day}T23`).toBe(true)
      expect(await streamsSeenBy(stranger!, id)).toEqual({ point_count: 0, channels: {} })
    })

    it('shows only the day of a start that the shown part has on the next day', async () => {
      // The owner's grid is random, but at least 200 m are hidden, which take longer than the rest of the day.
      const startedAt = new Date('2026-06-01T21:59:58Z')
      const id = await upload({ ...open, time_zone: 'Europe/Ljubljana' }, ride({ startedAt }))
      expect(await workoutSeenBy(stranger!, id)).toMatchObject({
        local_date: '2026-06-01',
        started_at: '2026-05-31T22:00:00.000Z',
      })
    })

    it('shows a share of the duration of a track without times', async () => {
      const id = await upload(open)
      const { db } = test.services
      const change = { duration_min: null, elapsed_s: null, timer_s: null }
      await db.updateTable('shown_track').set(change).where('workout_id', '=', id).execute()
      const [own, shown] = [await workoutSeenBy(ana!, id), await workoutSeenBy(stranger!, id)]
      expect(shown.duration).toBe(1 + Math.floor((own.duration * shown.distance_m) / own.distance_m))
    })

    it('hides the workout until it is known what is shown', async () => {
      const id = await upload(open)
      await ana!.patch(`/api/workouts/${id}/`, { hidden_ends_m: 500 })
      expect((await stranger!.get(`/api/workouts/${id}/`)).status).toBe(404)
      expect((await stranger!.get(`/api/profiles/${ana!.username}/workouts/`)).body.count).toBe(0)
      const { status, headers } = await ana!.get(`/api/workouts/${id}/?view_as=everyone`)
      expect([status, headers['retry-after']]).toEqual([503, '1'])
      await test.runJobs()
      expect((await stranger!.get(`/api/workouts/${id}/`)).status).toBe(200)
    })

    it('changes for many workouts at once', async () => {
      const id = await upload(open)
      const before = await workoutSeenBy(stranger!, id)
      const change = { hidden_ends_m: 0 }
      expect((await ana!.patch('/api/workouts/bulk/', { ids: [id], change })).status).toBe(200)
      await test.runJobs()
      const after = await workoutSeenBy(stranger!, id)
      expect(after.distance_m).toBeGreaterThan(before.distance_m)
      expect(after.distance_m).toBe((await workoutSeenBy(ana!, id)).distance_m)
    })
  })
})
