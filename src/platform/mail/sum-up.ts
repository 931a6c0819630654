import { randomUUID } from 'node:crypto'
import type { NoticeKind } from '../../locales/mail/rules.ts'
import { inTransaction } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import type { JobContext } from '../jobs/index.ts'
import { toIso } from '../time.ts'
import { takeHeldNotices } from './held-notices.ts'
import { type OutboxServices, writeMail } from './outbox.ts'

declare module './kinds.ts' {
  interface MailValues {
    /** How many notices of each kind were held since an instant. */
    sum_up: { username: string; since: string; notices: Partial<Record<NoticeKind, number>> }
  }
}

/** Posts one mail about all notices of an account that were too many to be sent; one for each of its addresses. */
export function sumUpNotices(
  services: OutboxServices & { db: Db },
  account_id: number,
  { finishIn }: Pick<JobContext, 'finishIn'>,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const held = await takeHeldNotices(trx, account_id)
    for (const [email, notices] of Map.groupBy(held, ({ recipient }) => recipient)) {
      const { username, language } = notices[0]!
      const since = toIso(Math.min(...notices.map(({ first_at }) => first_at)))
      await writeMail(services, trx, {
        kind: 'sum_up',
        account: { id: account_id, email, language },
        dedupe_key: `sum_up ${randomUUID()}`,
        values: {
          username,
          since,
          notices: Object.fromEntries(notices.map((notice) => [notice.kind, notice.notices])),
        },
      })
    }
    await finishIn(trx)
  })
}
