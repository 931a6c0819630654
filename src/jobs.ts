import { accountJobs } from './features/auth/jobs.ts'
import { highlightJobs } from './features/highlights/jobs.ts'
import { imageJobs } from './features/media/index.ts'
import { notificationJobs } from './features/notifications/index.ts'
import { exportJobs, storageKeysOf } from './features/personal-data/index.ts'
import { bumpRevision } from './features/profiles/index.ts'
import { recordingJobs } from './features/recordings/index.ts'
import { updateCounted } from './features/relations/index.ts'
import { updateCountedReactions } from './features/social/index.ts'
import { updateShownStarts } from './features/workouts/index.ts'
import { workoutsChanged } from './features/workouts/jobs.ts'
import { zoneJobs } from './features/zones/index.ts'
import { personalData } from './personal-data.ts'
import type { JobHandlers } from './platform/jobs/index.ts'
import { mailJobs } from './platform/mail/index.ts'
import type { Services } from './platform/services.ts'
import { storageJobs } from './platform/storage/index.ts'

/** The handlers of all jobs. It does not compile while a registered kind has no handler. */
export function jobHandlers(services: Services): JobHandlers {
  return {
    ...storageJobs(services),
    ...mailJobs(services),
    ...accountJobs(services, {
      storageKeysOf: (db, account_id) => storageKeysOf(db, account_id, personalData),
      async updateActivity(trx, account_id) {
        await updateCounted(trx, account_id, services.clock.now())
        await updateCountedReactions(trx, account_id, services.clock.now())
      },
    }),
    ...exportJobs(services, personalData),
    ...recordingJobs(services),
    ...imageJobs(services),
    ...zoneJobs(services, async (trx, owner_id, workouts) => {
      const ids = workouts.map(({ id }) => id)
      await updateShownStarts(trx, ids)
      await bumpRevision(trx, owner_id)
      const sports = workouts.map(({ sport }) => sport)
      await workoutsChanged(services, trx, owner_id, sports)
    }),
    ...highlightJobs(services),
    ...notificationJobs(services),
  }
}
