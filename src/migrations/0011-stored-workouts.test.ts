import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/support/app.ts'
import { onEachDatabase } from '../../test/support/databases.ts'
import { countStoredWorkouts } from './0011-stored-workouts.ts'

onEachDatabase('workouts from before the counter of stored workouts', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('are counted, including those in the trash', async () => {
    const { db } = test.services
    const ana = await test.register('ana')
    const add = () => ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    await add()
    await ana.delete(`/api/workouts/${(await add()).body.id}/`)
    await db.updateTable('profile').set({ stored_workouts: 0 }).execute()
    await countStoredWorkouts(db as never)
    const { stored_workouts } = await db.selectFrom('profile').selectAll().executeTakeFirstOrThrow()
    expect(stored_workouts).toBe(2)
  })
})
