import { inBatches, type PersonalData } from '../auth/index.ts'
import { profileById } from './queries.ts'

const BATCH = 1_000

/** The profile with its counters, and the weights. */
export const profileData: PersonalData = {
  lists: {
    'profile.json': async function* (db, account_id) {
      const row = await profileById(db, account_id)
      if (row) yield row
    },
    'weights.json': (db, account_id) =>
      inBatches((after) =>
        db
          .selectFrom('body_weight')
          .select(['id', 'local_date', 'weight_kg'])
          .where('account_id', '=', account_id)
          .where('id', '>', after)
          .orderBy('id')
          .limit(BATCH)
          .execute(),
      ),
  },
}
