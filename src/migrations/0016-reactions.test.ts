import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/support/app.ts'
import { onEachDatabase } from '../../test/support/databases.ts'
import { up } from './0016-reactions.ts'

onEachDatabase('the likes and comments of workouts', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('move from the workouts to a table of their own', async () => {
    const { db } = test.services
    const ana = await test.register('ana')
    const add = async (likes: number, comments: number) => {
      const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
      await sql`update workout set likes_count = ${likes}, comments_count = ${comments}
        where id = ${body.id}`.execute(db)
      return body.id as number
    }
    await db.schema.dropTable('reaction_summary').execute()
    for (const column of ['likes_count', 'comments_count'])
      await sql`alter table workout add column ${sql.ref(column)} integer not null default 0`.execute(db)
    const [liked, discussed, plain] = [await add(3, 0), await add(0, 2), await add(0, 0)]
    await up(db as unknown as Kysely<never>)
    // A later migration adds it.
    await sql`alter table reaction_summary add column comments_closed integer not null default 0`.execute(db)
    const counts = async (id: number) => {
      const { body } = await ana.get(`/api/workouts/${id}/`)
      return [body.likes_count, body.comments_count]
    }
    expect(await Promise.all([liked, discussed, plain].map(counts))).toEqual([
      [3, 0],
      [0, 2],
      [0, 0],
    ])
    const rows = await db.selectFrom('reaction_summary').select('workout_id').orderBy('workout_id').execute()
    expect(rows.map(({ workout_id }) => workout_id)).toEqual([liked, discussed])
  })
})
