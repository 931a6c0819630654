import type { Db } from '../../platform/database/schema.ts'
import type { PersonalData } from '../personal-data/index.ts'

/** The records among all of the person's workouts, and the goals that workouts reached. */
export const highlightData: PersonalData = {
  lists: {
    'records.json': async function* (db, account_id) {
      yield* await recordsOf(db, account_id)
    },
    'reached-goals.json': async function* (db, account_id) {
      yield* await reachedGoalsOf(db, account_id)
    },
  },
}

function recordsOf(db: Db, owner_id: number) {
  return db
    .selectFrom('workout_record')
    .select(['workout_id', 'sport', 'kind'])
    .where('owner_id', '=', owner_id)
    .where('audience', '=', 'owner')
    .orderBy('workout_id')
    .orderBy('kind')
    .execute()
}

function reachedGoalsOf(db: Db, owner_id: number) {
  return db
    .selectFrom('workout_goal')
    .innerJoin('goal', 'goal.id', 'workout_goal.goal_id')
    .select(['goal_id', 'first_date', 'workout_id'])
    .where('goal.owner_id', '=', owner_id)
    .orderBy('goal_id')
    .orderBy('first_date')
    .execute()
}
