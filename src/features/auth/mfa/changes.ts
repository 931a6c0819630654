import { randomUUID } from 'node:crypto'
import type { Trx } from '../../../platform/database/schema.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import type { AccountRow } from '../account/queries.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import type { FactorChange } from '../mails.ts'

/** Logs a change of the second factor and tells its owner, together with the change itself. */
export async function noteChange(
  services: Pick<Services, 'clock' | 'queue'>,
  trx: Trx,
  account: AccountRow,
  change: FactorChange,
  client: Client,
): Promise<void> {
  const now = services.clock.now()
  await recordAudit(trx, now, {
    kind: 'factor.changed',
    account_id: account.id,
    client,
    details: { change },
  })
  await postMail(services, trx, {
    kind: 'second_factor_changed',
    account,
    dedupe_key: `second_factor_changed ${account.id} ${randomUUID()}`,
    values: { username: account.username, change, at: toIso(now) },
  })
}
