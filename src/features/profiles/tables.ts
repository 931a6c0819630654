import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    profile: ProfileTable
    body_weight: BodyWeightTable
  }
}

/** A person's profile, and counters that are updated with each write of a workout. */
export type ProfileTable = {
  account_id: number
  name: Generated<string>
  bio: Generated<string>
  is_private: Generated<number>
  /** 0 hides the columns from `birth_date` to `ftp_w` from others. */
  shows_body: Generated<number>
  /** 1 shows others the streaks. Streaks also count workouts that others may not see. */
  shows_streaks: Generated<number>
  /** 1 lets search engines list the pages of public workouts. */
  allows_indexing: Generated<number>
  birth_date: Generated<string | null>
  sex: Generated<'female' | 'male' | 'other' | null>
  height_cm: Generated<number | null>
  resting_hr_bpm: Generated<number | null>
  max_hr_bpm: Generated<number | null>
  threshold_hr_bpm: Generated<number | null>
  ftp_w: Generated<number | null>
  total_workouts: Generated<number>
  /** `total_workouts` and the workouts in the trash. */
  stored_workouts: Generated<number>
  /** The workouts with this visibility that are not in the trash. */
  followers_workouts: Generated<number>
  public_workouts: Generated<number>
  last_workout_at: Generated<number | null>
  longest_streak: Generated<number>
  /** The latest run of consecutive days with a workout. */
  streak_first_date: Generated<string | null>
  streak_last_date: Generated<string | null>
  /** The name of the profile picture. */
  image: Generated<string | null>
  /** Changes with every write to this person's data; cache keys contain it. */
  revision: Generated<number>
}

export type BodyWeightTable = {
  id: Generated<number>
  account_id: number
  local_date: string
  weight_kg: number
}
