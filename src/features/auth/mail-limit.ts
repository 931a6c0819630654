import { createHash } from 'node:crypto'
import type { Services } from '../../platform/services.ts'
import { keyOf } from './account/names.ts'

/** Counts a mail that anybody can have sent to an address, whoever's it is; throws `rate_limited`. */
export async function limitMailsTo({ limits }: Pick<Services, 'limits'>, email: string): Promise<void> {
  const hash = createHash('sha256').update(keyOf(email)).digest('base64url')
  await limits.take('auth', `mail ${hash}`)
}
