import type { Quota } from '../../platform/quotas/index.ts'
import { countAudit } from '../audit/index.ts'

const DAY_MS = 86_400_000

/** Counts requests in the audit log, because a new download replaces the one before. */
export const exportQuota: Quota = {
  name: 'exports_per_day',
  limit: 5,
  used: (db, account_id, now) =>
    countAudit(db, { kind: 'account.export_asked', account_id, since: now - DAY_MS }),
}
