import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { type GoalRow, goalsOf, loadOverrides } from './queries.ts'

type Override = Awaited<ReturnType<typeof loadOverrides>>[number]

/** The goals with their overrides; the rest of their progress follows from the workouts and weights. */
export const goalData: PersonalData = {
  lists: {
    'goals.json': async function* (db, account_id) {
      const overrides = Map.groupBy(await loadOverrides(db, account_id), ({ goal_id }) => goal_id)
      for (const goal of await goalsOf(db, { owner_id: account_id }))
        yield toExportedGoal(goal, overrides.get(goal.id) ?? [])
    },
  },
}

function toExportedGoal(goal: GoalRow, overrides: Override[]) {
  return {
    id: goal.id,
    kind: goal.kind,
    description: goal.description,
    target: goal.target,
    unit: goal.unit,
    period: goal.period,
    start_date: goal.start_date,
    deadline: goal.deadline,
    type: goal.type,
    sport: goal.sport,
    overrides: overrides.map(toExportedOverride),
    created_at: toIso(goal.created_at),
    updated_at: toIso(goal.updated_at),
  }
}

function toExportedOverride({ first_date, amount, is_completed, marked_at }: Override) {
  return {
    first_date,
    amount,
    is_completed: is_completed === null ? null : is_completed === 1,
    marked_at: marked_at === null ? null : toIso(marked_at),
  }
}
