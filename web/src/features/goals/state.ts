import type { Goal } from '../../api/types.ts'

export type GoalState = 'active' | 'completed' | 'ended' | 'upcoming'

/** As the API sorts goals. */
export function stateOf(goal: Goal, today: string): GoalState {
  if (goal.completed) return 'completed'
  if (goal.start_date > today) return 'upcoming'
  return goal.last_date !== null && goal.last_date < today ? 'ended' : 'active'
}
