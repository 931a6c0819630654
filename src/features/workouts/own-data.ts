import { inBatches, type PersonalData } from '../auth/index.ts'
import { toWorkoutDetail } from './presenter.ts'
import { workoutsAfter } from './queries.ts'

const BATCH = 200

/** The training log, as the API shows it to its owner. */
export const workoutData: PersonalData = {
  lists: {
    'workouts.json': async function* (db, account_id) {
      for await (const row of inBatches((after) => workoutsAfter(db, account_id, after, BATCH)))
        yield toWorkoutDetail(row)
    },
  },
}
