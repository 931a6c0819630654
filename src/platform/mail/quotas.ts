import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Db, Trx } from '../database/schema.ts'
import { LimitExceeded } from '../limits/index.ts'
import type { Secret } from '../secret.ts'
import type { MailCap } from './rules.ts'

const HOUR_MS = 3_600_000

export type QuotaServices = { clock: Clock; secret: Secret }

/**
 * Counts a mail. Returns null when it is within the cap, otherwise when mails are free again. In the database, so that
 * a restart forgets nothing and all servers count together; under a keyed hash, which shows nobody's address.
 */
export async function countMail(
  { clock, secret }: QuotaServices,
  trx: Trx,
  name: string,
  { mails, hours }: MailCap,
): Promise<number | null> {
  const now = clock.now()
  const counter = createHmac('sha256', secret.key('mail-quota')).update(name).digest('base64url')
  const free_at = now + hours * HOUR_MS
  const counted = await trx
    .insertInto('mail_quota')
    .values({ counter, mails: 1, free_at })
    .onConflict((conflict) =>
      conflict.column('counter').doUpdateSet((quota) => {
        const ifOver = quota.case().when('mail_quota.free_at', '<=', now)
        return {
          mails: ifOver
            .then(1)
            .else(quota('mail_quota.mails', '+', 1))
            .end(),
          free_at: ifOver.then(free_at).else(quota.ref('mail_quota.free_at')).end(),
        }
      }),
    )
    .returning(['mails', 'free_at'])
    .executeTakeFirstOrThrow()
  return counted.mails <= mails ? null : counted.free_at
}

/** The form in which mailboxes are compared: most servers deliver `ana+news@example.org` to `ana@example.org`. */
export function mailboxOf(address: string): string {
  return address
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '')
}

/** The error for a request that would cause too many mails. */
export function tooManyMails({ mails }: MailCap, free_in_ms: number): LimitExceeded {
  return new LimitExceeded({ points: mails, remaining: 0, reset_s: Math.ceil(free_in_ms / 1000) })
}

/** Deletes counters that would start again; returns how many. */
export async function deleteFreeQuotas(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('mail_quota').where('free_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}
