import { sql } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import type { Quota } from '../../platform/quotas/index.ts'

const DAY_MS = 86_400_000

const recordingQuota: Quota = {
  name: 'recordings',
  limit: 20_000,
  used: (db, owner_id) => countRecordings(db, owner_id, 0),
}

const dailyQuota: Quota = {
  name: 'recordings_per_day',
  limit: 1_000,
  used: (db, owner_id, now) => countRecordings(db, owner_id, now - DAY_MS),
}

/** Counts only kept files. Those of refused and duplicate recordings are deleted. */
export const storageQuota: Quota = {
  name: 'recording_mb',
  limit: 5_000,
  used: (db, owner_id) =>
    db
      .selectFrom('recording_item')
      .select(sql`sum(size_bytes) / 1e6`.as('used'))
      .where('owner_id', '=', owner_id),
}

function countRecordings(db: Db, owner_id: number, since: number) {
  return db
    .selectFrom('recording')
    .select((of) => of.fn.countAll().as('used'))
    .where('owner_id', '=', owner_id)
    .where('created_at', '>', since)
}

/** Each upload counts as one towards these quotas. */
export const uploadQuotas: readonly Quota[] = [recordingQuota, dailyQuota]
export const recordingQuotas: readonly Quota[] = [...uploadQuotas, storageQuota]
