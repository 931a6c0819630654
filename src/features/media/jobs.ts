import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { deleteImageFiles } from './files.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'images.release': { names: string[] }
  }
}

export function imageJobs(services: Pick<Services, 'storage'>) {
  return {
    'images.release': { run: ({ names }) => deleteImageFiles(services, names) },
  } satisfies Partial<JobHandlers>
}
