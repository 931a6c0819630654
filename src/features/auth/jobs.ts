import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { handleActivityChange } from './account/activity.ts'
import { type ErasureSteps, emptyLogAfterErasure, eraseAccount } from './account/deletion.ts'
import { mailPasswordReset, type QueuedReset } from './passwords/service.ts'
import { mailNewAccount, resendVerification } from './registration/email-verification.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'accounts.welcome': { account_id: number }
    'accounts.verify': { email: string }
    'accounts.reset': QueuedReset
    'accounts.erase': { account_id: number }
    /** The account may have become active or inactive: suspended, restored, leaving or staying. */
    'accounts.activity_changed': { account_id: number }
    /** `account_id` is missing in jobs that an earlier version queued. */
    'accounts.empty_log': { account_id?: number }
  }
}

/** Enough for three days, in case a program reads the database for long or the mail cannot be sent. */
const MAX_LOG_FAILURES = 100

/** Handlers of the jobs about accounts. `steps` are what other features do. */
export function accountJobs(services: Services, steps: ErasureSteps) {
  return {
    'accounts.welcome': { run: ({ account_id }, context) => mailNewAccount(services, account_id, context) },
    'accounts.verify': { run: ({ email }, context) => resendVerification(services, email, context) },
    'accounts.reset': { run: (request, context) => mailPasswordReset(services, request, context) },
    'accounts.erase': { run: ({ account_id }) => eraseAccount(services, account_id, steps) },
    'accounts.activity_changed': {
      run: ({ account_id }) => handleActivityChange(services, account_id, steps.updateActivity),
    },
    'accounts.empty_log': {
      maxFailures: MAX_LOG_FAILURES,
      run: ({ account_id }) => emptyLogAfterErasure(services, account_id),
    },
  } satisfies Partial<JobHandlers>
}
