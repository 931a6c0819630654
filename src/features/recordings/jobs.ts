import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { failRecording, importRecording, releaseRecording } from './import.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    'recordings.import': { recording_id: number }
    'recordings.release': { recording_item_id: number }
  }
}

export function recordingJobs(services: Services) {
  return {
    'recordings.import': {
      run: ({ recording_id }, context) => importRecording(services, recording_id, context),
      giveUp: ({ recording_id }) => failRecording(services, recording_id),
    },
    'recordings.release': { run: ({ recording_item_id }) => releaseRecording(services, recording_item_id) },
  } satisfies Partial<JobHandlers>
}
