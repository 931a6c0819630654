import { inBatches } from '../../platform/database/batches.ts'
import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { type ProfileRow, profileById } from './queries.ts'

/** The profile with its counters, and the weights. */
export const profileData: PersonalData = {
  lists: {
    'profile.json': async function* (db, account_id) {
      const row = await profileById(db, account_id)
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
function toExportedProfile({
  created_at,
  last_workout_at,
  is_private,
  shows_body,
  revision: _,
  ...row
}: ProfileRow) {
  return {
    ...row,
    is_private: is_private === 1,
    shows_body: shows_body === 1,
    last_workout: last_workout_at === null ? null : toIso(last_workout_at),
    created_at: toIso(created_at),
  }
}
