import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { emptyLogAfterErasure, eraseAccount, type StorageKeysOf } from './account/deletion.ts'
import { mailPasswordReset, type QueuedReset } from './passwords/service.ts'
import { mailNewAccount, resendVerification } from './registration/email-verification.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'accounts.welcome': { account_id: number }
    'accounts.verify': { email: string }
    'accounts.reset': QueuedReset
    'accounts.erase': { account_id: number }
    /** `account_id` is missing in jobs that an earlier version queued. */
    'accounts.empty_log': { account_id?: number }
  }
}

/** Enough for three days, in case a program reads the database for long or the mail cannot be sent. */
const MAX_LOG_FAILURES = 100

/** Handlers of the jobs about accounts. `storageKeysOf` finds the files that are deleted with an account. */
export function accountJobs(services: Services, storageKeysOf: StorageKeysOf) {
  return {
    'accounts.welcome': { run: ({ account_id }, context) => mailNewAccount(services, account_id, context) },
    'accounts.verify': { run: ({ email }, context) => resendVerification(services, email, context) },
    'accounts.reset': { run: (request, context) => mailPasswordReset(services, request, context) },
    'accounts.erase': { run: ({ account_id }) => eraseAccount(services, account_id, storageKeysOf) },
    'accounts.empty_log': {
      maxFailures: MAX_LOG_FAILURES,
      run: ({ account_id }) => emptyLogAfterErasure(services, account_id),
    },
  } satisfies Partial<JobHandlers>
}
