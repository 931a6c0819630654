import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { AppError } from '../../platform/errors.ts'
import { TaskFailure } from '../../platform/processes/index.ts'
import { zoneMaintenance } from './maintenance.ts'

const URL = '/api/profiles/me/zones/'
const HOME = { lat: 46.05, lon: 14.5 }
const ZONE = { name: 'Home', ...HOME, radius_m: 200 }
const OPEN = { visibility: 'public', map_visibility: 'public', hidden_ends_m: 0 }

onEachDatabase('privacy zones', (kind) => {
  let test: TestApp
  let [ana, ben]: Person[] = []
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    people++
    ana = await test.register(`ana${people}`)
    ben = await test.register(`ben${people}`)
  })

  let rides = 0
  const ride = async (start = HOME): Promise<number> => {
    const startedAt = new Date(Date.UTC(2026, 5, 1) + ++rides * 86_400_000)
    const { body } = await ana!.upload(`${rides}.fit`, buildFit({ records: 900, start, startedAt }))
    const id = body.items[0].workouts[0]
    await ana!.patch(`/api/workouts/${id}/`, OPEN)
    await test.runJobs()
    return id
  }
  const add = async (zone: object = {}) => (await ana!.post(URL, { ...ZONE, ...zone })).body
  const seenByBen = async (id: number) => {
    const { status, body } = await ben!.get(`/api/workouts/${id}/streams/?channels=lat,lon`)
    return status === 200
      ? (body as { point_count: number; channels: { lat: number[]; lon: number[] } })
      : null
  }

  it('are added, listed, changed and deleted', async () => {
    const { status, body } = await ana!.post(URL, ZONE)
    expect(status).toBe(201)
    expect(body).toMatchObject(ZONE)
    expect((await ana!.get(URL)).body).toEqual({ count: 1, next: null, previous: null, results: [body] })
    const changed = await ana!.patch(`${URL}${body.id}/`, { name: 'Office', radius_m: 500 })
    expect(changed.body).toMatchObject({ ...ZONE, name: 'Office', radius_m: 500 })
    expect((await ana!.delete(`${URL}${body.id}/`)).status).toBe(204)
    expect((await ana!.get(URL)).body.results).toEqual([])
  })

  it('have an area that contains the circle', async () => {
    const { area } = await add()
    const metre = 1 / 111_195
    expect(area.north - area.south).toBeCloseTo(1_800 * metre, 6)
    for (const distance_m of [-199, 199]) {
      expect(HOME.lat + distance_m * metre).toBeGreaterThan(area.south)
      expect(HOME.lat + distance_m * metre).toBeLessThan(area.north)
    }
  })

  it('of a person keep their area when they are deleted and added again', async () => {
    const { id, area } = await add()
    await ana!.delete(`${URL}${id}/`)
    expect((await add()).area).toEqual(area)
  })

  it('are seen and changed by their owner only', async () => {
    const { id } = await add()
    expect((await ben!.get(URL)).body.results).toEqual([])
    expect((await ben!.patch(`${URL}${id}/`, { name: 'Mine' })).status).toBe(404)
    expect((await ben!.delete(`${URL}${id}/`)).status).toBe(404)
    expect((await ana!.get(URL)).body.count).toBe(1)
  })

  it.each([
    ['a radius below 100 m', { radius_m: 99 }],
    ['a radius above 2,000 m', { radius_m: 2_001 }],
    ['a latitude beyond a pole', { lat: 90.1 }],
    ['an empty name', { name: '' }],
    ['an unknown field', { area: {} }],
  ])('400 for %s', async (_, given) => {
    expect((await ana!.post(URL, { ...ZONE, ...given })).status).toBe(400)
  })

  it('409 for more than 20', async () => {
    for (let i = 0; i < 20; i++) await add({ lat: i })
    expect((await ana!.post(URL, ZONE)).status).toBe(409)
  })

  it('hide older workouts at once, and show what is outside after the job', async () => {
    const id = await ride()
    const all = await seenByBen(id)
    expect(all?.point_count).toBe(900)
    const { area } = await add()
    expect(await seenByBen(id)).toBeNull()
    await test.runJobs()
    const rest = await seenByBen(id)
    expect(rest!.point_count).toBeLessThan(900)
    expect(rest!.point_count).toBeGreaterThan(100)
    const isInside = (i: number) =>
      rest!.channels.lat[i]! > area.south &&
      rest!.channels.lat[i]! < area.north &&
      rest!.channels.lon[i]! > area.west &&
      rest!.channels.lon[i]! < area.east
    expect(rest!.channels.lat.filter((_, i) => isInside(i))).toEqual([])
  })

  it('do not touch workouts elsewhere, not even for a moment', async () => {
    const id = await ride({ lat: 48, lon: 11 })
    const zone = await add()
    expect((await seenByBen(id))?.point_count).toBe(900)
    await ana!.delete(`${URL}${zone.id}/`)
    expect((await seenByBen(id))?.point_count).toBe(900)
  })

  it('show workouts again when they are moved away or deleted', async () => {
    const id = await ride()
    const zone = await add()
    await test.runJobs()
    const hidden = (await seenByBen(id))!.point_count
    await ana!.patch(`${URL}${zone.id}/`, { lat: 10 })
    expect(await seenByBen(id)).toBeNull()
    await test.runJobs()
    expect((await seenByBen(id))!.point_count).toBe(900)
    await ana!.patch(`${URL}${zone.id}/`, { lat: HOME.lat })
    await test.runJobs()
    expect((await seenByBen(id))!.point_count).toBe(hidden)
    await ana!.delete(`${URL}${zone.id}/`)
    await test.runJobs()
    expect((await seenByBen(id))!.point_count).toBe(900)
  })

  it('hide nothing from the owner', async () => {
    const id = await ride()
    await add()
    expect((await ana!.get(`/api/workouts/${id}/streams/`)).body.point_count).toBe(900)
  })

  describe('of a person who uploads a file', () => {
    beforeEach(async () => {
      await ana!.put('/api/profiles/me/sharing/', { all: OPEN, sports: [] })
      // Those of earlier tests.
      await test.runJobs()
    })

    /** The points of a new ride that others see, if `meanwhile` happens after its file was parsed. */
    const pointsShown = async (meanwhile?: () => Promise<unknown>) => {
      const { parser } = test.services
      const { parse } = parser
      parser.parse = async (...given) => {
        const parsed = await parse(...given)
        await meanwhile?.()
        return parsed
      }
      const startedAt = new Date(Date.UTC(2026, 5, 1) + ++rides * 86_400_000)
      const upload = ana!.upload(`${rides}.fit`, buildFit({ records: 900, start: HOME, startedAt }))
      const { body } = await upload.finally(() => {
        parser.parse = parse
      })
      return (await seenByBen(body.items[0].workouts[0]))?.point_count
    }

    it('apply to the new track without a job of their own', async () => {
      await add()
      const job = vi.spyOn(test.services.trackReader, 'shownParts')
      const points = await pointsShown()
      expect(job).not.toHaveBeenCalled()
      job.mockRestore()
      expect(points).toBeGreaterThan(100)
      expect(points).toBeLessThan(900)
    })

    it('apply to the new track when they are added while it is parsed', async () => {
      expect(await pointsShown()).toBe(900)
      expect(await pointsShown(add)).toBeLessThan(900)
    })

    it('apply to the new track with the ends that are the default when it is stored', async () => {
      const all = { ...OPEN, hidden_ends_m: 200 }
      const hideEnds = () => ana!.put('/api/profiles/me/sharing/', { all, sports: [] })
      expect(await pointsShown(hideEnds)).toBeLessThan(900)
    })

    it('apply to the new track with the ends of its sport', async () => {
      const sports = [{ sport: 'cycling', ...OPEN, hidden_ends_m: 200 }]
      await ana!.put('/api/profiles/me/sharing/', { all: OPEN, sports })
      const job = vi.spyOn(test.services.trackReader, 'shownParts')
      expect(await pointsShown()).toBeLessThan(900)
      expect(job).not.toHaveBeenCalled()
      job.mockRestore()
    })
  })

  describe('a damaged track', () => {
    it('is hidden whole', async () => {
      const id = await ride()
      await test.services.db
        .updateTable('track')
        .set({ data: Buffer.from('damaged') })
        .where('workout_id', '=', id)
        .execute()
      await add()
      await test.runJobs()
      expect((await ben!.get(`/api/workouts/${id}/`)).body).toMatchObject({
        has_track: false,
        distance_m: null,
      })
    })
  })

  it('are applied to other tracks when one makes the worker process fail', async () => {
    const [first, second] = [await ride(), await ride({ ...HOME, lon: HOME.lon + 0.0005 })]
    const { shownParts } = test.services.trackReader
    await add()
    test.services.trackReader.shownParts = async (owner, hiding, load) => {
      const tracks = await load()
      const { data } = await test.services.db
        .selectFrom('track')
        .select('data')
        .where('workout_id', '=', first)
        .executeTakeFirstOrThrow()
      // The worker fails at the first workout, alone or among others.
      if (tracks.length > 1 || Buffer.compare(tracks[0]!, data) === 0)
        throw new AppError('unavailable', 'track_unavailable', { cause: new TaskFailure('memory') })
      return shownParts(owner, hiding, load)
    }
    await test.runJobs()
    test.services.trackReader.shownParts = shownParts
    expect((await seenByBen(first))!.point_count).toBe(0)
    expect((await seenByBen(second))!.point_count).toBeGreaterThan(100)
  })

  it('are applied by the hourly maintenance when the job has failed too often', async () => {
    const id = await ride()
    await add()
    const { db } = test.services
    await db.deleteFrom('job').execute()
    expect(await seenByBen(id)).toBeNull()
    await zoneMaintenance(test.services).pending_tracks!()
    await zoneMaintenance(test.services).pending_tracks!()
    expect(await db.selectFrom('job').select('kind').execute()).toEqual([{ kind: 'zones.cover' }])
    await test.runJobs()
    expect((await seenByBen(id))!.point_count).toBeGreaterThan(100)
  })

  it('apply to ends that change while tracks are being read', async () => {
    const id = await ride()
    await add()
    const { shownParts } = test.services.trackReader
    test.services.trackReader.shownParts = async (...given) => {
      const parts = await shownParts(...given)
      test.services.trackReader.shownParts = shownParts
      await ana!.patch(`/api/workouts/${id}/`, { hidden_ends_m: 2_000 })
      return parts
    }
    await test.runJobs()
    const withEnds = (await seenByBen(id))!.point_count
    await ana!.patch(`/api/workouts/${id}/`, { hidden_ends_m: 0 })
    await test.runJobs()
    expect(withEnds).toBeLessThan((await seenByBen(id))!.point_count)
  })

  it('that change while tracks are being read are applied by the job of the change', async () => {
    const id = await ride()
    await add()
    const { shownParts } = test.services.trackReader
    // The first job gets its result after the zone has changed.
    test.services.trackReader.shownParts = async (...given) => {
      const parts = await shownParts(...given)
      test.services.trackReader.shownParts = shownParts
      const [zone] = (await ana!.get(URL)).body.results
      await ana!.patch(`${URL}${zone.id}/`, { radius_m: 1_000 })
      return parts
    }
    await test.runJobs()
    const { area } = (await ana!.get(URL)).body.results[0]
    const { lat, lon } = (await seenByBen(id))!.channels
    const isInside = (_: number, i: number) =>
      lat[i]! > area.south && lat[i]! < area.north && lon[i]! > area.west && lon[i]! < area.east
    expect(lat.filter(isInside)).toEqual([])
  })

  it('show nothing of a track without a row in `shown_track`', async () => {
    const id = await ride()
    await test.services.db.deleteFrom('shown_track').where('workout_id', '=', id).execute()
    expect((await seenByBen(id))!.point_count).toBe(0)
    expect((await ben!.get(`/api/workouts/${id}/`)).body).toMatchObject({
      has_track: false,
      summary_polyline: null,
      distance_m: null,
      shows_start_time: false,
    })
  })
})
