import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../auth/index.ts'
import { allSaidOf, goalsOf } from './queries.ts'

/** The goals, each with what was said of its periods by hand; everything else about them follows from the workouts. */
export const goalData: PersonalData = {
  lists: {
    'goals.json': async function* (db, account_id) {
      const said = Map.groupBy(await allSaidOf(db, account_id), ({ goal_id }) => goal_id)
      for (const { owner_id: _, created_at, updated_at, ...goal } of await goalsOf(db, {
        owner_id: account_id,
      }))
        yield {
          ...goal,
          said: (said.get(goal.id) ?? []).map(asWritten),
          created_at: toIso(created_at),
          updated_at: toIso(updated_at),
        }
    },
  },
}

function asWritten({
  first_date,
  amount,
  is_completed,
  marked_at,
}: Awaited<ReturnType<typeof allSaidOf>>[number]) {
  return {
    first_date,
    amount,
    is_completed: is_completed === null ? null : is_completed === 1,
    marked_at: marked_at === null ? null : toIso(marked_at),
  }
}
