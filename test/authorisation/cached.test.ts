import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { makeAllOf, ownAddress, READS } from './calls.ts'
import type { Kit } from './things.ts'
import { type Account, makeAccount } from './viewers.ts'
import { makeTemplate } from './workouts.ts'

onEachDatabase('a cached response', (kind) => {
  let test: TestApp
  let kit: Kit
  let owner: Account
  let others: Account[]

  beforeAll(async () => {
    test = await buildTestApp(kind)
    // An admin may call every route.
    owner = await makeAccount(test, 'owner', 'admin')
    others = [await makeAccount(test, 'stranger'), await makeAccount(test, 'moderator', 'moderator')]
    // Without resources, the owner and the others would get equal responses with empty lists.
    kit = { test, template: await makeTemplate(test, await makeAccount(test, 'template')) }
    await makeAllOf(kit, owner)
  })
  afterAll(() => test?.close())

  describe('a response that was cached for its owner', () => {
    it.each(READS)('is not sent to anybody else: $name', async (route) => {
      const url = await ownAddress(kit, route, owner)
      const read = async (account: Account, more: Record<string, string> = {}) =>
        test.request({ url, headers: { ...(await account.openSession()).headers, ...more } })

      const warm = await read(owner)
      expect(warm.status).toBe(200)
      // Shared caches must not store the response.
      expect(warm.headers['cache-control']).toMatch(/private|no-store/)
      const { etag } = warm.headers
      // All moderators see the same cases.
      const excluded = others.filter(({ role }) => !(role === 'moderator' && route.permission === 'moderate'))
      expect(excluded).not.toEqual([])
      for (const other of excluded) {
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
