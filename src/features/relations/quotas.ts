import { sql } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import type { Quota } from '../../platform/quotas/index.ts'

/** People whom somebody follows or has asked to follow. */
export const followQuota: Quota = {
  name: 'follows',
  limit: 5_000,
  used(db, account_id) {
    const follows = db
      .selectFrom('follow')
      .select((of) => of.fn.countAll().as('count'))
      .where('follower_id', '=', account_id)
    return db.selectNoFrom(sql`${follows} + ${countRequests(db, account_id)}`.as('used'))
  },
}

export const requestQuota: Quota = { name: 'follow_requests', limit: 200, used: countRequests }

/** Refused requests count, too: their requesters believe that they wait. */
function countRequests(db: Db, account_id: number) {
  return db
    .selectFrom('follow_request')
    .select((of) => of.fn.countAll().as('used'))
    .where('requester_id', '=', account_id)
    .where('asked_at', 'is not', null)
}

export const relationQuotas: readonly Quota[] = [followQuota, requestQuota]
