import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import {
  describeWithRedis,
  type FaultyRedis,
  openFaultyRedis,
  ownRedisUrl,
  waitForAnswer,
} from '../../../test/support/redis.ts'
import { openRedis, type Redis } from '../redis.ts'
import { LimitExceeded, type Limits, openLimits } from './index.ts'

const log = pino({ level: 'silent' })
const RATES = {
  default: { points: 5, duration_s: 60 },
  auth: { points: 3, duration_s: 600 },
  upload: { points: 2, duration_s: 60 },
  sign_in: { points: 2, duration_s: 60 },
  new_follows: { points: 3, duration_s: 60 },
  new_comments: { points: 3, duration_s: 60 },
  new_mentions: { points: 3, duration_s: 60 },
}

const opened: Redis[] = []
const connect = async (url: string) => {
  const redis = await openRedis(url, log)
  opened.push(redis)
  return redis
}
afterEach(() => {
  for (const redis of opened.splice(0)) redis.disconnect()
})

/** How many of `attempts` requests are allowed. */
async function countTaken(limits: Limits, key: string, attempts: number): Promise<number> {
  const results = await Promise.allSettled(
    Array.from({ length: attempts }, () => limits.take('default', key)),
  )
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(LimitExceeded)
  return results.filter(({ status }) => status === 'fulfilled').length
}

function limitsSuite(open: () => Promise<Limits>): void {
  it('allow the configured number of requests and report what is left', async () => {
    const limits = await open()
    const key = randomUUID()
    const states = []
    for (let n = 0; n < 3; n++) states.push(await limits.take('auth', key))
    expect(states).toEqual([2, 1, 0].map((remaining) => ({ points: 3, remaining, reset_s: 600 })))
    await expect(limits.take('auth', key)).rejects.toMatchObject({
      code: 'rate_limited',
      statusCode: 429,
      retryAfter_s: 600,
      state: { points: 3, remaining: 0, reset_s: 600 },
    })
  })

  it('allow no more requests when all arrive at once', async () => {
    expect(await countTaken(await open(), randomUUID(), 50)).toBe(5)
  })

  it('count each key and each limit separately', async () => {
    const limits = await open()
    const [key, other] = [randomUUID(), randomUUID()]
    expect(await countTaken(limits, key, 9)).toBe(5)
    expect(await countTaken(limits, other, 9)).toBe(5)
    expect(await limits.take('upload', key)).toMatchObject({ remaining: 1 })
  })

  it('allow one more request for each point that was given back, even after refusals', async () => {
    const limits = await open()
    const key = randomUUID()
    expect(await countTaken(limits, key, 40)).toBe(5)
    for (let n = 0; n < 2; n++) await limits.giveBack('default', key)
    expect(await countTaken(limits, key, 40)).toBe(2)
  })

  it('can be checked without being counted', async () => {
    const limits = await open()
    const key = randomUUID()
    for (let n = 0; n < 9; n++) await limits.check('default', key)
    expect(await countTaken(limits, key, 4)).toBe(4)
    await limits.check('default', key)
    expect(await countTaken(limits, key, 1)).toBe(1)
    await expect(limits.check('default', key)).rejects.toMatchObject({
      code: 'rate_limited',
      state: { points: 5, remaining: 0 },
    })
    await limits.giveBack('default', key)
    await limits.check('default', key)
  })
}

describe('limits in memory', () => limitsSuite(() => openLimits(RATES, null)))

describe('limits that are switched off', () => {
  it('allow everything and report no state', async () => {
    const limits = await openLimits(null, null)
    const states = await Promise.all(Array.from({ length: 20 }, () => limits.take('auth', 'x')))
    expect(new Set(states)).toEqual(new Set([null]))
  })
})

describeWithRedis('limits in Redis', () => {
  limitsSuite(async () => openLimits(RATES, await connect(ownRedisUrl())))

  it('are shared by all servers', async () => {
    const key = randomUUID()
    const [a, b] = await Promise.all([connect(ownRedisUrl()), connect(ownRedisUrl())])
    expect(await countTaken(await openLimits(RATES, a), key, 3)).toBe(3)
    expect(await countTaken(await openLimits(RATES, b), key, 9)).toBe(2)
  })

  it('expire in Redis', async () => {
    const redis = await connect(ownRedisUrl())
    const key = randomUUID()
    await (await openLimits(RATES, redis)).take('default', key)
    const [name = ''] = await redis.keys(`*${key}`)
    expect(await redis.ttl(name)).toBeGreaterThan(0)
  })

  const outages: [string, (redis: FaultyRedis) => unknown][] = [
    ['is gone', (redis) => redis.stop()],
    ['hangs', (redis) => redis.hang()],
  ]
  it.each(outages)(
    'are counted by each server while Redis %s, and are shared again afterwards',
    async (_, fail) => {
      const faulty = await openFaultyRedis()
      const redis = await connect(faulty.url)
      const limits = await openLimits(RATES, redis)
      const [before, meanwhile, later] = [randomUUID(), randomUUID(), randomUUID()]
      expect(await countTaken(limits, before, 9)).toBe(5)

      await fail(faulty)
      expect(await countTaken(limits, meanwhile, 20)).toBe(5)
      expect(await countTaken(limits, meanwhile, 20)).toBe(0)
      await limits.giveBack('default', meanwhile)

      await faulty.restart()
      await waitForAnswer(redis)
      expect(await countTaken(limits, later, 3)).toBe(3)
      const other = await openLimits(RATES, await connect(ownRedisUrl()))
      expect(await countTaken(other, later, 9)).toBe(2)
      await faulty.close()
    },
  )

  it('are counted by the server while Redis refuses commands, for example because it is full', async () => {
    const redis = await connect(ownRedisUrl())
    const key = randomUUID()
    // Incrementing a list makes Redis answer with an error.
    await redis.lpush(`fittrack:limit:default:${key}`, 'x')
    const limits = await openLimits(RATES, redis)
    expect(await countTaken(limits, key, 9)).toBe(5)
    await limits.giveBack('default', key)
    expect(await countTaken(limits, key, 9)).toBe(1)
    await redis.del(`fittrack:limit:default:${key}`)
  })

  it('apply when Redis is away at the start, and after Redis is emptied', async () => {
    const faulty = await openFaultyRedis()
    await faulty.stop()
    const redis = await connect(faulty.url)
    const limits = await openLimits(RATES, redis)
    expect(await countTaken(limits, randomUUID(), 9)).toBe(5)

    await faulty.restart()
    await waitForAnswer(redis)
    await redis.flushdb()
    const key = randomUUID()
    expect(await countTaken(limits, key, 9)).toBe(5)
    await redis.script('FLUSH')
    expect(await countTaken(limits, key, 9)).toBe(0)
    await faulty.close()
  })
})
