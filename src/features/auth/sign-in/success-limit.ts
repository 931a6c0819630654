import { createHash } from 'node:crypto'
import type { Services } from '../../../platform/services.ts'
import type { AccountRow } from '../account/queries.ts'

/**
 * Runs `open`, which counts towards the limit of successful sign-ins if it returns a session. Without the limit, a
 * program that knows the password could add sessions and audit entries without end. Only somebody who has proved their
 * identity can use it up, and only for this way to sign in: after a new password the owner has all points again.
 * @throws LimitExceeded
 */
export async function limitSuccesses<T>(
  { limits }: Pick<Services, 'limits'>,
  { id, password_hash }: AccountRow,
  method: 'password' | 'passkey',
  open: () => Promise<T>,
): Promise<T> {
  const way = method === 'password' ? createHash('sha256').update(password_hash).digest('base64url') : method
  const key = `success ${id} ${way}`
  await limits.take('sign_in', key)
  let hasSession = false
  try {
    const outcome = await open()
    hasSession = typeof outcome === 'object'
    return outcome
  } finally {
    if (!hasSession) await limits.giveBack('sign_in', key)
  }
}
