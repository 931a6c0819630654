import { beforeEach, describe, expect, it } from 'vitest'
import { type LiveCache, openLiveCache } from './live-cache.ts'

describe('the cache of sessions and keys', () => {
  const clock = { time: 0, now: () => clock.time }
  let rows: Map<string, number>
  let loads: number
  let duringLoad: () => void
  let cache: LiveCache<string, number>
  beforeEach(() => {
    clock.time = 1_000
    rows = new Map([['ana', 1]])
    loads = 0
    duringLoad = () => undefined
    cache = openLiveCache(clock, async (key: string) => {
      loads++
      const value = rows.get(key)
      duringLoad()
      return value
    })
  })

  it('loads a value once in half a second', async () => {
    expect(await cache.get('ana')).toBe(1)
    rows.set('ana', 2)
    clock.time += 499
    expect(await cache.get('ana')).toBe(1)
    clock.time += 1
    expect(await cache.get('ana')).toBe(2)
    expect(loads).toBe(2)
  })

  it('does not cache the absence of a value', async () => {
    expect(await cache.get('ben')).toBeUndefined()
    rows.set('ben', 5)
    expect(await cache.get('ben')).toBe(5)
  })

  it('loads again after an eviction, and keeps other entries', async () => {
    rows.set('ben', 5)
    await cache.get('ana')
    await cache.get('ben')
    cache.evict((value) => value === 1)
    rows.clear()
    expect(await cache.get('ana')).toBeUndefined()
    expect(await cache.get('ben')).toBe(5)
  })

  it('does not cache a value that was loaded during an eviction', async () => {
    duringLoad = () => cache.evict(() => true)
    expect(await cache.get('ana')).toBe(1)
    rows.delete('ana')
    expect(await cache.get('ana')).toBeUndefined()
  })
})
