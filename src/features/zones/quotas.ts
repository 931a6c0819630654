import type { Quota } from '../../platform/quotas/index.ts'

export const zoneQuota: Quota = {
  name: 'zones',
  limit: 20,
  used: (db, account_id) =>
    db
      .selectFrom('privacy_zone')
      .select((of) => of.fn.countAll().as('used'))
      .where('account_id', '=', account_id),
}
