import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildTestApp, multipart, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { buildGpx, buildTcx } from '../../../test/support/xml-builder.ts'
import { failRecording, importRecording } from './import.ts'
import type { ParserPool } from './parser-pool.ts'

const ride = (startedAt = new Date(START - 7_200_000)) => buildFit({ records: 600, startedAt })
const context = () => ({ signal: new AbortController().signal, finishIn: async () => {} })

onEachDatabase('importRecording', (kind) => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  const newPerson = async () => {
    ana = await test.register(`p${Math.random().toString(36).slice(2, 12)}`)
    return ana
  }
  const mediaFiles = () =>
    readdirSync(path.join(test.services.config.dataDir, 'media'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
  /** Uploads a file whose import has not started. */
  const upload = async (content: Uint8Array) => {
    const form = multipart('a.fit', content)
    const headers = { ...ana.headers, ...form.headers }
    const { body } = await test.request({ method: 'POST', url: '/api/recordings/', ...form, headers })
    return body.id as number
  }
  const shown = async (id: number) => (await ana.get(`/api/recordings/${id}/`)).body

  it('parses the file when the workout that it duplicates is deleted in the meantime', async () => {
    await newPerson()
    const first = (await ana.upload('a.fit', ride())).body.items[0].workouts[0]
    const id = await upload(ride())
    const { db } = test.services
    const transaction = db.transaction.bind(db)
    const spy = vi.spyOn(db, 'transaction').mockImplementationOnce(() => {
      const execute = async (work: never) => {
        await ana.delete(`/api/workouts/${first}/`)
        return transaction().execute(work)
      }
      return { execute } as never
    })
    await expect(importRecording(test.services, id, context())).rejects.toThrow(/was deleted/)
    spy.mockRestore()
    await test.runJobs()
    expect((await shown(id)).items[0]).toMatchObject({ status: 'imported', duplicate_of: null })
  })

  it('tells its owner what has become of the files, in one notification until it is read', async () => {
    await newPerson()
    const notifications = async () => (await ana.get('/api/notifications/')).body.results
    await ana.upload('a.fit', ride())
    await ana.upload('a.fit', ride())
    await ana.upload('b.fit', Buffer.from('no recording'))
    const counts = { imported: 1, duplicates: 1, refused: 1 }
    expect(await notifications()).toMatchObject([{ kind: 'import_finished', data: counts, actors: [] }])
    await ana.post('/api/notifications/read/', { up_to_seq: 100 })
    const id = await upload(Buffer.from('no recording either'))
    await failRecording(test.services, id)
    const failed = { imported: 0, duplicates: 0, refused: 1 }
    expect((await notifications()).map(({ data }: { data: object }) => data)).toEqual([failed, counts])
    await test.runJobs()
  })

  describe('a recording whose job has failed too often', () => {
    it('has only refused items, and its files are deleted', async () => {
      await newPerson()
      const before = mediaFiles()
      const id = await upload(ride())
      await failRecording(test.services, id)
      expect(await shown(id)).toMatchObject({
        status: 'failed',
        items: [{ status: 'refused', details: { error: { code: 'unreadable' } } }],
      })
      await test.runJobs()
      expect(mediaFiles()).toEqual(before)
      // A worker that stalled and continues changes nothing.
      await importRecording(test.services, id, context())
      expect((await shown(id)).status).toBe('failed')
    })

    it('is not changed when another worker has finished it', async () => {
      await newPerson()
      const { body } = await ana.upload('a.fit', ride())
      const before = mediaFiles()
      await failRecording(test.services, body.id)
      await test.runJobs()
      expect(await shown(body.id)).toEqual(body)
      expect(mediaFiles()).toEqual(before)
    })

    it('stays failed, without a workout, when a worker finishes parsing it later', async () => {
      await newPerson()
      const id = await upload(ride())
      const parser: ParserPool = {
        ...test.services.parser,
        async parse(file, options) {
          const outcome = await test.services.parser.parse(file, options)
          await failRecording(test.services, id)
          return outcome
        },
      }
      await importRecording({ ...test.services, parser }, id, context())
      expect(await shown(id)).toMatchObject({
        status: 'failed',
        items: [{ status: 'refused', workouts: [] }],
      })
      expect((await ana.get('/api/workouts/')).body.count).toBe(0)
    })
  })

  it('throws before the file is parsed when it is stopped, and leaves the item pending', async () => {
    await newPerson()
    const id = await upload(Buffer.from(buildGpx(100_000)))
    const stop = new AbortController()
    const started = Promise.withResolvers<void>()
    let parsed = 0
    const parser: ParserPool = {
      ...test.services.parser,
      parse: (file, options) => {
        const onProgress = (share: number) => {
          parsed = share
          started.resolve()
        }
        return test.services.parser.parse(file, { ...options, onProgress })
      },
    }
    const running = importRecording({ ...test.services, parser }, id, { ...context(), signal: stop.signal })
    await started.promise
    stop.abort(new Error('the worker stops'))
    await expect(running).rejects.toThrow('the worker stops')
    expect(parsed).toBeLessThan(0.7)
    expect((await shown(id)).items[0].status).toBe('pending')
    await test.runJobs()
    expect((await shown(id)).items[0].status).toBe('imported')
  })

  it('logs an unexpected error of a parser without showing it to the person', async () => {
    await newPerson()
    const id = await upload(ride())
    const refusal = { status: 'refused', reason: { code: 'damaged' } } as const
    const parser = { ...test.services.parser, parse: async () => ({ ...refusal, cause: 'TypeError: ours' }) }
    const warn = vi.spyOn(test.services.log, 'warn')
    await importRecording({ ...test.services, parser }, id, context())
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ recording: id, cause: 'TypeError: ours' }),
      expect.any(String),
    )
    warn.mockRestore()
    expect(JSON.stringify(await shown(id))).not.toContain('TypeError')
  })

  it('stores the progress of a large file, but not of a small one', async () => {
    await newPerson()
    const parsing = (shares: number[], pause_ms: number): ParserPool => ({
      ...test.services.parser,
      async parse(file, options) {
        for (const share of shares) {
          await wait(pause_ms)
          options.onProgress?.(share)
          await wait(50)
          seen.push((await shown(id)).progress)
        }
        return test.services.parser.parse(file, options)
      },
    })
    let seen: number[] = []
    let id = await upload(ride())
    await importRecording({ ...test.services, parser: parsing([0.2, 0.4, 0.6], 350) }, id, context())
    expect(seen).toEqual([19, 38, 57])
    expect((await shown(id)).progress).toBe(100)

    seen = []
    id = await upload(ride(new Date(START - 90_000_000)))
    await importRecording({ ...test.services, parser: parsing([0.5, 0.9], 1) }, id, context())
    expect(seen).toEqual([0, 0])
    expect((await shown(id)).progress).toBe(100)
  })

  it('warns about a start in the future, but not within a day', async () => {
    await newPerson()
    const [ahead, near] = [new Date(START + 10 * 86_400_000), new Date(START + 80_000_000)]
    const day = ahead.toISOString().slice(0, 10)
    expect((await ana.upload('a.fit', ride(ahead))).body.items[0]).toMatchObject({
      status: 'imported',
      warnings: [`The device's clock is ahead: it says ${day}. Correct the date of this workout.`],
      details: { warnings: [{ code: 'clock_ahead', day }] },
    })
    expect((await ana.upload('b.fit', ride(near))).body.items[0].warnings).toEqual([])
  })

  describe('impossible figures', () => {
    it('are dropped from the totals and laps of the device', async () => {
      await newPerson()
      const text = buildTcx()
        .replace('<Calories>12</Calories>', '<Calories>-1e300</Calories><MaximumSpeed>1e9</MaximumSpeed>')
        .replace(/<TotalTimeSeconds>.*?</, '<TotalTimeSeconds>1e12<')
      const item = (await ana.upload('a.tcx', Buffer.from(text))).body.items[0]
      const list = await ana.get('/api/workouts/')
      expect(list.status).toBe(200)
      const workout = (await ana.get(`/api/workouts/${item.workouts[0]}/`)).body
      expect(workout).toMatchObject({ calories_kcal: null, timer_s: 19, distance_m: 95, duration: 1 })
      expect(workout.device_totals).toMatchObject({ calories_kcal: null, max_speed_mps: null, timer_s: null })
      const { results } = (await ana.get(`/api/workouts/${item.workouts[0]}/laps/`)).body
      expect(results).toEqual([
        expect.objectContaining({ calories_kcal: null, max_speed_mps: null, timer_s: null, distance_m: 95 }),
      ])
    })

    it('are dropped from the totals of the track', async () => {
      await newPerson()
      const text = buildGpx().replaceAll(/<power>.*?<\/power>/g, '<power>1e6</power>')
      const item = (await ana.upload('a.gpx', Buffer.from(text))).body.items[0]
      const workout = (await ana.get(`/api/workouts/${item.workouts[0]}/`)).body
      expect(workout).toMatchObject({
        avg_power_w: null,
        max_power_w: null,
        track_totals: { max_power_w: null },
      })
      expect((await ana.get('/api/workouts/')).status).toBe(200)
    })
  })
})
