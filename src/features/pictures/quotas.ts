import type { Quota } from '../../platform/quotas/index.ts'
import { usedBytes } from './queries.ts'

export const pictureQuota: Quota = {
  name: 'picture_mb',
  limit: 1_000,
  used: async (db, account_id) => (await usedBytes(db, account_id)) / 1e6,
}
