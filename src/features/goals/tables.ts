import type { Generated } from 'kysely'
import type { Sport, WorkoutType } from '../sports/index.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    goal: GoalTable
    goal_period: GoalPeriodTable
  }
}

export type GoalTable = {
  id: Generated<number>
  owner_id: number
  kind: 'workouts' | 'duration' | 'distance' | 'ascent' | 'energy' | 'streak' | 'weight' | 'custom'
  description: string
  target: number
  unit: string
  period: 'once' | 'week' | 'month' | 'year'
  start_date: string
  /** Null: it goes on. */
  deadline: string | null
  type: WorkoutType | null
  sport: Sport | null
  created_at: number
  updated_at: number
}

/** What its owner said of one period of a goal, over what the training log says. */
export type GoalPeriodTable = {
  goal_id: number
  first_date: string
  /** How far it is, where nothing can be counted. */
  amount: number | null
  is_completed: number | null
  marked_at: number | null
}
