import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { multipart, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { buildFit, type FitOptions } from '../../../test/support/fit-builder.ts'
import { describeRealRecordings, readRecording } from '../../../test/support/real-recordings.ts'
import { keysIn, onEachStorage } from '../../../test/support/storages.ts'
import { sweepOrphans } from './index.ts'

const RIDE_START = START - 7_200_000
const ride = (more: FitOptions = {}) => buildFit({ records: 600, startedAt: new Date(RIDE_START), ...more })

onEachStorage('the API for recordings', (build) => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await build()
    ana = await test.register('ana', { time_zone: 'Europe/Ljubljana' })
  })
  afterAll(() => test?.close())

  const newPerson = async () => test.register(`p${Math.random().toString(36).slice(2, 12)}`)
  const storedFiles = () => keysIn(test, 'recordings')

  it('answers 202 at once, and returns the workout after the import', async () => {
    const form = multipart('ride.fit', ride())
    const accepted = await test.request({
      method: 'POST',
      url: '/api/recordings/',
      ...form,
      headers: { ...ana.headers, ...form.headers },
    })
    expect(accepted.status).toBe(202)
    expect(accepted.body).toMatchObject({
      status: 'queued',
      progress: 0,
      items: [{ file: 'ride.fit', status: 'pending', workouts: [] }],
    })
    await test.runJobs()
    const { body } = await ana.get(`/api/recordings/${accepted.body.id}/`)
    expect(body).toMatchObject({
      status: 'done',
      progress: 100,
      items: [{ status: 'imported', warnings: [], error: null, details: { warnings: [], error: null } }],
    })
    const workout = (await ana.get(`/api/workouts/${body.items[0].workouts[0]}/`)).body
    expect(workout).toMatchObject({
      sport: 'cycling',
      source: 'file',
      has_track: true,
      totals_source: 'device',
      started_at: new Date(RIDE_START).toISOString(),
    })
    expect(workout.device_totals.distance_m).toBe(workout.distance_m)
    expect(workout.track_totals.distance_m).toBeGreaterThan(0)
  })

  it('returns all channels and points, or only those that the request asks for', async () => {
    const person = await newPerson()
    const id = (await person.upload('ride.fit', ride())).body.items[0].workouts[0]
    const all = (await person.get(`/api/workouts/${id}/streams/`)).body
    expect(all.point_count).toBe(600)
    expect(all.channels.hr_bpm).toHaveLength(600)
    const some = (await person.get(`/api/workouts/${id}/streams/?channels=time_s,hr_bpm&points=50`)).body
    expect(Object.keys(some.channels).toSorted()).toEqual(['hr_bpm', 'time_s'])
    expect(some.channels.hr_bpm.length).toBeLessThanOrEqual(50)
    expect(Math.max(...some.channels.hr_bpm)).toBe(Math.max(...all.channels.hr_bpm))
    expect((await person.get(`/api/workouts/${id}/streams/?channels=soul`)).body.errors).toHaveProperty(
      'channels',
    )
    expect((await person.get(`/api/workouts/${id}/streams/?points=1`)).status).toBe(400)
  })

  it('gives the laps and the original file', async () => {
    const person = await newPerson()
    const content = ride()
    const id = (await person.upload('../../My ride (1) ü.fit', content)).body.items[0].workouts[0]
    const { results } = (await person.get(`/api/workouts/${id}/laps/`)).body
    expect(results.length).toBeGreaterThan(0)
    expect(results[0]).toMatchObject({ index: 0, started_at: new Date(RIDE_START).toISOString() })
    const original = await test.app.inject({ url: `/api/workouts/${id}/original/`, headers: person.headers })
    expect(original.rawPayload.equals(content)).toBe(true)
    expect(original.headers['content-type']).toBe('application/octet-stream')
    expect(original.headers['content-disposition']).toBe(
      `attachment; filename="My_ride_1_.fit"; filename*=UTF-8''My%20ride%20%281%29%20%C3%BC.fit`,
    )
    expect(original.headers['content-security-policy']).toBe('sandbox')
  })

  it('removes control characters from the file name', async () => {
    const person = await newPerson()
    const { body } = await person.upload('ri\u0000de\u0007.fit', ride())
    expect(body.items[0]).toMatchObject({ status: 'imported', file: 'ride.fit' })
  })

  it('takes the time zone from the first position, and the local date from the time zone', async () => {
    const person = await test.register('tokyo', { time_zone: 'America/New_York' })
    const content = ride({ startedAt: new Date('2026-11-20T16:00:00Z'), start: { lat: 35.68, lon: 139.76 } })
    const id = (await person.upload('run.fit', content)).body.items[0].workouts[0]
    expect((await person.get(`/api/workouts/${id}/`)).body).toMatchObject({
      time_zone: 'Asia/Tokyo',
      local_date: '2026-11-21',
    })
  })

  it('shows the totals of the track or of the device, as the owner chooses', async () => {
    const person = await newPerson()
    const id = (await person.upload('ride.fit', ride())).body.items[0].workouts[0]
    const before = (await person.get(`/api/workouts/${id}/`)).body
    const recomputed = (await person.patch(`/api/workouts/${id}/`, { totals_source: 'track' })).body
    expect(recomputed.totals_source).toBe('track')
    expect(recomputed.moving_s).toBe(before.track_totals.moving_s)
    expect(recomputed.distance_m).toBe(before.track_totals.distance_m)
    expect((await person.patch(`/api/workouts/${id}/`, { totals_source: 'device' })).body.distance_m).toBe(
      before.distance_m,
    )
  })

  describe('duplicates', () => {
    it('are found by equal bytes, with the workout that they repeat', async () => {
      const person = await newPerson()
      const first = (await person.upload('a.fit', ride())).body.items[0].workouts[0]
      const { body } = await person.upload('b.fit', ride())
      expect(body.items[0]).toMatchObject({ status: 'duplicate', duplicate_of: first, workouts: [] })
      expect((await person.get('/api/workouts/')).body.count).toBe(1)
    })

    it('are found by start and duration when the bytes differ', async () => {
      const person = await newPerson()
      const first = (await person.upload('a.fit', ride())).body.items[0].workouts[0]
      const { body } = await person.upload('a.fit.gz', gzipSync(ride()))
      expect(body.items[0]).toMatchObject({ status: 'duplicate', duplicate_of: first })
    })

    it('are found when the same ride is uploaded twice at the same time', async () => {
      const person = await newPerson()
      const forms = [multipart('a.fit', ride()), multipart('b.fit', ride())]
      const recordings = await Promise.all(
        forms.map((form) =>
          test.request({
            method: 'POST',
            url: '/api/recordings/',
            ...form,
            headers: { ...person.headers, ...form.headers },
          }),
        ),
      )
      await Promise.all([test.runJobs(), test.runJobs()])
      const items = await Promise.all(
        recordings.map(
          async ({ body }) => (await person.get(`/api/recordings/${body.id}/`)).body.items[0].status,
        ),
      )
      expect(items.toSorted()).toEqual(['duplicate', 'imported'])
    })

    it('are not files of another person, of another time, or of a deleted workout', async () => {
      const [person, other] = [await newPerson(), await newPerson()]
      const first = (await person.upload('a.fit', ride())).body.items[0].workouts[0]
      expect((await other.upload('a.fit', ride())).body.items[0].status).toBe('imported')
      expect(
        (await person.upload('c.fit', ride({ startedAt: new Date(RIDE_START - 3_600_000) }))).body.items[0]
          .status,
      ).toBe('imported')
      await person.delete(`/api/workouts/${first}/`)
      await test.runJobs()
      expect((await person.upload('a.fit', ride())).body.items[0].status).toBe('imported')
    })
  })

  describe('a file with several sessions', () => {
    const [first, second] = [new Date(RIDE_START - 7_200_000), new Date(RIDE_START)]
    const both = Buffer.concat([
      ride({ startedAt: first, sport: 'swimming' }),
      ride({ startedAt: second, sport: 'running' }),
    ])

    it('gives one workout per session', async () => {
      const person = await newPerson()
      const { workouts } = (await person.upload('both.fit', both)).body.items[0]
      const shown = await Promise.all(
        (workouts as number[]).map(async (id) => (await person.get(`/api/workouts/${id}/`)).body),
      )
      expect(shown.map(({ sport, started_at }) => [sport, started_at])).toEqual([
        ['swimming', first.toISOString()],
        ['running', second.toISOString()],
      ])
      const again = (await person.upload('again.fit', both)).body.items[0]
      expect(again).toMatchObject({ status: 'duplicate', duplicate_of: workouts[0] })
    })

    it('gives workouts only for the new sessions, with a warning', async () => {
      const person = await newPerson()
      const known = (await person.upload('a.fit', ride({ startedAt: second }))).body.items[0].workouts[0]
      expect((await person.upload('both.fit', both)).body.items[0]).toMatchObject({
        status: 'imported',
        workouts: [expect.any(Number)],
        warnings: [`Part of this file was there already, as workout ${known}.`],
        details: { warnings: [{ code: 'partly_known', workout: known }] },
      })
      expect((await person.get('/api/workouts/')).body.count).toBe(2)
    })
  })

  it('shows the figures of the device, and of the track where the device has none', async () => {
    const person = await newPerson()
    const session = { totalTimerTime: 540, totalElapsedTime: 599, avgHeartRate: 151, totalAscent: 77 }
    const id = (await person.upload('ride.fit', ride({ session, lapRecords: 200 }))).body.items[0].workouts[0]
    const { body } = await person.get(`/api/workouts/${id}/`)
    expect(body).toMatchObject({
      sport: 'cycling',
      device: 'Garmin Edge 500',
      duration: 9,
      timer_s: 540,
      elapsed_s: 599,
      ascent_m: 77,
      avg_hr_bpm: 151,
      time_zone: 'Europe/Ljubljana',
    })
    expect(body.descent_m).toBe(body.track_totals.descent_m)
    // The track has 599 s of movement, but the shown moving time is capped at the timer time.
    expect([body.track_totals.moving_s, body.moving_s]).toEqual([599, 540])
    expect((await person.get(`/api/workouts/${id}/laps/`)).body.results).toHaveLength(3)
  })

  it('refuses a file that is not a recording, and deletes it', async () => {
    const person = await newPerson()
    const before = (await storedFiles()).length
    const { body } = await person.upload('notes.fit', Buffer.from('this is not a recording'))
    const error = { code: 'unknown_format', formats: ['FIT', 'GPX', 'TCX'] }
    expect(body).toMatchObject({
      status: 'done',
      items: [{ status: 'refused', workouts: [], details: { error, warnings: [] } }],
    })
    expect(await storedFiles()).toHaveLength(before)
  })

  it('words refusals and warnings in the language of the request, else in that of the account', async () => {
    const person = await newPerson()
    await person.patch('/api/auth/user/', { language: 'de' })
    const refused = (await person.upload('notes.fit', Buffer.from('this is not a recording'))).body
    const doubtful = (await person.upload('a.fit', Buffer.concat([ride(), Buffer.alloc(64)]))).body
    const wordsIn = async (more?: Record<string, string>) => {
      const answers = [
        await person.get(`/api/recordings/${refused.id}/`, more),
        await person.get(`/api/recordings/${doubtful.id}/`, more),
      ]
      return answers.flatMap(({ body, headers }) => [
        headers['content-language'],
        body.items[0].error,
        ...body.items[0].warnings,
      ])
    }
    expect(await wordsIn()).toEqual([
      'de',
      'Die Datei ist keine Aufzeichnung in einem dieser Formate: FIT, GPX, TCX.',
      'de',
      null,
      'Bytes nach dem Ende der Aufzeichnung wurden nicht beachtet: 64.',
    ])
    expect(await wordsIn({ 'accept-language': 'en-GB,en;q=0.9' })).toEqual([
      'en',
      'The file is not a recording in one of these formats: FIT, GPX, TCX.',
      'en',
      null,
      'Bytes after the end of the recording were ignored: 64.',
    ])
  })

  it('deletes the file with its last workout', async () => {
    const person = await newPerson()
    const before = (await storedFiles()).length
    const id = (await person.upload('a.fit', ride())).body.items[0].workouts[0]
    expect(await storedFiles()).toHaveLength(before + 1)
    await person.delete(`/api/workouts/${id}/`)
    await test.runJobs()
    expect(await storedFiles()).toHaveLength(before + 1)
    await person.delete(`/api/workouts/trash/${id}/`)
    await test.runJobs()
    expect(await storedFiles()).toHaveLength(before)
    const left = await test.services.db
      .selectFrom('recording')
      .select('id')
      .where('owner_id', '=', person.id)
      .execute()
    expect(left).toEqual([])
  })

  it('deletes files that a crash left without a row, but no file in use', async () => {
    const person = await newPerson()
    await person.upload('a.fit', ride())
    const { storage } = test.services
    await storage.put('recordings/1/left-over', Readable.from([Buffer.from('x')]), 100)
    const before = (await storedFiles()).length
    expect(await sweepOrphans(test.services)).toBe(0)
    test.clock.time = Date.now() + 3_700_000
    expect(await sweepOrphans(test.services)).toBe(1)
    expect(await storage.exists('recordings/1/left-over')).toBe(false)
    expect(await storedFiles()).toHaveLength(before - 1)
    test.clock.time = START
  })

  it('stores one file when a request is repeated with its idempotency key', async () => {
    const person = await newPerson()
    const before = (await storedFiles()).length
    const send = (content: Uint8Array) => {
      const form = multipart('a.fit', content)
      return test.request({
        method: 'POST',
        url: '/api/recordings/',
        ...form,
        headers: { ...person.headers, ...form.headers, 'idempotency-key': 'k' },
      })
    }
    const [first, second] = [await send(ride()), await send(ride())]
    expect(second.body).toEqual(first.body)
    expect((await send(ride({ records: 10 }))).status).toBe(422)
    expect(await storedFiles()).toHaveLength(before + 1)
  })

  it('refuses a form without a file or an end, a second file, another field, JSON, and a body past the limit', async () => {
    const person = await newPerson()
    const before = (await storedFiles()).length
    const send = (form: ReturnType<typeof multipart>) =>
      test.request({
        method: 'POST',
        url: '/api/recordings/',
        ...form,
        headers: { ...person.headers, ...form.headers },
      })
    const empty = {
      headers: multipart('a', Buffer.alloc(0)).headers,
      payload: Buffer.from('--fittrack-test-boundary--\r\n'),
    }
    expect((await send(empty)).body).toMatchObject({ status_code: 400, errors: { file: ['is required'] } })
    const two = multipart('a.fit', ride())
    const cut = await send({ ...two, payload: two.payload.subarray(0, -40) })
    expect(cut.body).toMatchObject({ code: 'malformed', details: { request: [{ code: 'unreadable' }] } })
    const second = multipart('b.fit', ride({ records: 20 })).payload
    const end = Buffer.byteLength('--fittrack-test-boundary--\r\n')
    const both = {
      ...two,
      payload: Buffer.concat([two.payload.subarray(0, two.payload.length - end), second]),
    }
    expect((await send(both)).body).toMatchObject({
      status_code: 400,
      errors: { file: ['must be the only part: send one file at a time'] },
    })
    expect((await send(multipart('a.fit', ride(), 'picture'))).body).toMatchObject({
      status_code: 400,
      errors: { picture: ['is not a known field'] },
    })
    expect((await person.post('/api/recordings/', { file: 'x' })).status).toBe(415)
    const large = await send(multipart('a.fit', Buffer.alloc(25_000_001)))
    expect(large.body).toMatchObject({ status_code: 413, code: 'too_large' })
    expect(await storedFiles()).toHaveLength(before)
  })

  it('keeps the connection open after a file that was too large', async () => {
    const person = await newPerson()
    const url = `${await test.app.listen({ port: 0, host: '127.0.0.1' })}/api/recordings/`
    const send = async (bytes: number) => {
      const body = new FormData()
      body.set('file', new Blob([new Uint8Array(bytes)]), 'a.fit')
      return (await fetch(url, { method: 'POST', headers: person.headers, body })).status
    }
    for (const bytes of [26_500_000, 1_000, 25_100_000, 1_000]) {
      expect(await send(bytes)).toBe(bytes > 25_000_000 ? 413 : 202)
    }
  })

  it('404 for recording, streams, laps and original file of somebody else', async () => {
    const [person, stranger] = [await newPerson(), await newPerson()]
    const recording = (await person.upload('a.fit', ride())).body
    const id = recording.items[0].workouts[0]
    for (const url of [
      `/api/recordings/${recording.id}/`,
      `/api/workouts/${id}/streams/`,
      `/api/workouts/${id}/laps/`,
      `/api/workouts/${id}/original/`,
    ]) {
      expect((await stranger.get(url)).status, url).toBe(404)
      expect((await test.request({ url })).status, url).toBe(401)
    }
  })

  it('marks a recording as failed when its stored file is gone', async () => {
    const person = await newPerson()
    const form = multipart('a.fit', ride())
    const { body } = await test.request({
      method: 'POST',
      url: '/api/recordings/',
      ...form,
      headers: { ...person.headers, ...form.headers },
    })
    const row = await test.services.db
      .selectFrom('recording')
      .select('storage_key')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    await test.services.storage.delete(row.storage_key)
    for (let attempt = 1; attempt <= 8; attempt++) {
      await test.runJobs()
      test.clock.time += 3_600_000
    }
    const recording = await test.services.db
      .selectFrom('recording')
      .select('status')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    expect(recording.status).toBe('failed')
    test.clock.time = START
    const { items } = (await person.get(`/api/recordings/${body.id}/`)).body
    expect(items[0]).toMatchObject({ status: 'refused', details: { error: { code: 'unreadable' } } })
  })

  describeRealRecordings('recordings of devices', () => {
    it('give the ride that the device recorded', async () => {
      const person = await newPerson()
      const { body } = await person.upload(
        'garmin-edge-500-activity.fit',
        readRecording('fit/garmin-edge-500-activity.fit'),
      )
      const id = body.items[0].workouts[0]
      expect((await person.get(`/api/workouts/${id}/`)).body).toMatchObject({
        sport: 'cycling',
        duration: 177,
        timer_s: 10_641.06,
        elapsed_s: 12_691.28,
        distance_m: 92_622.34,
        ascent_m: 541,
        avg_hr_bpm: 162,
        device: 'Garmin Edge 500',
        time_zone: 'America/Toronto',
      })
      expect((await person.get(`/api/workouts/${id}/laps/`)).body.results).toHaveLength(9)
    })

    it('have a moving time of at most their timer time', async () => {
      const person = await newPerson()
      for (const name of ['broken/nick.fit', 'fit/sample-activity-indoor-trainer.fit']) {
        const id = (await person.upload(name, readRecording(name))).body.items[0].workouts[0]
        const { moving_s, timer_s } = (await person.get(`/api/workouts/${id}/`)).body
        expect(moving_s, name).toBeLessThanOrEqual(timer_s)
      }
    })

    it('give one workout per session', async () => {
      const person = await newPerson()
      const { body } = await person.upload('tri.fit', readRecording('fit/sample_mulitple_header.fit'))
      expect(body.items[0].workouts).toHaveLength(5)
      const again = await person.upload('tri.fit', readRecording('fit/sample_mulitple_header.fit'))
      expect(again.body.items[0]).toMatchObject({
        status: 'duplicate',
        duplicate_of: body.items[0].workouts[0],
      })
    })
  })
})
