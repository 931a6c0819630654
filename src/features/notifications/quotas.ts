import type { Quota } from '../../platform/quotas/index.ts'

export const pushQuota: Quota = {
  name: 'push_subscriptions',
  limit: 20,
  used: (db, account_id) =>
    db
      .selectFrom('push_subscription')
      .select((of) => of.fn.countAll().as('used'))
      .where('account_id', '=', account_id),
}
