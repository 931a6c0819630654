import type { Services } from '../../platform/services.ts'
import { deleteRecordingsWithoutFile } from './queries.ts'

/** How long people can look up why a file was refused. */
const KEPT_MS = 30 * 86_400_000
const BATCH_SIZE = 500

/** Deletes old recordings without a kept file; returns how many. */
export async function deleteUnusedRecordings({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  let deleted = 0
  for (;;) {
    const count = await deleteRecordingsWithoutFile(db, clock.now() - KEPT_MS, BATCH_SIZE)
    deleted += count
    if (count < BATCH_SIZE) return deleted
  }
}
