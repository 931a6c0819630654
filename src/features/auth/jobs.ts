import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { eraseAccount, type StorageKeysOf } from './account/deletion.ts'
import { mailPasswordReset } from './passwords/service.ts'
import { mailNewAccount, resendVerification } from './registration/email-verification.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'accounts.welcome': { account_id: number }
    'accounts.verify': { email: string }
    'accounts.reset': { email: string }
    'accounts.erase': { account_id: number }
  }
}

/** Handlers of the jobs about accounts. `storageKeysOf` finds the files that are deleted with an account. */
export function accountJobs(services: Services, storageKeysOf: StorageKeysOf) {
  return {
    'accounts.welcome': { run: ({ account_id }, context) => mailNewAccount(services, account_id, context) },
    'accounts.verify': { run: ({ email }, context) => resendVerification(services, email, context) },
    'accounts.reset': { run: ({ email }, context) => mailPasswordReset(services, email, context) },
    'accounts.erase': { run: ({ account_id }) => eraseAccount(services, account_id, storageKeysOf) },
  } satisfies Partial<JobHandlers>
}
