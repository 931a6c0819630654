import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { deleteImageFiles } from './files.ts'
import { imageNamesInUse } from './names-in-use.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'images.release': { names: string[] }
  }
}

export function imageJobs(services: Pick<Services, 'db' | 'storage'>) {
  return {
    'images.release': {
      async run({ names }) {
        const used = await imageNamesInUse(services.db, names)
        await deleteImageFiles(
          services,
          names.filter((name) => !used.has(name)),
        )
      },
    },
  } satisfies Partial<JobHandlers>
}
