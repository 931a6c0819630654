import type { Config } from '../config.ts'
import { inTransaction } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import { ipLimitKey } from '../http/limiting.ts'
import type { RequestOrigin } from '../http/request-origin.ts'
import { accountLimitKey, type Limits } from '../limits/index.ts'
import { countMail, type QuotaServices, tooManyMails } from './quotas.ts'
import type { MailCap } from './rules.ts'

type RequestServices = QuotaServices & { config: Pick<Config, 'http'>; db: Db; limits: Limits }

/** How many times as many as `auth` allows may be requested in a day. Many people may share a network. */
const TIMES_A_DAY = { network: 10, account: 2 }

/**
 * Counts a request for a mail towards the limit `auth` and the cap of a day, by its network and, if somebody is signed
 * in, by the account. Not by the address that is entered: a stranger must not be able to use up what its owner may
 * request, and `postMail` counts by recipient. Throws `rate_limited`.
 */
export async function limitMailRequest(
  services: RequestServices,
  { address }: Pick<RequestOrigin, 'address'>,
  account_id?: number,
): Promise<void> {
  const { config, db, limits } = services
  const { rateLimits } = config.http
  if (!rateLimits) return
  const capOf = (times: number): MailCap => ({ mails: times * rateLimits.auth.points, hours: 24 })
  const senders: [string, MailCap][] = [[`network:${ipLimitKey(address)}`, capOf(TIMES_A_DAY.network)]]
  if (account_id !== undefined) senders.push([accountLimitKey(account_id), capOf(TIMES_A_DAY.account)])
  for (const [sender] of senders) await limits.take('auth', `mail ${sender}`)
  await inTransaction(db, async (trx) => {
    for (const [sender, cap] of senders) {
      const free_at = await countMail(services, trx, `requests by ${sender}`, cap)
      if (free_at !== null) throw tooManyMails(cap, free_at - services.clock.now())
    }
  })
}
