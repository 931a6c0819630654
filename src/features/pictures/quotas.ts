import { sql } from 'kysely'
import type { Quota } from '../../platform/quotas/index.ts'

export const pictureQuota: Quota = {
  name: 'picture_mb',
  limit: 1_000,
  used: (db, owner_id) =>
    db.selectFrom('image').select(sql`sum(size_bytes) / 1e6`.as('used')).where('owner_id', '=', owner_id),
}
