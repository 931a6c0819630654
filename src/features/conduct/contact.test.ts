import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

onEachDatabase('new accounts', (kind) => {
  let test: TestApp
  const env = {
    NEW_ACCOUNT_DAYS: '2',
    RATE_LIMITS: 'default=9999/1h,auth=9999/1h,sign_in=9999/1h,new_follows=3/1h',
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
})
