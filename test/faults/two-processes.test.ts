import { describe, expect, inject, test } from 'vitest'
import { hasRedis, ownRedisUrl } from '../support/redis.ts'
import { runScript } from './server-process.ts'

const canRun = hasRedis && inject('templates').postgresUrl !== null
const ENDINGS = 5

describe.skipIf(!canRun)('two servers on one PostgreSQL and one Redis', () => {
  test('agree on ended sessions, refreshed tokens and rate limits, even when Redis is emptied or unreachable', async () => {
    const few = ['--tries', '3', '--rounds', '10', '--races', '50', '--redis', ownRedisUrl()]
    const services = {
      ...(process.env.TEST_DATABASE_URL && { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL }),
      ...(process.env.TEST_REDIS_URL && { TEST_REDIS_URL: process.env.TEST_REDIS_URL }),
    }

    const { code, output } = await runScript('test/faults/two-processes.ts', few, services)

    expect(output.match(/of 3; 0 later than 1 s$/gm), output).toHaveLength(2 * ENDINGS)
    expect(output).toContain(
      'of 15 ended tokens both servers accepted 0 at once, 0 a second later; ' +
        'of 40 uploads the limit of 10 allowed 10 before and 10 after',
    )
    expect(output).toContain('10 with exactly one valid successor, 0 without')
    expect(output).toContain('50 races of two tabs on two servers: 0 signed out')
    expect(output).toContain('without Redis, each server counts alone: of 40 uploads 20 were allowed')
    expect({ code, output }).toEqual({ code: 0, output })
  }, 400_000)
})
