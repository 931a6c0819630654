import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const SMALL_SERVER_ACCOUNTS = 500

onEachDatabase('suggestions', (kind) => {
  let test: TestApp
  let [ana, ben, eva, tom, zoe]: Person[] = []

  beforeAll(async () => {
    test = await buildTestApp(kind)
    for (const name of ['ana', 'ben', 'eva', 'tom', 'zoe']) people.push(await test.register(name))
    ;[ana, ben, eva, tom, zoe] = people
  })
  afterAll(() => test?.close())
  const people: Person[] = []
  beforeEach(async () => {
    for (const table of ['follow', 'follow_request', 'block', 'mute', 'relation_summary'] as const)
      await test.services.db.deleteFrom(table).execute()
    await zoe!.patch('/api/profiles/me/', { is_private: false })
  })

  const follow = (who: Person, ...others: Person[]) =>
    Promise.all(others.map(({ username }) => who.post(`/api/profiles/${username}/follow/`)))
  const suggested = async (who: Person): Promise<[string, number][]> =>
    (await who.get('/api/profiles/me/suggestions/')).body.results.map(
      ({ username, mutual_count }: { username: string; mutual_count: number }) => [username, mutual_count],
    )

  it('are on a small server everybody else, the newest first', async () => {
    expect(await suggested(ana!)).toEqual([
      ['zoe', 0],
      ['tom', 0],
      ['eva', 0],
      ['ben', 0],
    ])
  })

  it('begin with people followed by most of those whom one follows', async () => {
    await follow(ana!, ben!, eva!)
    await follow(ben!, tom!, eva!, ana!)
    await follow(eva!, tom!)
    expect(await suggested(ana!)).toEqual([
      ['tom', 2],
      ['zoe', 0],
    ])
  })

  it('leave out people who are followed, asked, muted, blocked or gone', async () => {
    await follow(ana!, ben!)
    await follow(ben!, eva!, tom!, zoe!)
    await zoe!.patch('/api/profiles/me/', { is_private: true })
    await follow(ana!, zoe!)
    await ana!.post('/api/profiles/eva/mute/')
    expect(await suggested(ana!)).toEqual([['tom', 1]])
    await tom!.post('/api/profiles/ana/block/')
    expect(await suggested(ana!)).toEqual([])
  })

  describe('on a large server', () => {
    beforeAll(async () => {
      const { db } = test.services
      const { id: _, ...account } = await db
        .selectFrom('account')
        .selectAll()
        .where('username', '=', 'ana')
        .executeTakeFirstOrThrow()
      const name = 'newcomer'
      const newcomer = {
        ...account,
        username: name,
        username_key: name,
        email: name,
        email_key: name,
        created_at: START,
      }
      await db
        .insertInto('account')
        .values({ ...newcomer, id: SMALL_SERVER_ACCOUNTS + 1 })
        .execute()
    })

    it('are only people followed by those whom one follows', async () => {
      await follow(ana!, ben!)
      await follow(ben!, tom!)
      expect(await suggested(ana!)).toEqual([['tom', 1]])
      expect(await suggested(zoe!)).toEqual([])
    })
  })
})
