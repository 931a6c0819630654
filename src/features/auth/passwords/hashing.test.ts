import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../platform/errors.ts'
import { absentHash, hashPassword, verifyPassword } from './hashing.ts'

/** What the library is asked to do at the same time: it does its real work, and is watched. */
const watched = vi.hoisted(() => ({ now: 0, most: 0, verified: 0 }))

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const library = await importOriginal<typeof import('@node-rs/argon2')>()
  const watch = async <T>(work: () => Promise<T>): Promise<T> => {
    watched.most = Math.max(watched.most, ++watched.now)
    try {
      return await work()
    } finally {
      watched.now--
    }
  }
  return {
    ...library,
    hash: (...args: Parameters<typeof library.hash>) => watch(() => library.hash(...args)),
    verify: (...args: Parameters<typeof library.verify>) => {
      watched.verified++
      return watch(() => library.verify(...args))
    },
  }
})

describe('a password', () => {
  beforeAll(() => void absentHash())
  beforeEach(() => {
    watched.most = 0
    watched.verified = 0
  })

  it('is kept as argon2id with 19 MiB, two passes and one lane, and a salt of its own', async () => {
    const [first, second] = [
      await hashPassword('correct horse battery'),
      await hashPassword('correct horse battery'),
    ]
    for (const stored of [first, second, await absentHash()]) {
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
  it.each(lengths)('of %d characters counts to its last character', async (length) => {
    const password = 'ab'.repeat(length).slice(0, length)
    const stored = await hashPassword(password)
    expect(await verifyPassword(stored, password)).toBe(true)
    expect(await verifyPassword(stored, password.slice(0, -1))).toBe(false)
    expect(await verifyPassword(stored, password.slice(0, 72))).toBe(false)
    expect(await verifyPassword(stored, `${password}c`)).toBe(false)
    expect(await verifyPassword(stored, `${password.slice(0, -1)}c`)).toBe(false)
  })

  it('is the same from every keyboard, and differs in case and spaces', async () => {
    const stored = await hashPassword('ein schönes Cafe\u0301')
    expect(await verifyPassword(stored, 'ein scho\u0308nes Café')).toBe(true)
    expect(await verifyPassword(stored, 'ein schönes café')).toBe(false)
    expect(await verifyPassword(stored, 'ein schönes Café ')).toBe(false)
    expect(await verifyPassword(stored, 'ein schones Cafe')).toBe(false)
  })

  it('of an account that does not exist is checked as long, and is never right', async () => {
    expect(await verifyPassword(undefined, 'whatever it is')).toBe(false)
    expect(watched.verified).toBe(1)
    expect(await verifyPassword(undefined, 'no account has this password')).toBe(false)
  })

  it('that was stored as something else is no password', async () => {
    await expect(verifyPassword('', 'x')).rejects.toThrow()
    await expect(verifyPassword('$2b$10$abcdefghijklmnopqrstuv', 'x')).rejects.toThrow()
    expect(watched.now).toBe(0)
  })

  it('is hashed two at a time; who would wait too long is told to come back, and all others are served', async () => {
    const stored = await hashPassword('correct horse battery')
    const asked = Array.from({ length: 70 }, (_, i) =>
      i % 2 ? hashPassword('x').then(Boolean) : verifyPassword(stored, 'correct horse battery'),
    )
    const outcomes = await Promise.allSettled(asked)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(70 - 52)
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(AppError)
      expect(reason).toMatchObject({ statusCode: 503, retryAfter_s: 5 })
    }
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)).toHaveLength(52)
    expect(watched.most).toBe(2)
    expect(await verifyPassword(stored, 'correct horse battery')).toBe(true)
  })
})
