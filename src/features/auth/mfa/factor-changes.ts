import { randomUUID } from 'node:crypto'
import type { Trx } from '../../../platform/database/schema.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { recordAudit } from '../../audit/index.ts'
import type { AccountRow } from '../account/queries.ts'
import type { FactorChange } from '../mails.ts'

/** Logs a change of the second factors and mails the owner, in the transaction of the change. */
export async function recordFactorChange(
  services: Pick<Services, 'clock' | 'queue' | 'secret'>,
  trx: Trx,
  account: AccountRow,
  change: FactorChange,
  origin: RequestOrigin,
): Promise<void> {
  const now = services.clock.now()
  await recordAudit(trx, now, {
    kind: 'factor.changed',
    account_id: account.id,
    origin,
    details: { change },
  })
  await postMail(services, trx, {
    kind: 'second_factor_changed',
    account,
    dedupe_key: `second_factor_changed ${account.id} ${randomUUID()}`,
    values: { username: account.username, change, at: toIso(now) },
  })
}
