import type { Services } from '../../platform/services.ts'
import { queueOverdueErasures } from './account/deletion.ts'
import { deleteExpiredLinks } from './account/mail-links.ts'
import { deleteExpiredChallenges } from './mfa/passkey-queries.ts'
import { reencryptSecrets } from './mfa/service.ts'
import { deleteOldPlaces } from './sessions/known-places.ts'
import { deleteOldSessions } from './sessions/queries.ts'

const ENDED_SESSIONS_KEPT_MS = 90 * 86_400_000

/** The steps of the hourly maintenance of accounts, by name. */
export function accountMaintenance(services: Services): Record<string, () => Promise<unknown>> {
  const { db, clock } = services
  const now = clock.now()
  return {
    overdue_accounts: () => queueOverdueErasures(services),
    sessions: () => deleteOldSessions(db, now, now - ENDED_SESSIONS_KEPT_MS),
    known_places: () => deleteOldPlaces(db, now),
    account_links: () => deleteExpiredLinks(db, now),
    passkey_challenges: () => deleteExpiredChallenges(db, now),
    encrypted_secrets: () => reencryptSecrets(services),
  }
}
