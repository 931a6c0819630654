import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAfterNextCommit } from '../../../test/support/after-commit.ts'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { inTransaction } from '../../platform/database/index.ts'

onEachDatabase('a change of a workout', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    ben = await test.register('ben')
  })
  afterAll(() => test?.close())

  const RUN = { sport: 'running', duration: 30, started_at: '2026-11-20T08:00:00Z' }
  const add = async () => (await ana.post('/api/workouts/', RUN)).body.id as number

  const deleteAfterCommit = (id: number) =>
    runAfterNextCommit(test.services.db, () =>
      test.services.db.updateTable('workout').set({ deleted_at: 1 }).where('id', '=', id).execute(),
    )

  it.each([
    ['PATCH', (id: number) => ana.patch(`/api/workouts/${id}/`, { title: 'Changed' })],
    ['PUT', (id: number) => ana.put(`/api/workouts/${id}/`, { ...RUN, title: 'Changed' })],
  ])('200 for a %s even if the workout is deleted right after its commit', async (_, send) => {
    const id = await add()
    const spy = deleteAfterCommit(id)
    const { status, body } = await send(id)
    spy.mockRestore()
    expect([status, body.title, body.owner.username]).toEqual([200, 'Changed', 'ana'])
    expect((await ana.get(`/api/workouts/${id}/`)).status).toBe(404)
  })

  it('returns the same workout as the next GET, including the name of the owner', async () => {
    await ana.patch('/api/profiles/me/', { name: 'Ana Lind' })
    const url = `/api/workouts/${await add()}/`
    const patched = (await ana.patch(url, { distance_m: 5_000.25, tags: ['Rain'] })).body
    expect(patched).toEqual((await ana.get(url)).body)
    const replaced = (await ana.put(url, { ...RUN, notes: 'Wet.' })).body
    expect(replaced).toEqual((await ana.get(url)).body)
    expect(replaced.owner.name).toBe('Ana Lind')
  })

  // Not on SQLite, which has no row locks: every write waits for the one before it.
  if (kind === 'PostgreSQL')
    it('404 to a stranger at once while the row is locked by its owner', async () => {
      const [id, trashed] = [await add(), await add()]
      await ana.delete(`/api/workouts/${trashed}/`)
      const url = `/api/workouts/${id}/`
      const outside = AsyncLocalStorage.snapshot()
      const statuses = await inTransaction(test.services.db, async (trx) => {
        await trx.updateTable('workout').set({ notes: 'held' }).where('id', 'in', [id, trashed]).execute()
        const answers = outside(() =>
          Promise.all([
            ben.patch(url, { title: 'Mine' }),
            ben.put(url, RUN),
            ben.delete(url),
            ben.put(`${url}images/`, { images: [] }),
            ben.patch('/api/workouts/bulk/', { ids: [id], change: { intensity: 'low' } }),
            ben.post(`/api/workouts/trash/${trashed}/restore/`),
            ben.delete(`/api/workouts/trash/${trashed}/`),
          ]),
        )
        return (await answers).map(({ status }) => status)
      })
      expect(statuses).toEqual(new Array(7).fill(404))
    })

  it('derives streaks again only when the day or the start changes', async () => {
    const cleo = await test.register('cleo')
    const { body } = await cleo.post('/api/workouts/', RUN)
    const url = `/api/workouts/${body.id}/`
    const profile = test.services.db.updateTable('profile').where('account_id', '=', cleo.id)
    const longest = async () => (await cleo.get('/api/profiles/me/')).body.longest_streak
    // This wrong value stays until the streaks are derived again.
    await profile.set({ longest_streak: 99 }).execute()
    await cleo.patch(url, { title: 'Changed', distance_m: 5_000 })
    expect(await longest()).toBe(99)
    await cleo.patch(url, { started_at: '2026-11-20T08:30:00Z' })
    expect(await longest()).toBe(1)
    await profile.set({ longest_streak: 99 }).execute()
    await cleo.patch(url, { started_at: '2026-11-19T08:30:00Z' })
    expect(await longest()).toBe(1)
  })

  it('changes the ETag of lists, also when no streak can change', async () => {
    const id = await add()
    const before = await ana.get('/api/workouts/')
    await ana.patch(`/api/workouts/${id}/`, { title: 'Another title' })
    const after = await ana.get('/api/workouts/', { 'if-none-match': String(before.headers.etag) })
    expect([after.status, after.body.results[0].title]).toEqual([200, 'Another title'])
  })
})
