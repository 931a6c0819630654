import type { Db } from '../database/schema.ts'
import { queueOverdueSummaries } from './held-notices.ts'
import type { OutboxServices } from './outbox.ts'
import { deleteFreeQuotas } from './quotas.ts'
import { removeOldMails } from './send.ts'

const MAILS_KEPT_MS = 7 * 86_400_000

/** The steps of the hourly maintenance of mails, by name. */
export function mailMaintenance(
  services: OutboxServices & { db: Db },
): Record<string, () => Promise<unknown>> {
  const { db, clock } = services
  const now = clock.now()
  return {
    mails: () => removeOldMails(db, now - MAILS_KEPT_MS),
    mail_quotas: () => deleteFreeQuotas(db, now),
    overdue_summaries: () => queueOverdueSummaries(services),
  }
}
