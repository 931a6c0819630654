import { type CountersRow, type Person, type SumsRow, streakOn, totalsOf } from './statistics.ts'

export type ProfileRow = CountersRow &
  Person & {
    username: string
    name: string
    bio: string
    image: string | null
    is_private: number
    shows_body: number
    shows_streaks: number
    allows_indexing: number
    followers_count: number
    following_count: number
    last_workout_at: number | null
    created_at: number
    birth_date: string | null
    sex: string | null
    height_cm: number | null
    resting_hr_bpm: number | null
    max_hr_bpm: number | null
    threshold_hr_bpm: number | null
    ftp_w: number | null
  }

export const PROFILE_SQL = `select a.username, a.time_zone, a.week_start, a.created_at, p.name, p.bio, p.image, p.is_private, p.shows_body,
  p.shows_streaks, p.allows_indexing, coalesce(r.followers_count, 0) as followers_count, coalesce(r.following_count, 0) as following_count,
  p.total_workouts, p.longest_streak, p.streak_first_date, p.streak_last_date, p.last_workout_at, p.birth_date, p.sex,
  p.height_cm, p.resting_hr_bpm, p.max_hr_bpm, p.threshold_hr_bpm, p.ftp_w
  from account a join profile p on p.account_id = a.id
  left join relation_summary r on r.account_id = a.id where a.id = ?`

/** The profile as its owner gets it. */
export function toProfile(row: ProfileRow, sums: SumsRow) {
  const { birth_date, sex, height_cm, resting_hr_bpm, max_hr_bpm, threshold_hr_bpm, ftp_w } = row
  return {
    username: row.username,
    name: row.name,
    bio: row.bio,
    image: row.image === null ? null : `/api/images/${row.image}/`,
    is_private: row.is_private === 1,
    is_owner: true,
    is_following: false,
    is_requested: false,
    follows_you: false,
    total_workouts: row.total_workouts,
    workout_streak: streakOn(Temporal.Now.plainDateISO(row.time_zone).toString(), row),
    longest_streak: row.longest_streak,
    last_workout: row.last_workout_at === null ? null : new Date(row.last_workout_at).toISOString(),
    created_at: new Date(row.created_at).toISOString(),
    body: { birth_date, sex, height_cm, resting_hr_bpm, max_hr_bpm, threshold_hr_bpm, ftp_w },
    followers_count: row.followers_count,
    following_count: row.following_count,
    is_muted: false,
    totals: totalsOf(sums),
    shows_body: row.shows_body === 1,
    shows_streaks: row.shows_streaks === 1,
    allows_indexing: row.allows_indexing === 1,
  }
}
