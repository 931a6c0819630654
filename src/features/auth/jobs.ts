import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { eraseAccount } from './account/erase.ts'
import type { PersonalData } from './exports/archive.ts'
import { failExport, makeExport } from './exports/service.ts'
import { mailReset } from './passwords/service.ts'
import { resendVerification, welcomeAccount } from './registration/email.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'accounts.welcome': { account_id: number }
    'accounts.verify': { email: string }
    'accounts.reset': { email: string }
    'accounts.export': { account_export_id: number }
    'accounts.erase': { account_id: number }
  }
}

/** The jobs of accounts; `sources` is what every feature keeps of a person. */
export function accountJobs(services: Services, sources: readonly PersonalData[]) {
  return {
    'accounts.welcome': { run: ({ account_id }, context) => welcomeAccount(services, account_id, context) },
    'accounts.verify': { run: ({ email }, context) => resendVerification(services, email, context) },
    'accounts.reset': { run: ({ email }, context) => mailReset(services, email, context) },
    'accounts.export': {
      run: ({ account_export_id }, context) => makeExport(services, account_export_id, sources, context),
      giveUp: ({ account_export_id }) => failExport(services, account_export_id),
    },
    'accounts.erase': { run: ({ account_id }) => eraseAccount(services, account_id, sources) },
  } satisfies Partial<JobHandlers>
}
