import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWithRedis, type FaultyRedis, openFaultyRedis } from '../../../test/support/redis.ts'
import { openRedis, type Redis } from '../redis.ts'
import { openCache } from './index.ts'

const log = pino({ level: 'silent' })
let keys = 0
const newKey = () => `key ${++keys} of ${process.pid} at ${performance.now()}`

/** A `make` function that counts its calls. */
function maker(text = 'made') {
  const make = async () => {
    make.runs++
    await pause(5)
    return text
  }
  make.runs = 0
  return make
}

describe('the cache in memory', () => {
  const cache = openCache(null, log)

  it('keeps a text for its lifetime and no longer', async () => {
    const [key, make] = [newKey(), maker()]
    expect(await cache.get(key, 0.1, make)).toBe('made')
    expect(await cache.get(key, 0.1, make)).toBe('made')
    expect(make.runs).toBe(1)
    await pause(150)
    await cache.get(key, 0.1, make)
    expect(make.runs).toBe(2)
  })

  it('computes a text once for concurrent requests', async () => {
    const [key, make] = [newKey(), maker()]
    const texts = await Promise.all(Array.from({ length: 50 }, () => cache.get(key, 60, make)))
    expect(new Set(texts)).toEqual(new Set(['made']))
    expect(make.runs).toBe(1)
  })

  it('returns each text only for its own key', async () => {
    const key = newKey()
    expect(await cache.get(`${key} of ana`, 60, maker('ana'))).toBe('ana')
    expect(await cache.get(`${key} of ben`, 60, maker('ben'))).toBe('ben')
  })

  it('passes an error to the caller and does not cache it', async () => {
    const key = newKey()
    const fail = () => Promise.reject(new Error('no'))
    await expect(cache.get(key, 60, fail)).rejects.toThrow('no')
    expect(await cache.get(key, 60, maker())).toBe('made')
  })

  it('does not cache texts that are too long, and stays within its total size', async () => {
    const [key, make] = [newKey(), maker('x'.repeat(600_000))]
    await cache.get(key, 60, make)
    await cache.get(key, 60, make)
    expect(make.runs).toBe(2)
    const first = newKey()
    await cache.get(first, 60, maker())
    for (let i = 0; i < 120; i++) await cache.get(newKey(), 60, async () => 'y'.repeat(400_000))
    const again = maker()
    await cache.get(first, 60, again)
    expect(again.runs).toBe(1)
  })
})

describeWithRedis('the cache backed by Redis', () => {
  let faulty: FaultyRedis
  let redis: Redis
  let here: ReturnType<typeof openCache>
  let there: ReturnType<typeof openCache>

  beforeAll(async () => {
    faulty = await openFaultyRedis()
    redis = await openRedis(faulty.url, log)
    ;[here, there] = [openCache(redis, log), openCache(redis, log)]
  })
  afterAll(async () => {
    redis?.disconnect()
    await faulty?.close()
  })

  it('shares texts with other servers and expires them in Redis', async () => {
    const [key, make] = [newKey(), maker()]
    await here.get(key, 60, make)
    expect(await there.get(key, 60, make)).toBe('made')
    expect(make.runs).toBe(1)
    const [stored] = await redis.keys(`*${key}`)
    expect(await redis.pttl(stored ?? '')).toBeGreaterThan(0)
    expect(await redis.pttl(stored ?? '')).toBeLessThanOrEqual(60_000)
  })

  it('works from memory while Redis is away, hangs, or holds an invalid entry', async () => {
    const [key, make] = [newKey(), maker()]
    await redis.set(`fittrack:cache:${here.version} ${key}`, 'not what a cache writes')
    expect(await here.get(key, 60, make)).toBe('made')
    faulty.hang()
    expect(await here.get(newKey(), 60, maker())).toBe('made')
    await faulty.stop()
    const [other, again] = [newKey(), maker()]
    expect(await here.get(other, 60, again)).toBe('made')
    expect(await here.get(other, 60, again)).toBe('made')
    expect(again.runs).toBe(1)
    await faulty.restart()
  })
})
