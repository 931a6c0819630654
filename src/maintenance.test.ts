import { expect, it } from 'vitest'
import { buildTestApp } from '../test/support/app.ts'
import { onEachDatabase } from '../test/support/databases.ts'
import { maintain } from './maintenance.ts'

const DAY_MS = 86_400_000

onEachDatabase('maintenance', (kind) => {
  it('removes sessions 90 days after their end, and tokens that can no longer be used', async () => {
    const test = await buildTestApp(kind)
    try {
      const ana = await test.register('ana')
      const { db } = test.services
      const count = async (table: 'session' | 'refresh_token') =>
        (await db.selectFrom(table).selectAll().execute()).length
      await maintain(test.services)
      expect([await count('session'), await count('refresh_token')]).toEqual([1, 1])
      await ana.post('/api/auth/logout/')
      test.clock.time += 15 * DAY_MS
      await maintain(test.services)
      expect([await count('session'), await count('refresh_token')]).toEqual([1, 0])
      test.clock.time += 90 * DAY_MS
      await maintain(test.services)
      expect(await count('session')).toBe(0)
    } finally {
      await test.close()
    }
  })

  it('continues with the next step when one fails', async () => {
    const test = await buildTestApp(kind)
    try {
      const ana = await test.register('ana')
      await ana.post('/api/workouts/', { sport: 'running', duration: 5 }, { 'idempotency-key': 'k' })
      test.clock.time += 2 * DAY_MS
      const storage = {
        ...test.services.storage,
        sweepInterrupted: () => Promise.reject(new Error('no disk')),
      }
      await maintain({ ...test.services, storage })
      expect(await test.services.db.selectFrom('idempotency_key').selectAll().execute()).toEqual([])
    } finally {
      await test.close()
    }
  })
})
