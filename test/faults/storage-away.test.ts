import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, START, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { buildFit } from '../support/fit-builder.ts'
import { plain } from '../support/pictures.ts'
import { type S3Server, startS3 } from '../support/s3.ts'

onEachDatabase('a server whose S3', (kind) => {
  let s3: S3Server
  let test: TestApp
  let ana: Person
  let workout: number
  let kept: string
  let picture: Buffer
  let hours = 0

  beforeAll(async () => {
    s3 = await startS3()
    test = await buildTestApp(kind, s3.env)
    ana = await test.register('ana')
    workout = (await ana.post('/api/workouts/', { sport: 'running', duration: 30 })).body.id
    picture = await plain().jpeg().toBuffer()
    kept = (await sendPicture()).body.image
  })
  afterAll(async () => {
    await test?.close()
    await s3?.close()
  })

  const send = (url: string, form: ReturnType<typeof multipart>, more = {}) =>
    test.request({ method: 'POST', url, ...form, headers: { ...ana.headers, ...form.headers, ...more } })
  const sendPicture = (more = {}) =>
    send(`/api/workouts/${workout}/images/`, multipart('a.jpg', picture, 'image'), more)
  const ride = () =>
    multipart('ride.fit', buildFit({ records: 60, startedAt: new Date(START - ++hours * 3_600_000) }))
  const count = async (table: 'image' | 'recording') =>
    (await test.services.db.selectFrom(table).select('id').execute()).length
  const expectUnavailable = (answer: Awaited<ReturnType<typeof send>>) => {
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    // A browser must not cache the error for as long as it caches the picture.
    expect([answer.headers['cache-control'], answer.headers.etag]).toEqual(['no-store', undefined])
  }

  const faults: [string, () => Promise<void> | void, () => Promise<void> | void][] = [
    ['is away', () => s3.stop(), () => s3.restart()],
    ['hangs', () => s3.behave('hangs'), () => s3.behave('answers')],
    ['fails', () => s3.behave('fails'), () => s3.behave('answers')],
    ['is too busy', () => s3.behave('is busy'), () => s3.behave('answers')],
  ]
  describe.each(faults)('when S3 %s', (fault, begin, end) => {
    afterEach(async () => {
      await end()
    })

    it('the server answers uploads with 503, writes no row without its file, and serves everything else', async () => {
      const before = [await count('image'), await count('recording'), s3.keys().length]
      await begin()
      const answers = await Promise.all([sendPicture(), send('/api/recordings/', ride()), ana.get(kept)])
      for (const answer of answers) expectUnavailable(answer)
      expect([await count('image'), await count('recording')]).toEqual(before.slice(0, 2))
      const known = { 'if-none-match': `"${kept.split('/')[3]}-1280"` }
      expect((await ana.get(kept, known)).status).toBe(304)
      expect((await ana.get(`/api/workouts/${workout}/`)).body.images).toEqual([kept])
      expect((await ana.post('/api/workouts/', { sport: 'rowing', duration: 5 })).status).toBe(201)
      await end()
      expect((await ana.get(kept)).status).toBe(200)
      expect(s3.keys()).toHaveLength(before[2] ?? 0)
    })

    // To a job, S3 that hangs is S3 that fails after a timeout. Waiting for the timeout would test nothing new.
    if (fault === 'hangs') return
    it('the server deletes files and imports recordings once S3 works again', async () => {
      const { name } = (await sendPicture()).body
      const recording = await send('/api/recordings/', ride())
      expect(recording.status).toBe(202)
      await begin()
      expect((await ana.delete(`/api/workouts/${workout}/images/${name}/`)).status).toBe(204)
      await test.runJobs()
      await end()
      expect(s3.keys().filter((key) => key.includes(name))).toHaveLength(3)
      test.clock.time += 60_000
      await test.runJobs()
      test.clock.time = START
      expect(s3.keys().filter((key) => key.includes(name))).toEqual([])
      const { status, items } = (await ana.get(`/api/recordings/${recording.body.id}/`)).body
      expect([status, items[0].status]).toEqual(['done', 'imported'])
    })
  })

  it('the server answers uploads with 507 when S3 is full', async () => {
    s3.behave('is full')
    const { status, body } = await sendPicture()
    s3.behave('answers')
    expect([status, body.code]).toEqual([507, 'storage_full'])
  })

  it('the server answers 503 instead of sending half a picture when S3 breaks off a download', async () => {
    s3.behave('breaks off')
    expectUnavailable(await ana.get(`${kept}?size=320`))
    s3.behave('answers')
    expect((await ana.get(`${kept}?size=320`)).status).toBe(200)
  })
})
