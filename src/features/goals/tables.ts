import type { Generated } from 'kysely'
import type { Sport, WorkoutType } from '../sports/index.ts'
import type { GoalKind } from './kinds.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    goal: GoalTable
    goal_period: GoalPeriodTable
  }
}

export type GoalTable = {
  id: Generated<number>
  owner_id: number
  kind: GoalKind
  description: string
  target: number
  unit: string
  period: 'once' | 'week' | 'month' | 'year'
  start_date: string
  /** Null for a goal without end. */
  deadline: string | null
  type: WorkoutType | null
  sport: Sport | null
  created_at: number
  updated_at: number
}

/** What the owner set by hand for one period of a goal. */
export type GoalPeriodTable = {
  goal_id: number
  first_date: string
  /** The progress of a custom goal. */
  amount: number | null
  is_completed: number | null
  marked_at: number | null
}
