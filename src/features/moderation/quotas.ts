import type { Quota } from '../../platform/quotas/index.ts'

const DAY_MS = 86_400_000

export const reportQuota: Quota = {
  name: 'reports_per_day',
  limit: 50,
  used: (db, account_id, now) =>
    db
      .selectFrom('report')
      .select((of) => of.fn.countAll().as('count'))
      .where('reporter_id', '=', account_id)
      .where('created_at', '>', now - DAY_MS),
}
