import type { Services } from '../../platform/services.ts'
import { eraseOverdue } from './account/erase.ts'
import { removeOldTokens } from './account/tokens.ts'
import { forgetOldOrigins } from './audit.ts'
import { dropOldExports, sweepExports } from './exports/service.ts'
import { removeOldInvitations } from './invitations/index.ts'
import { removeOldChallenges } from './mfa/passkey-queries.ts'
import { rewrapSecrets } from './mfa/service.ts'
import { removeOldSessions } from './sessions/queries.ts'

const DAY_MS = 86_400_000
const ENDED_SESSIONS_KEPT_MS = 90 * DAY_MS
/** Whoever looks can still see for a while that one ran out. */
const INVITATIONS_KEPT_MS = 30 * DAY_MS
const ORIGINS_KEPT_MS = 365 * DAY_MS

/** What is tidied up of accounts every hour, by name. */
export function accountMaintenance(services: Services): Record<string, () => Promise<unknown>> {
  const { db, clock } = services
  const now = clock.now()
  return {
    overdue_accounts: () => eraseOverdue(services),
    sessions: () => removeOldSessions(db, now, now - ENDED_SESSIONS_KEPT_MS),
    account_links: () => removeOldTokens(db, now),
    passkey_challenges: () => removeOldChallenges(db, now),
    encrypted_secrets: () => rewrapSecrets(services),
    invitations: () => removeOldInvitations(db, now - INVITATIONS_KEPT_MS),
    downloads: () => dropOldExports(services),
    orphaned_downloads: () => sweepExports(services),
    old_origins: () => forgetOldOrigins(db, now - ORIGINS_KEPT_MS),
  }
}
