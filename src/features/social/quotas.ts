import type { Quota } from '../../platform/quotas/index.ts'

export const commentQuota: Quota = {
  name: 'comments',
  limit: 20_000,
  used: (db, author_id) =>
    db
      .selectFrom('comment')
      .select((of) => of.fn.countAll().as('used'))
      .where('author_id', '=', author_id),
}
