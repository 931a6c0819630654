import type { Goal } from '../../api/types.ts'

export type GoalStatus = 'active' | 'completed' | 'ended' | 'upcoming'

/** As the API sorts goals. */
export function goalStatus(goal: Goal, today: string): GoalStatus {
  if (goal.completed) return 'completed'
  if (goal.start_date > today) return 'upcoming'
  return goal.last_date !== null && goal.last_date < today ? 'ended' : 'active'
}
