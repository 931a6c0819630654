import { createHash } from 'node:crypto'
import type { Services } from '../../platform/services.ts'
import { emailKey } from './account/username-key.ts'

/**
 * Counts a mail to an address that anybody can enter, so that nobody can flood a stranger's mailbox. Throws
 * `rate_limited`.
 */
export async function limitMailsTo({ limits }: Pick<Services, 'limits'>, email: string): Promise<void> {
  const hash = createHash('sha256').update(emailKey(email)).digest('base64url')
  await limits.take('auth', `mail ${hash}`)
}
