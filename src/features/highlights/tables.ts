import type { Sport } from '../sports/index.ts'
import type { RecordKind } from '../statistics/index.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    workout_record: WorkoutRecordTable
    workout_goal: WorkoutGoalTable
  }
}

/** To whom a record is shown. Followers and everybody get records among the workouts that they see. */
export const RECORD_AUDIENCES = ['owner', 'followers', 'public'] as const
export type RecordAudience = (typeof RECORD_AUDIENCES)[number]

/**
 * A record that a workout set: among the workouts of its sport that the audience sees, it was better than all earlier
 * ones. There is no value here, because it would stay when the owner hides a part of the workout.
 */
export type WorkoutRecordTable = {
  workout_id: number
  owner_id: number
  sport: Sport
  audience: RecordAudience
  kind: RecordKind
}

/** The workout that reached a goal in the period that begins on `first_date`. Goals are shown to their owner only. */
export type WorkoutGoalTable = { goal_id: number; first_date: string; workout_id: number }
