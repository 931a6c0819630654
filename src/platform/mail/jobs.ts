import type { JobHandlers } from '../jobs/index.ts'
import type { OutboxServices } from './outbox.ts'
import { dropMail, MAX_FAILURES, type MailServices, sendMail } from './send.ts'
import { sumUpNotices } from './sum-up.ts'

declare module '../jobs/kinds.ts' {
  interface JobPayloads {
    'mail.send': { mail_id: number }
    'mail.sum_up': { account_id: number }
  }
}

export function mailJobs(services: MailServices & OutboxServices) {
  return {
    'mail.send': {
      maxFailures: MAX_FAILURES,
      run: ({ mail_id }, context) => sendMail(services, mail_id, context),
      giveUp: ({ mail_id }) => dropMail(services, mail_id),
    },
    'mail.sum_up': { run: ({ account_id }, context) => sumUpNotices(services, account_id, context) },
  } satisfies Partial<JobHandlers>
}
