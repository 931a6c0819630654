import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/support/app.ts'
import { onEachDatabase } from '../../test/support/databases.ts'
import { countSharedWorkouts } from './0015-audience.ts'

onEachDatabase('workouts from before the counters of shared workouts', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('are counted by their visibility, except those in the trash', async () => {
    const { db } = test.services
    const ana = await test.register('ana')
    const add = (visibility: string) =>
      ana.post('/api/workouts/', { sport: 'running', duration: 30, visibility })
    for (const visibility of ['private', 'followers', 'public', 'public']) await add(visibility)
    await ana.delete(`/api/workouts/${(await add('public')).body.id}/`)
    await db.updateTable('profile').set({ followers_workouts: 0, public_workouts: 0 }).execute()
    await countSharedWorkouts(db as never)
    const profile = await db.selectFrom('profile').selectAll().executeTakeFirstOrThrow()
    expect(profile).toMatchObject({ followers_workouts: 1, public_workouts: 2 })
  })
})
