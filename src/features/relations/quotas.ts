import { sql } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import type { Quota } from '../../platform/quotas/index.ts'
import { isActiveAccount } from '../auth/index.ts'

/** People whom somebody follows or has asked to follow. Inactive accounts do not count, as lists do not show them. */
export const followQuota: Quota = {
  name: 'follows',
  limit: 5_000,
  used(db, account_id, now) {
    const follows = db
      .selectFrom('follow')
      .innerJoin('account', 'account.id', 'follow.followed_id')
      .select((of) => of.fn.countAll().as('count'))
      .where('follower_id', '=', account_id)
      .where(isActiveAccount(now))
    return db.selectNoFrom(sql`${follows} + ${countRequests(db, account_id, now)}`.as('used'))
  },
}

export const requestQuota: Quota = { name: 'follow_requests', limit: 200, used: countRequests }

/** Refused requests count, too: their requesters believe that they wait. */
function countRequests(db: Db, account_id: number, now: number) {
  return db
    .selectFrom('follow_request')
    .innerJoin('account', 'account.id', 'follow_request.target_id')
    .select((of) => of.fn.countAll().as('used'))
    .where('requester_id', '=', account_id)
    .where('asked_at', 'is not', null)
    .where(isActiveAccount(now))
}

export const relationQuotas: readonly Quota[] = [followQuota, requestQuota]
