import { inBatches } from '../../platform/database/batches.ts'
import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { ownProfile, type ProfileRow } from './queries.ts'

/** The profile with its counters, and the weights. */
export const profileData: PersonalData = {
  lists: {
    'profile.json': async function* (db, account_id) {
      const row = await ownProfile(db, account_id)
      if (row) yield toExportedProfile(row)
    },
    'weights.json': (db, account_id) =>
      inBatches(
        db
          .selectFrom('body_weight')
          .select(['id', 'local_date', 'weight_kg'])
          .where('account_id', '=', account_id),
      ),
  },
}

/** The row in the API's format: instants as text, flags as booleans. */
function toExportedProfile(row: ProfileRow) {
  return {
    id: row.id,
    username: row.username,
    time_zone: row.time_zone,
    name: row.name,
    bio: row.bio,
    is_private: row.is_private === 1,
    shows_body: row.shows_body === 1,
    shows_streaks: row.shows_streaks === 1,
    allows_indexing: row.allows_indexing === 1,
    birth_date: row.birth_date,
    sex: row.sex,
    height_cm: row.height_cm,
    resting_hr_bpm: row.resting_hr_bpm,
    max_hr_bpm: row.max_hr_bpm,
    threshold_hr_bpm: row.threshold_hr_bpm,
    ftp_w: row.ftp_w,
    image: row.image,
    total_workouts: row.total_workouts,
    longest_streak: row.longest_streak,
    streak_first_date: row.streak_first_date,
    streak_last_date: row.streak_last_date,
    last_workout: row.last_workout_at === null ? null : toIso(row.last_workout_at),
    created_at: toIso(row.created_at),
  }
}
