import { inBatches } from '../../platform/database/batches.ts'
import { toIso } from '../../platform/time.ts'
import { viewOwn } from '../audience/index.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { toWorkoutDetail } from './presenter.ts'
import { allWorkoutsOf } from './queries.ts'

/** All workouts as the API shows them to their owner, including those in the trash. */
export const workoutData: PersonalData = {
  lists: {
    'workouts.json': async function* (db, account_id) {
      for await (const row of inBatches(allWorkoutsOf(db, account_id)))
        yield {
          ...toWorkoutDetail(viewOwn(account_id, row)),
          deleted_at: row.deleted_at === null ? null : toIso(row.deleted_at),
        }
    },
  },
}
