import type { JobHandlers } from '../jobs/index.ts'
import type { Storage } from './storage.ts'

declare module '../jobs/kinds.ts' {
  interface JobPayloads {
    'storage.delete': { keys: string[] }
  }
}

export function storageJobs({ storage }: { storage: Pick<Storage, 'delete'> }) {
  return {
    'storage.delete': {
      async run({ keys }) {
        for (const key of keys) await storage.delete(key)
      },
    },
  } satisfies Partial<JobHandlers>
}
