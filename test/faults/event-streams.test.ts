import { describe, expect, inject, test } from 'vitest'
import { hasRedis, ownRedisUrl } from '../support/redis.ts'
import { runScript } from './server-process.ts'

const canRun = hasRedis && inject('templates').postgresUrl !== null

describe.skipIf(!canRun)('streams of events on a server that is killed', () => {
  test('continue on another server without a missing or repeated notification', async () => {
    const few = ['--streams', '50', '--settle-s', '0', '--redis', ownRedisUrl()]
    const services = {
      ...(process.env.TEST_DATABASE_URL && { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL }),
      ...(process.env.TEST_REDIS_URL && { TEST_REDIS_URL: process.env.TEST_REDIS_URL }),
    }
    const { code, output } = await runScript('test/faults/event-streams.ts', few, services)
    expect(output).toContain('50 of 50 notifications arrived')
    expect(output).toContain('50 clients missed 0 notifications and received 0 twice')
    expect({ code, output }).toEqual({ code: 0, output })
  }, 400_000)
})
