import { Cron } from 'croner'
import { clearOldOrigins, writeSums } from './features/audit/index.ts'
import { accountMaintenance } from './features/auth/maintenance.ts'
import { conductMaintenance } from './features/conduct/maintenance.ts'
import { highlightMaintenance } from './features/highlights/maintenance.ts'
import { inboxMaintenance } from './features/inbox/maintenance.ts'
import { deleteOldInvitations } from './features/invitations/index.ts'
import { moderationMaintenance } from './features/moderation/maintenance.ts'
import { pushMaintenance } from './features/notifications/index.ts'
import { deleteExpiredExports, deleteOrphanedExports } from './features/personal-data/index.ts'
import { sweepImages } from './features/pictures/index.ts'
import { deleteUnusedRecordings, sweepOrphans } from './features/recordings/index.ts'
import { relationMaintenance } from './features/relations/maintenance.ts'
import { workoutMaintenance } from './features/workouts/maintenance.ts'
import { zoneMaintenance } from './features/zones/maintenance.ts'
import { emptyWriteAheadLog } from './platform/database/index.ts'
import { indexNewWords } from './platform/database/word-index.ts'
import { deleteOldKeys } from './platform/http/idempotency.ts'
import { removeDeadJobs } from './platform/jobs/index.ts'
import { mailMaintenance } from './platform/mail/index.ts'
import type { Services } from './platform/services.ts'

const HOURLY = '17 * * * *'
const INTERRUPTED_AFTER_MS = 3_600_000
/** Dead jobs are deleted because their payloads may contain an e-mail address. */
const DEAD_JOBS_KEPT_MS = 30 * 86_400_000
/** During this time administrators can still see that an invitation has expired. */
const EXPIRED_INVITATIONS_KEPT_MS = 30 * 86_400_000
const AUDIT_ORIGINS_KEPT_MS = 365 * 86_400_000

/** Deletes leftovers of crashes and expired data, now and every hour. */
export function scheduleMaintenance(services: Services): { stop(): void } {
  const run = () => maintain(services)
  const schedule = new Cron(HOURLY, { protect: true }, run)
  void run()
  return schedule
}

/** Runs every step; a step that fails does not stop the others. */
export async function maintain({ log, ...services }: Services): Promise<void> {
  const { db, storage, clock } = services
  const now = clock.now()
  const steps = {
    interrupted_uploads: () => storage.sweepInterrupted(now - INTERRUPTED_AFTER_MS),
    orphaned_files: () => sweepOrphans(services),
    unused_recordings: () => deleteUnusedRecordings(services),
    orphaned_images: () => sweepImages(services),
    ...workoutMaintenance(services),
    search_index: () => indexNewWords(db, 'workout'),
    ...relationMaintenance(services),
    ...inboxMaintenance(services),
    ...zoneMaintenance(services),
    ...conductMaintenance(services),
    ...moderationMaintenance(services),
    ...highlightMaintenance(services),
    idempotency_keys: () => deleteOldKeys(db, now),
    dead_jobs: () => removeDeadJobs(db, now - DEAD_JOBS_KEPT_MS),
    ...mailMaintenance(services),
    ...pushMaintenance(services),
    ...accountMaintenance({ log, ...services }),
    invitations: () => deleteOldInvitations(db, now - EXPIRED_INVITATIONS_KEPT_MS),
    downloads: () => deleteExpiredExports(services),
    orphaned_downloads: () => deleteOrphanedExports(services),
    audit_sums: () => writeSums(db),
    old_origins: () => clearOldOrigins(db, now - AUDIT_ORIGINS_KEPT_MS),
    // Last, because the log still contains what the steps above have deleted.
    write_ahead_log: () => emptyWriteAheadLog(db),
  }
  for (const [step, run] of Object.entries(steps)) {
    try {
      log.debug({ step, removed: await run() }, 'maintenance step done')
    } catch (error) {
      log.error({ err: error, step }, 'maintenance step failed')
    }
  }
}
