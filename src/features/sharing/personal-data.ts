import type { PersonalData } from '../personal-data/index.ts'
import { loadDefaults } from './defaults.ts'

/** What others see of new workouts, for all sports and for single ones. */
export const sharingData: PersonalData = {
  lists: {
    'sharing.json': async function* (db, account_id) {
      const { all, sports } = await loadDefaults(db, account_id)
      yield* [{ sport: null, ...all }, ...sports]
    },
  },
}
