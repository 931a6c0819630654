import type { Goal } from '../../api/types.ts'

export type GoalStatus = 'active' | 'completed' | 'ended' | 'upcoming'

/** The status of a goal, by the same rules as the API's filter. */
export function goalStatus(goal: Goal, today: string): GoalStatus {
  if (goal.completed) return 'completed'
  if (goal.start_date > today) return 'upcoming'
  return goal.last_date !== null && goal.last_date < today ? 'ended' : 'active'
}
