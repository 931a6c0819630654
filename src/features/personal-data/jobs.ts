import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import type { PersonalData } from './archive.ts'
import { failExport, makeExport } from './service.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'accounts.export': { account_export_id: number }
  }
}

/** The handler of the job that writes an export. */
export function exportJobs(services: Services, sources: readonly PersonalData[]) {
  return {
    'accounts.export': {
      run: ({ account_export_id }, context) => makeExport(services, account_export_id, sources, context),
      giveUp: ({ account_export_id }) => failExport(services, account_export_id),
    },
  } satisfies Partial<JobHandlers>
}
