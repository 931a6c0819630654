import { inBatches } from '../../platform/database/batches.ts'
import { toIso } from '../../platform/time.ts'
import { preferencesOf } from '../inbox/index.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { toNotification } from './presenter.ts'
import { subscriptionsOf } from './push/queries.ts'
import { allOf, withSources } from './queries.ts'

/** What the API shows of the person's notifications, and how they want to be notified. */
export const notificationData: PersonalData = {
  lists: {
    'notifications.json': async function* (db, account_id, now) {
      for await (const row of inBatches(allOf(db, account_id, now))) {
        const [shown] = await withSources(db, [row], now)
        const { seq: _, ...notification } = toNotification(shown!)
        yield { ...notification, read_at: row.read_at === null ? null : toIso(row.read_at) }
      }
    },
    'notification-preferences.json': async function* (db, account_id) {
      for (const [kind, preference] of Object.entries(await preferencesOf(db, account_id)))
        yield { kind, email: null, ...preference }
    },
    'push-subscriptions.json': async function* (db, account_id) {
      for (const { id, session_id, endpoint, created_at } of await subscriptionsOf(db, account_id))
        yield { id, session_id, endpoint, created_at: toIso(created_at) }
    },
  },
}
