import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { Streams } from './schemas.ts'

const LONG = 3_000
const CHART = '?channels=time_s,hr_bpm,altitude_m&points=800'

const streamsCheck = Compile(Streams)

onEachDatabase('the streams of a workout', (kind) => {
  let test: TestApp
  let ana: Person
  let watched: { texts: string[] }

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    watched = watchStatements(test.services.db)
  })
  afterAll(() => test?.close())
  beforeEach(() => {
    watched.texts = []
  })

  let day = 0
  /** The id of a new workout whose track has this many points. */
  const recorded = async (records: number): Promise<number> => {
    const startedAt = new Date(START - 86_400_000 * ++day)
    const { body } = await ana.upload('ride.fit', buildFit({ records, startedAt }))
    watched.texts = []
    return body.items[0].workouts[0]
  }
  const streams = (id: number, query = '', etag = '') =>
    test.request({
      method: 'GET',
      url: `/api/workouts/${id}/streams/${query}`,
      headers: { ...ana.headers, 'if-none-match': etag },
    })
  /** How often the overview was read, or the whole track. */
  const readsOf = (what: 'overview' | 'data') => {
    const start = what === 'data' ? 'select "data"' : 'select coalesce("track_overview"."overview"'
    return watched.texts.filter((text) => text.startsWith(start)).length
  }
  const overviews = () => test.services.db.selectFrom('track_overview').selectAll().execute()

  it('for a chart come from the overview of a long track, and have the same extremes', async () => {
    const id = await recorded(LONG)
    const { body } = await streams(id, CHART)
    expect([readsOf('overview'), readsOf('data')]).toEqual([1, 0])
    expect(streamsCheck.Check(body)).toBe(true)
    expect(body.point_count).toBe(LONG)
    expect(Object.keys(body.channels)).toEqual(['time_s', 'altitude_m', 'hr_bpm'])
    expect(body.channels.hr_bpm.length).toBeGreaterThan(600)
    expect(body.channels.hr_bpm.length).toBeLessThanOrEqual(800)
    const all = (await streams(id, '?points=20000')).body
    expect(streamsCheck.Check(all)).toBe(true)
    expect(all.channels.hr_bpm).toHaveLength(LONG)
    for (const channel of ['hr_bpm', 'altitude_m']) {
      expect(Math.max(...body.channels[channel])).toBe(Math.max(...all.channels[channel]))
      expect(Math.min(...body.channels[channel])).toBe(Math.min(...all.channels[channel]))
    }
  })

  it('contain all points of a short track', async () => {
    const { body } = await streams(await recorded(700), '?points=800')
    expect(streamsCheck.Check(body)).toBe(true)
    expect([body.point_count, body.channels.time_s.length]).toEqual([700, 700])
  })

  it('are empty without a track', async () => {
    const created = await ana.post('/api/workouts/', { sport: 'rowing', duration: 30 })
    expect((await streams(created.body.id)).body).toEqual({ point_count: 0, channels: {} })
  })

  it('are not read again for a client that has them', async () => {
    const id = await recorded(LONG)
    const etags = new Map<string, string>()
    for (const query of [CHART, '?channels=time_s&points=800', '?points=700', '?points=5000', ''])
      etags.set(query, String((await streams(id, query)).headers.etag))
    expect(new Set(etags.values()).size).toBe(4)
    expect(etags.get('')).toBe(etags.get('?points=5000'))
    watched.texts = []
    for (const [query, etag] of etags) {
      const { status, body, headers } = await streams(id, query, etag)
      expect([status, body, headers.etag]).toEqual([304, '', etag])
    }
    expect([readsOf('overview'), readsOf('data')]).toEqual([0, 0])
    expect((await streams(id, CHART, '"another"')).status).toBe(200)
  })

  describe('of a track that was stored before overviews existed', () => {
    it.each([700, LONG])(
      'are the same, and come from a new overview from then on: %d points',
      async (points) => {
        const id = await recorded(points)
        const before = await streams(id, CHART)
        const stored = await overviews()
        await test.services.db.deleteFrom('track_overview').where('workout_id', '=', id).execute()
        watched.texts = []
        const [first, ...others] = await Promise.all([1, 2, 3].map(() => streams(id, CHART)))
        for (const { body, headers } of [first!, ...others]) {
          expect(body).toEqual(before.body)
          expect(headers.etag).toBe(before.headers.etag)
        }
        expect(await overviews()).toEqual(stored)
        watched.texts = []
        await streams(id, '', String((await streams(id)).headers.etag))
        await streams(id, CHART)
        expect(readsOf('overview')).toBeGreaterThan(0)
      },
    )
  })
})
