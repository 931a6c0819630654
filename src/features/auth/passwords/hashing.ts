import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../../platform/errors.ts'
import { limitConcurrency } from '../../../platform/limit-concurrency.ts'

/** OWASP's smallest argon2id parameters: 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const MOST_AT_ONCE = 2
const MOST_WAITING = 50
const RETRY_AFTER_S = 5

/** Two hashes at once keep memory and both cores within bounds; who would wait too long is told to come back. */
const runLimited = limitConcurrency(MOST_AT_ONCE, {
  maxWaiting: MOST_WAITING,
  tooMany: () =>
    new AppError('unavailable', 'sign_in_busy', {
      retryAfter_s: RETRY_AFTER_S,
      isForgiven: true,
    }),
})

/** The argon2id hash of the password in PHC form; the text is brought to NFC first, so that any keyboard matches. */
export function hashPassword(password: string): Promise<string> {
  return runLimited(() => hash(password.normalize('NFC'), PARAMETERS))
}

/** True when `password` made `stored`. Without a stored hash it works as long and answers false: nobody learns who exists. */
export function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  return runLimited(() => matches(stored, password))
}

/** Looks an account up and checks its password in one turn: of a crowd only those whose turn it is ask the database. */
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
  const isSame = await verify(stored ?? (await absentHash()), password.normalize('NFC'))
  return isSame && stored !== undefined
}

/** True when a hash was made with less work than one made now. */
export function isWeakHash(stored: string): boolean {
  const [, m, t] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored) ?? []
  return Number(m ?? 0) < PARAMETERS.memoryCost || Number(t ?? 0) < PARAMETERS.timeCost
}

let madeAbsentHash: Promise<string> | undefined

/** Made at start, so that the first absent account does not take twice as long as the others. */
export function absentHash(): Promise<string> {
  madeAbsentHash ??= hash('no account has this password', PARAMETERS)
  return madeAbsentHash
}
