import { accountJobs } from './features/auth/index.ts'
import { releaseImages } from './features/media/index.ts'
import { failRecording, importRecording, releaseRecording } from './features/recordings/index.ts'
import { personalData } from './personal-data.ts'
import type { JobHandlers } from './platform/jobs/index.ts'
import { dropMail, MOST_FAILURES, sendMail } from './platform/mail/index.ts'
import type { Services } from './platform/services.ts'

/** Who does which kind of job. */
export function jobHandlers(services: Services): JobHandlers {
  return {
    'recordings.import': {
      run: ({ recording_id }, context) => importRecording(services, recording_id, context),
      giveUp: ({ recording_id }) => failRecording(services, recording_id),
    },
    'recordings.release': { run: ({ recording_item_id }) => releaseRecording(services, recording_item_id) },
    'images.release': { run: ({ names }) => releaseImages(services, names) },
    'mail.send': {
      mostFailures: MOST_FAILURES,
      run: ({ mail_id }, context) => sendMail(services, mail_id, context),
      giveUp: ({ mail_id }) => dropMail(services, mail_id),
    },
    ...accountJobs(services, personalData),
    'storage.delete': {
      async run({ keys }) {
        for (const key of keys) await services.storage.delete(key)
      },
    },
  }
}
