import type { Quota } from '../../platform/quotas/index.ts'
import { countRecordings, storedBytes } from './queries.ts'

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
  used: async (db, owner_id) => (await storedBytes(db, owner_id)) / 1e6,
}

/** Each upload counts as one towards these quotas. */
export const uploadQuotas: readonly Quota[] = [recordingQuota, dailyQuota]
export const recordingQuotas: readonly Quota[] = [...uploadQuotas, storageQuota]
