import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    profile: ProfileTable
    workout_day: WorkoutDayTable
    streak_run: StreakRunTable
    body_weight: BodyWeightTable
  }
}

/** What a person shows of themselves, and counters that are written with the workouts that they count. */
export type ProfileTable = {
  account_id: number
  name: Generated<string>
  bio: Generated<string>
  is_private: Generated<number>
  /** 0: nobody else sees what follows. */
  shows_body: Generated<number>
  birth_date: Generated<string | null>
  sex: Generated<'female' | 'male' | 'other' | null>
  height_cm: Generated<number | null>
  resting_hr_bpm: Generated<number | null>
  max_hr_bpm: Generated<number | null>
  threshold_hr_bpm: Generated<number | null>
  ftp_w: Generated<number | null>
  total_workouts: Generated<number>
  last_workout_at: Generated<number | null>
  longest_streak: Generated<number>
  /** The last run of consecutive days with a workout. */
  streak_first_date: Generated<string | null>
  streak_last_date: Generated<string | null>
  /** The name of the picture. */
  image: Generated<string | null>
  /** Another one with every write of what answers about this person are made of: log, goals, pictures, profile. */
  revision: Generated<number>
}

export type WorkoutDayTable = { owner_id: number; local_date: string; workouts: number }

/** Consecutive days with a workout, as many as there are: two runs of a person are never neighbours. */
export type StreakRunTable = { owner_id: number; first_date: string; last_date: string; days: number }

export type BodyWeightTable = {
  id: Generated<number>
  account_id: number
  local_date: string
  weight_kg: number
}
