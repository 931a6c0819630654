import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { restrictAccount } from './index.ts'

onEachDatabase('new accounts', (kind) => {
  let test: TestApp
  const env = {
    NEW_ACCOUNT_DAYS: '2',
    RATE_LIMITS:
      'default=9999/1h,auth=9999/1h,sign_in=9999/1h,new_follows=3/1h,new_comments=3/1h,new_mentions=2/1h',
  }

  beforeAll(async () => {
    test = await buildTestApp(kind, env)
  })
  afterAll(() => test?.close())

  const follow = async (by: Person, names: string[]) =>
    Promise.all(names.map(async (name) => (await by.post(`/api/profiles/${name}/follow/`, {})).status))

  it('follow fewer people an hour than older ones', async () => {
    const names = ['bea', 'cid', 'dan', 'eva', 'fil']
    for (const name of names) await test.register(name)
    const ana = await test.register('ana')
    expect((await follow(ana, names)).toSorted()).toEqual([201, 201, 201, 429, 429])
    await test.services.db
      .updateTable('account')
      .set({ created_at: START - 2 * 86_400_000 })
      .where('id', '=', ana.id)
      .execute()
    expect(await follow(ana, names)).toEqual([201, 201, 201, 201, 201])
  })

  const workoutOf = async (person: Person): Promise<number> =>
    (await person.post('/api/workouts/', { sport: 'running', duration: 30, visibility: 'public' })).body.id
  const comment = async (by: Person, id: number, content: string): Promise<number> =>
    (await by.post(`/api/workouts/${id}/comments/`, { content })).status

  it('write fewer comments an hour, and mention fewer people, also by editing', async () => {
    const [gil, hal] = [await test.register('gil'), await test.register('hal')]
    const id = await workoutOf(gil)
    for (const content of ['One', 'Two', 'Three']) expect(await comment(hal, id, content)).toBe(201)
    expect(await comment(hal, id, 'Four')).toBe(429)
    const { results } = (await hal.get(`/api/workouts/${id}/comments/`)).body
    const edit = async (content: string) =>
      (await hal.patch(`/api/comments/${results[0].id}/`, { content })).status
    expect(await edit('One more')).toBe(200)
    expect([await edit('@gil'), await edit('Hi @gil'), await edit('@gil!')]).toEqual([200, 200, 429])
  })

  it('cannot comment or edit comments while moderators have limited them', async () => {
    const [ida, jon] = [await test.register('ida'), await test.register('jon')]
    const id = await workoutOf(ida)
    expect(await comment(jon, id, 'Nice')).toBe(201)
    await inTransaction(test.services.db, (trx) => restrictAccount(trx, jon.id, START + 3_600_000))
    expect(await comment(jon, id, 'Again')).toBe(403)
    const [{ id: written }] = (await jon.get(`/api/workouts/${id}/comments/`)).body.results
    expect((await jon.patch(`/api/comments/${written}/`, { content: 'Worse' })).status).toBe(403)
    expect((await jon.delete(`/api/comments/${written}/`)).status).toBe(204)
  })
})
