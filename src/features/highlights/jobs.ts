import { inTransaction } from '../../platform/database/index.ts'
import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { recompute } from './recompute.ts'
import { deleteSharedRecords } from './records.ts'

export function highlightJobs(services: Services) {
  return {
    'workouts.changed': {
      run: (payload, context) => recompute(services, payload, context),
      giveUp: (payload) => inTransaction(services.db, (trx) => deleteSharedRecords(trx, payload)),
    },
    'goals.changed': { run: (payload, context) => recompute(services, payload, context) },
  } satisfies Partial<JobHandlers>
}
