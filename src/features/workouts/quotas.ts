import { sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Quota } from '../../platform/quotas/index.ts'

/** Workouts in the trash count, too. */
export const workoutQuota: Quota = {
  name: 'workouts',
  limit: 50_000,
  async used(db, account_id) {
    const [row] = await countWorkouts(db, { account_id })
    return Number(row?.workouts ?? 0)
  },
}

/** The counter of the profile, and what is in the trash, so that not every workout is counted. */
const countWorkouts = prepared((db, { account_id }: { account_id: number }) =>
  db.selectNoFrom(({ selectFrom }) => [
    sql<number>`${selectFrom('workout')
      .select((of) => of.fn.countAll().as('trashed'))
      .where('owner_id', '=', account_id)
      .where('deleted_at', 'is not', null)} + coalesce(${selectFrom('profile')
      .select('total_workouts')
      .where('account_id', '=', account_id)}, 0)`.as('workouts'),
  ]),
)
