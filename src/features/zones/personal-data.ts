import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { zonesOf } from './queries.ts'

export const zoneData: PersonalData = {
  lists: {
    'zones.json': async function* (db, account_id) {
      for (const { id, name, lat, lon, radius_m, created_at } of await zonesOf(db, account_id))
        yield { id, name, lat, lon, radius_m, created_at: toIso(created_at) }
    },
  },
}
