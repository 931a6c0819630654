import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { goalsOf, loadOverrides } from './queries.ts'

/** The goals with their overrides; the rest of their progress follows from the workouts and weights. */
export const goalData: PersonalData = {
  lists: {
    'goals.json': async function* (db, account_id) {
      const overrides = Map.groupBy(await loadOverrides(db, account_id), ({ goal_id }) => goal_id)
      for (const { owner_id: _, created_at, updated_at, ...goal } of await goalsOf(db, {
        owner_id: account_id,
      }))
        yield {
          ...goal,
          overrides: (overrides.get(goal.id) ?? []).map(toExportedOverride),
          created_at: toIso(created_at),
          updated_at: toIso(updated_at),
        }
    },
  },
}

function toExportedOverride({
  first_date,
  amount,
  is_completed,
  marked_at,
}: Awaited<ReturnType<typeof loadOverrides>>[number]) {
  return {
    first_date,
    amount,
    is_completed: is_completed === null ? null : is_completed === 1,
    marked_at: marked_at === null ? null : toIso(marked_at),
  }
}
