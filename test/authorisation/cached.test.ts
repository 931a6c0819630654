import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { addressOf, MATRIX, makeAllOf } from './matrix.ts'
import { type Account, makeAccount } from './viewers.ts'

onEachDatabase('a cached response', (kind) => {
  let test: TestApp
  let owner: Account
  let others: Account[]

  beforeAll(async () => {
    test = await buildTestApp(kind)
    // An admin may call every route.
    owner = await makeAccount(test, 'owner', 'admin')
    others = [await makeAccount(test, 'stranger'), await makeAccount(test, 'moderator', 'moderator')]
    // Without resources, the owner and the others would get equal responses with empty lists.
    await makeAllOf(test, owner)
  })
  afterAll(() => test?.close())

  const reads = Object.entries(MATRIX).filter(
    ([name, { about }]) => name.startsWith('GET ') && about !== 'everybody',
  )

  describe('a response that was cached for its owner', () => {
    it.each(reads)('is not sent to anybody else: %s', async (name, entry) => {
      const id =
        entry.about === 'owned' || entry.about === 'server' ? await entry.make(test, owner) : owner.id
      const url = addressOf(name.replace('GET ', ''), id)
      const read = async (account: Account, more: Record<string, string> = {}) =>
        test.request({ url, headers: { ...(await account.openSession()).headers, ...more } })

      const warm = await read(owner)
      expect(warm.status).toBe(200)
      // Shared caches must not store the response.
      expect(warm.headers['cache-control']).toMatch(/private|no-store/)
      const { etag } = warm.headers
      for (const other of others) {
        for (const known of [String(etag ?? ''), '']) {
          const cold = await read(other, known ? { 'if-none-match': known } : {})
          expect([200, 403, 404]).toContain(cold.status)
          expect(cold.body).not.toEqual(warm.body)
          expect(cold.headers.etag ?? 'none').not.toBe(etag)
        }
      }
    })
  })
})
