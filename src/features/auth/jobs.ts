import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { emptyLogAfterErasure, eraseAccount, type StorageKeysOf } from './account/deletion.ts'
import { mailPasswordReset } from './passwords/service.ts'
import { mailNewAccount, resendVerification } from './registration/email-verification.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'accounts.welcome': { account_id: number }
    'accounts.verify': { email: string }
    'accounts.reset': { email: string }
    'accounts.erase': { account_id: number }
    'accounts.empty_log': Record<string, never>
  }
}

/** Enough for three days: a program that reads the database for hours must not keep erased data in the log. */
const MAX_LOG_FAILURES = 100

/** Handlers of the jobs about accounts. `storageKeysOf` finds the files that are deleted with an account. */
export function accountJobs(services: Services, storageKeysOf: StorageKeysOf) {
  return {
    'accounts.welcome': { run: ({ account_id }, context) => mailNewAccount(services, account_id, context) },
    'accounts.verify': { run: ({ email }, context) => resendVerification(services, email, context) },
    'accounts.reset': { run: ({ email }, context) => mailPasswordReset(services, email, context) },
    'accounts.erase': { run: ({ account_id }) => eraseAccount(services, account_id, storageKeysOf) },
    'accounts.empty_log': { maxFailures: MAX_LOG_FAILURES, run: () => emptyLogAfterErasure(services) },
  } satisfies Partial<JobHandlers>
}
