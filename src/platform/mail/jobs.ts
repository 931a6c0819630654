import type { JobHandlers } from '../jobs/index.ts'
import { dropMail, MAX_FAILURES, type MailServices, sendMail } from './send.ts'

declare module '../jobs/kinds.ts' {
  interface JobPayloads {
    'mail.send': { mail_id: number }
  }
}

export function mailJobs(services: MailServices) {
  return {
    'mail.send': {
      maxFailures: MAX_FAILURES,
      run: ({ mail_id }, context) => sendMail(services, mail_id, context),
      giveUp: ({ mail_id }) => dropMail(services, mail_id),
    },
  } satisfies Partial<JobHandlers>
}
