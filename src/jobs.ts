import { importRecording, releaseRecording } from './features/recordings/index.ts'
import type { JobHandlers } from './platform/jobs/index.ts'
import type { Services } from './services.ts'

/** Who does which kind of job. */
export function jobHandlers(services: Services): JobHandlers {
  return {
    'recordings.import': ({ recording_id }, context) => importRecording(services, recording_id, context),
    'recordings.release': ({ recording_item_id }) => releaseRecording(services, recording_item_id),
    'storage.delete': async ({ keys }) => {
      for (const key of keys) await services.storage.delete(key)
    },
  }
}
