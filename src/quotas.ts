import { accountQuotas } from './features/auth/quotas.ts'
import { goalQuota } from './features/goals/quotas.ts'
import { reportQuota } from './features/moderation/quotas.ts'
import { pushQuota } from './features/notifications/quotas.ts'
import { exportQuota } from './features/personal-data/quotas.ts'
import { pictureQuota } from './features/pictures/quotas.ts'
import { recordingQuotas } from './features/recordings/quotas.ts'
import { relationQuotas } from './features/relations/quotas.ts'
import { commentQuota } from './features/social/quotas.ts'
import { workoutQuota } from './features/workouts/quotas.ts'
import { zoneQuota } from './features/zones/quotas.ts'
import type { QuotaList } from './platform/quotas/index.ts'

/** The quotas of every feature, in the order in which they are shown. */
export const QUOTAS: QuotaList = [
  workoutQuota,
  ...recordingQuotas,
  pictureQuota,
  goalQuota,
  ...relationQuotas,
  zoneQuota,
  commentQuota,
  reportQuota,
  exportQuota,
  ...accountQuotas,
  pushQuota,
]
