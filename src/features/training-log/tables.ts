declare module '../../platform/database/schema.ts' {
  interface Tables {
    workout_day: WorkoutDayTable
    streak_run: StreakRunTable
  }
}

/** How many workouts a person has on a day. Days without a workout have no row. */
export type WorkoutDayTable = { owner_id: number; local_date: string; workouts: number }

/** A maximal run of consecutive days with a workout: two runs of a person are never adjacent. */
export type StreakRunTable = { owner_id: number; first_date: string; last_date: string; days: number }
