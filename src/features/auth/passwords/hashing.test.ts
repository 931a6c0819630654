import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../platform/errors.ts'
import { dummyPasswordHash, hashPassword, verifyPassword } from './hashing.ts'

/** Counts the library's running and finished calls. The library still does its real work. */
const calls = vi.hoisted(() => ({ running: 0, maxRunning: 0, verified: 0 }))

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const library = await importOriginal<typeof import('@node-rs/argon2')>()
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    calls.maxRunning = Math.max(calls.maxRunning, ++calls.running)
    try {
      return await work()
    } finally {
      calls.running--
    }
  }
  return {
    ...library,
    hash: (...args: Parameters<typeof library.hash>) => counted(() => library.hash(...args)),
    verify: (...args: Parameters<typeof library.verify>) => {
      calls.verified++
      return counted(() => library.verify(...args))
    },
  }
})

describe('a password', () => {
  beforeAll(() => void dummyPasswordHash())
  beforeEach(() => {
    calls.maxRunning = 0
    calls.verified = 0
  })

  it('is hashed by argon2id with 19 MiB, two passes, one lane and a random salt', async () => {
    const [first, second] = [
      await hashPassword('correct horse battery'),
      await hashPassword('correct horse battery'),
    ]
    for (const stored of [first, second, await dummyPasswordHash()]) {
      const [, algorithm, version, parameters, salt, digest] = stored.split('$')
      expect([algorithm, version]).toEqual(['argon2id', 'v=19'])
      const values = Object.fromEntries((parameters ?? '').split(',').map((pair) => pair.split('=')))
      expect(values).toEqual({ m: '19456', t: '2', p: '1' })
      expect(Buffer.from(salt ?? '', 'base64').length).toBeGreaterThanOrEqual(16)
      expect(Buffer.from(digest ?? '', 'base64').length).toBeGreaterThanOrEqual(32)
    }
    expect(first).not.toBe(second)
  })

  const lengths = [73, 100, 128, 256, 1_000]
  it.each(lengths)('is compared up to its last character: %d characters', async (length) => {
    const password = 'ab'.repeat(length).slice(0, length)
    const stored = await hashPassword(password)
    expect(await verifyPassword(stored, password)).toBe(true)
    expect(await verifyPassword(stored, password.slice(0, -1))).toBe(false)
    expect(await verifyPassword(stored, password.slice(0, 72))).toBe(false)
    expect(await verifyPassword(stored, `${password}c`)).toBe(false)
    expect(await verifyPassword(stored, `${password.slice(0, -1)}c`)).toBe(false)
  })

  it('matches in any Unicode form, but not in another case or with other spaces', async () => {
    const stored = await hashPassword('ein schönes Cafe\u0301')
    expect(await verifyPassword(stored, 'ein scho\u0308nes Café')).toBe(true)
    expect(await verifyPassword(stored, 'ein schönes café')).toBe(false)
    expect(await verifyPassword(stored, 'ein schönes Café ')).toBe(false)
    expect(await verifyPassword(stored, 'ein schones Cafe')).toBe(false)
  })

  it('is verified for an unknown account, too, and never matches', async () => {
    expect(await verifyPassword(undefined, 'whatever it is')).toBe(false)
    expect(calls.verified).toBe(1)
    expect(await verifyPassword(undefined, 'no account has this password')).toBe(false)
  })

  it('throws for a stored value that is no argon2 hash', async () => {
    await expect(verifyPassword('', 'x')).rejects.toThrow()
    await expect(verifyPassword('$2b$10$abcdefghijklmnopqrstuv', 'x')).rejects.toThrow()
    expect(calls.running).toBe(0)
  })

  it('waits while two others are hashed; 503 when 50 others wait already', async () => {
    const stored = await hashPassword('correct horse battery')
    const attempts = Array.from({ length: 70 }, (_, i) =>
      i % 2 ? hashPassword('x').then(Boolean) : verifyPassword(stored, 'correct horse battery'),
    )
    const outcomes = await Promise.allSettled(attempts)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(70 - 52)
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(AppError)
      expect(reason).toMatchObject({ statusCode: 503, retryAfter_s: 5 })
    }
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)).toHaveLength(52)
    expect(calls.maxRunning).toBe(2)
    expect(await verifyPassword(stored, 'correct horse battery')).toBe(true)
  })
})
