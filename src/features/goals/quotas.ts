import type { Quota } from '../../platform/quotas/index.ts'

export const goalQuota: Quota = {
  name: 'goals',
  limit: 200,
  used: (db, owner_id) =>
    db
      .selectFrom('goal')
      .select((of) => of.fn.countAll().as('used'))
      .where('owner_id', '=', owner_id),
}
