import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../test/support/app.ts'
import { onEachDatabase } from '../../test/support/databases.ts'
import { buildFit } from '../../test/support/fit-builder.ts'
import { hideUntilComputed } from './0017-zones.ts'

const DAY_MS = 86_400_000
const OPEN = { visibility: 'public', map_visibility: 'public' }

onEachDatabase('workouts with tracks from before the privacy zones', (kind) => {
  let test: TestApp
  let [ana, ben, stranger]: Person[] = []

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    ben = await test.register('ben')
    stranger = await test.register('stranger')
  })
  afterAll(() => test?.close())

  async function addRide(person: Person, daysAgo: number): Promise<number> {
    const startedAt = new Date(START - daysAgo * DAY_MS)
    const { body } = await person.upload('ride.fit', buildFit({ records: 900, startedAt }))
    const id = body.items[0].workouts[0]
    await person.patch(`/api/workouts/${id}/`, OPEN)
    return id
  }

  /** What the stranger sees of each workout, or the status. */
  const seen = (ids: number[]) =>
    Promise.all(
      ids.map(async (id) => {
        const { status, body } = await stranger!.get(`/api/workouts/${id}/`)
        return status === 200 ? body : status
      }),
    )

  it('are hidden from others until one job for each owner has computed what is shown', async () => {
    const { db } = test.services
    const rides = [await addRide(ana!, 1), await addRide(ana!, 2), await addRide(ben!, 1)]
    const run = await ana!.post('/api/workouts/', { sport: 'running', duration: 30, ...OPEN })
    await test.runJobs()
    const ids = [...rides, run.body.id as number]
    const before = await seen(ids)
    expect(before.map(({ has_track }) => has_track)).toEqual([true, true, true, false])

    for (const table of ['shown_track', 'pending_track', 'job'] as const) await db.deleteFrom(table).execute()
    await hideUntilComputed(db as never)
    const pending = await db.selectFrom('pending_track').selectAll().orderBy('workout_id').execute()
    expect(pending).toEqual(rides.map((workout_id, i) => ({ workout_id, owner_id: (i < 2 ? ana : ben)!.id })))
    const jobs = await db
      .selectFrom('job')
      .select(['owner_id', 'state', 'lane'])
      .orderBy('owner_id')
      .execute()
    expect(jobs).toEqual([ana!, ben!].map(({ id }) => ({ owner_id: id, state: 'queued', lane: 'zones' })))
    expect(await seen(ids)).toEqual([404, 404, 404, before[3]])

    // Migrations use the real time.
    await db.updateTable('job').set({ run_at: START }).execute()
    await test.runJobs()
    expect(await seen(ids)).toEqual(before)
    expect(await db.selectFrom('pending_track').selectAll().execute()).toEqual([])
  })
})
