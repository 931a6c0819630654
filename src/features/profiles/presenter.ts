import { localDate, startOfUtcDay, toIso } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'
import { imageUrl } from '../media/index.ts'
import { currentStreak } from '../training-log/index.ts'
import { canSeeBody, canSeeProfile, canSeeStreaks, visibleWorkouts } from './access.ts'
import type { ProfileRow, SingleProfileRow, WeightRow } from './queries.ts'
import type { Profile, ProfileListItem } from './schemas.ts'

/** The profile as the viewer may see it. A private profile shows others only name and picture. */
export function toProfile(row: ProfileRow, viewer: Actor, now: number): ProfileListItem {
  const isVisible = canSeeProfile(viewer, row)
  const isOwner = row.id === viewer.account_id
  const showsStreaks = canSeeStreaks(viewer, row)
  const ifVisible = <T>(value: T): T | null => (isVisible ? value : null)
  return {
    username: row.username,
    name: row.name,
    bio: ifVisible(row.bio),
    image: row.image === null ? null : imageUrl(row.image),
    is_private: row.is_private === 1,
    is_owner: isOwner,
    is_following: row.is_following === 1,
    is_requested: row.is_requested === 1,
    follows_you: row.follows_you === 1,
    total_workouts: ifVisible(visibleWorkouts(viewer, row)),
    workout_streak: showsStreaks ? streakOf(row, now) : null,
    longest_streak: showsStreaks ? row.longest_streak : null,
    // The last workout may be private, and others must not see its time.
    last_workout: isOwner && row.last_workout_at !== null ? toIso(row.last_workout_at) : null,
    created_at: toIso(isOwner ? row.created_at : startOfUtcDay(row.created_at)),
    body: canSeeBody(viewer, row) ? bodyOf(row) : null,
  }
}

type Totals = NonNullable<Profile['totals']>

/** A single profile as the viewer may see it. `totals` is for the owner only. */
export function toSingleProfile(
  row: SingleProfileRow,
  viewer: Actor,
  now: number,
  totals: Totals | null,
): Profile {
  const isOwner = row.id === viewer.account_id
  const isVisible = canSeeProfile(viewer, row)
  return {
    ...toProfile(row, viewer, now),
    followers_count: isVisible ? row.followers_count : null,
    following_count: isVisible ? row.following_count : null,
    is_muted: row.is_muted === 1,
    totals,
    shows_body: isOwner ? row.shows_body === 1 : null,
    shows_streaks: isOwner ? row.shows_streaks === 1 : null,
    allows_indexing: isOwner ? row.allows_indexing === 1 : null,
  }
}

function streakOf({ streak_first_date, streak_last_date, time_zone }: ProfileRow, now: number): number {
  const run = { first_date: streak_first_date, last_date: streak_last_date }
  return currentStreak(run, localDate(now, time_zone))
}

function bodyOf(row: ProfileRow): NonNullable<ProfileListItem['body']> {
  const { birth_date, sex, height_cm, resting_hr_bpm, max_hr_bpm, threshold_hr_bpm, ftp_w } = row
  return { birth_date, sex, height_cm, resting_hr_bpm, max_hr_bpm, threshold_hr_bpm, ftp_w }
}

/** A weight as its owner sees it. */
export function toWeight({ id, local_date, weight_kg }: Pick<WeightRow, 'id' | 'local_date' | 'weight_kg'>) {
  return { id, date: local_date, weight_kg }
}
