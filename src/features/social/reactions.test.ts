import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import type { Db } from '../../platform/database/schema.ts'

const COUNTS = { likes_count: 3, comments_count: 2 }
const NONE = { likes_count: 0, comments_count: 0 }

onEachDatabase('likes and comments', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let id: number

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    ben = await test.register('ben')
    id = (await add()).body.id
    await react(test.services.db, id)
  })
  afterAll(() => test?.close())

  const add = () => ana.post('/api/workouts/', { sport: 'running', duration: 30, visibility: 'public' })
  const react = (db: Db, workout_id: number) =>
    db
      .insertInto('reaction_summary')
      .values({ workout_id, ...COUNTS })
      .execute()

  it('are counted in a workout and in lists, for its owner and for others', async () => {
    for (const who of [ana, ben]) {
      expect((await who.get(`/api/workouts/${id}/`)).body).toMatchObject(COUNTS)
      expect((await who.get('/api/profiles/ana/workouts/')).body.results).toMatchObject([COUNTS])
    }
    expect((await ana.get('/api/workouts/')).body.results).toMatchObject([COUNTS])
  })

  it('are none without a row', async () => {
    const { body } = await add()
    expect(body).toMatchObject(NONE)
    expect((await ana.get(`/api/workouts/${body.id}/`)).body).toMatchObject(NONE)
    await ana.delete(`/api/workouts/${body.id}/`)
    await ana.delete('/api/workouts/trash/')
  })

  it('stay when the workout changes, goes into the trash and comes back', async () => {
    const url = `/api/workouts/${id}/`
    expect((await ana.patch(url, { notes: 'Windy.' })).body).toMatchObject(COUNTS)
    expect((await ana.put(url, { sport: 'hiking', duration: 30, visibility: 'public' })).body).toMatchObject(
      COUNTS,
    )
    await ana.delete(url)
    expect((await ana.get('/api/workouts/trash/')).body.results).toMatchObject([COUNTS])
    expect((await ana.post(`/api/workouts/trash/${id}/restore/`)).body).toMatchObject(COUNTS)
  })

  it('go with the workout', async () => {
    const { body } = await add()
    await react(test.services.db, body.id)
    await ana.delete(`/api/workouts/${body.id}/`)
    await ana.delete('/api/workouts/trash/')
    const rows = await test.services.db.selectFrom('reaction_summary').select('workout_id').execute()
    expect(rows).toEqual([{ workout_id: id }])
  })

  // SQLite has a single writer.
  if (kind === 'PostgreSQL')
    it('do not wait for a change of the workout, nor the other way round', async () => {
      const { db } = test.services
      const { body } = await add()
      // A request inside `inTransaction` would be refused.
      await db.transaction().execute(async (trx) => {
        await react(trx, body.id)
        const { status } = await ana.patch(`/api/workouts/${body.id}/`, { notes: 'Windy.' })
        expect(status).toBe(200)
      })
    })
})
