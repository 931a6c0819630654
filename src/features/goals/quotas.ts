import type { Quota } from '../../platform/quotas/index.ts'
import { countGoals } from './queries.ts'

export const goalQuota: Quota = { name: 'goals', limit: 200, used: countGoals }
