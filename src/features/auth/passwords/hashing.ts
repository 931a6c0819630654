import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../../platform/errors.ts'
import { openTurns } from '../../../platform/turns.ts'

/** The smallest argon2id parameters that OWASP recommends: 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const MAX_CONCURRENT = 2
const MAX_WAITING = 50
const RETRY_AFTER_S = 5

/** Bounds the memory and CPU that hashing takes. A request that would wait too long is told to come back later. */
const runInTurn = openTurns({
  limit: MAX_CONCURRENT,
  waiting: {
    max: MAX_WAITING,
    tooMany: () =>
      new AppError('unavailable', 'sign_in_busy', {
        retryAfter_s: RETRY_AFTER_S,
        isForgiven: true,
      }),
  },
})

/** Everybody waits in the same queue, because nobody is known before their password is verified. */
const runLimited = <T>(task: () => Promise<T>) => runInTurn('everybody', task)

/** The argon2id hash in PHC form. The password is normalised to NFC, because keyboards compose letters differently. */
export function hashPassword(password: string): Promise<string> {
  return runLimited(() => hash(password.normalize('NFC'), PARAMETERS))
}

/** True when the password matches. Takes equally long without a stored hash, so that timing reveals no account. */
export function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  return runLimited(() => matches(stored, password))
}

/** Finds an account and verifies its password. Waits before the lookup, so that a flood does not reach the database. */
export function verifyPasswordOf<T extends { password_hash: string }>(
  find: () => Promise<T | undefined>,
  password: string,
): Promise<{ account: T | undefined; isRight: boolean }> {
  return runLimited(async () => {
    const account = await find()
    return { account, isRight: await matches(account?.password_hash, password) }
  })
}

async function matches(stored: string | undefined, password: string): Promise<boolean> {
  const isSame = await verify(stored ?? (await dummyPasswordHash()), password.normalize('NFC'))
  return isSame && stored !== undefined
}

/** True when the hash was made with weaker parameters than today's. */
export function isWeakHash(stored: string): boolean {
  const [, m, t] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored) ?? []
  return Number(m ?? 0) < PARAMETERS.memoryCost || Number(t ?? 0) < PARAMETERS.timeCost
}

let cachedDummyHash: Promise<string> | undefined

/** A hash to verify against when there is no account. Computed at start-up, so that its cost reveals nothing later. */
export function dummyPasswordHash(): Promise<string> {
  cachedDummyHash ??= hash('no account has this password', PARAMETERS)
  return cachedDummyHash
}
