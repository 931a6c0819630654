import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAllOf, ownAddress, READS } from './authorisation/calls.ts'
import type { Kit } from './authorisation/things.ts'
import { type Account, makeAccount } from './authorisation/viewers.ts'
import { makeTemplate } from './authorisation/workouts.ts'
import { buildTestApp, type TestApp } from './support/app.ts'
import { onEachDatabase } from './support/databases.ts'
import { watchStatements } from './support/statements.ts'

const MAX_STATEMENTS = 4
const ROUNDS = 4
/** Counts in such a statement are those of blocked people among the likes of a single workout or comment. */
const ONE_LIKED = /(where "workout"|and "comment")\."id" = \$\d+$/
/** Lists with filters, which must not add statements. */
const FILTERED_LISTS = [
  '/api/workouts/?search=a&tag=b&ordering=-distance_m&page=2&page_size=1',
  '/api/profiles/?search=a',
]

onEachDatabase('the statements of a read', (kind) => {
  let test: TestApp
  let kit: Kit
  let owner: Account
  let watched: { texts: string[] }

  beforeAll(async () => {
    test = await buildTestApp(kind)
    owner = await makeAccount(test, 'owner', 'admin')
    kit = { test, template: await makeTemplate(test, await makeAccount(test, 'template')) }
    await makeAllOf(kit, owner)
    watched = watchStatements(test.services.db, test.services.reads.of(owner.id, 0))
  })
  afterAll(() => test?.close())

  /** The statements of the first read after a write, in a new session. */
  async function statementsOf(url: string): Promise<string[]> {
    await owner.post('/api/workouts/', { sport: 'running', duration: 30 })
    const { headers } = await owner.openSession()
    watched.texts = []
    const { status } = await test.request({ url, headers })
    expect(status).toBe(200)
    return [...watched.texts]
  }

  describe('a read, including its session check', () => {
    it.each(READS)(`needs at most ${MAX_STATEMENTS} statements with any data: $name`, async (route) => {
      const url = await ownAddress(kit, route, owner)
      const few = await statementsOf(url)
      expect(few.length).toBeGreaterThan(0)
      expect(few.length, few.join('\n')).toBeLessThanOrEqual(MAX_STATEMENTS)
      for (let round = 0; round < ROUNDS; round++)
        if (route.names === 'nothing' || route.names === 'person')
          await route.make?.(kit, owner, 'private').catch(() => {})
      expect(await statementsOf(url)).toHaveLength(few.length)
    })

    it.each(FILTERED_LISTS)(`needs at most ${MAX_STATEMENTS} statements: GET %s`, async (url) => {
      expect((await statementsOf(url)).length).toBeLessThanOrEqual(MAX_STATEMENTS)
    })
  })

  // SQLite is left out, because its small lists use the connection without a deadline.
  if (kind === 'PostgreSQL')
    it.each(READS)('a list or a sum is read only with a deadline: $name', async (route) => {
      const url = await ownAddress(kit, route, owner)
      const withoutDeadline = watchStatements(test.services.db)
      await statementsOf(url)
      withoutDeadline.stop()
      const sums = withoutDeadline.texts.filter((text) => /\b(count|sum|min|max|limit)\b/.test(text))
      expect(sums.filter((text) => !ONE_LIKED.test(text))).toEqual([])
    })

  it('a cached response needs one statement, which loads the revision', async () => {
    const { headers } = await owner.openSession()
    const read = async () => {
      watched.texts = []
      const answer = await test.request({ url: '/api/workouts/', headers })
      return { answer, statements: watched.texts.length }
    }
    const first = await read()
    const { etag } = first.answer.headers
    expect((await read()).statements).toBe(1)
    watched.texts = []
    const known = await test.request({
      url: '/api/workouts/',
      headers: { ...headers, 'if-none-match': String(etag) },
    })
    expect([known.status, known.body, watched.texts.length]).toEqual([304, '', 1])
  })
})
