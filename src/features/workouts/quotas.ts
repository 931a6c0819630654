import type { Trx } from '../../platform/database/schema.ts'
import type { Excess, Quota } from '../../platform/quotas/index.ts'
import type { Services } from '../../platform/services.ts'
import { updateWorkoutCounters } from '../profiles/index.ts'

/**
 * Workouts in the trash count, too. Writers do not call `quotas.take`: `updateWorkoutCounters` locks the profile row
 * and returns the counter.
 */
export const workoutQuota: Quota = {
  name: 'workouts',
  limit: 50_000,
  used: (db, account_id) =>
    db.selectFrom('profile').select('stored_workouts').where('account_id', '=', account_id),
}

/** Why `added` more workouts would be too many; undefined when they fit. Locks the owner's profile row. */
export async function excessOfWorkouts(
  { quotas }: Pick<Services, 'quotas'>,
  trx: Trx,
  owner_id: number,
  added: number,
): Promise<Excess | undefined> {
  const { stored_workouts } = await updateWorkoutCounters(trx, owner_id, {})
  return quotas.excessOf(workoutQuota, stored_workouts, added)
}
