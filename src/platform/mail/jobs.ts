import type { JobContext, JobHandlers } from '../jobs/index.ts'
import type { OutboxServices } from './outbox.ts'
import { dropMail, MAX_FAILURES, type MailServices, sendMail } from './send.ts'
import { sumUpNotices } from './sum-up.ts'

declare module '../jobs/kinds.ts' {
  interface JobPayloads {
    'mail.send': { mail_id: number }
    /** Of a kind of which a server may send many at once. */
    'mail.send_bulk': { mail_id: number }
    'mail.sum_up': { account_id: number }
  }
}

export function mailJobs(services: MailServices & OutboxServices) {
  const send = {
    maxFailures: MAX_FAILURES,
    run: ({ mail_id }: { mail_id: number }, context: JobContext) => sendMail(services, mail_id, context),
    giveUp: ({ mail_id }: { mail_id: number }) => dropMail(services, mail_id),
  }
  return {
    'mail.send': send,
    'mail.send_bulk': send,
    'mail.sum_up': { run: ({ account_id }, context) => sumUpNotices(services, account_id, context) },
  } satisfies Partial<JobHandlers>
}
