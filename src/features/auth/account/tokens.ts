import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { hashLinkToken, type MailLink, newMailLink } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import type { AccountTokenTable } from '../tables.ts'
import type { AccountRow } from './queries.ts'

const HOUR_MS = 3_600_000

/** How long the link of a mail can be used, and the page it opens. */
const PURPOSES = {
  verify_email: { life_ms: 72 * HOUR_MS, path: '/verify-email' },
  change_email: { life_ms: 24 * HOUR_MS, path: '/verify-email' },
  reset_password: { life_ms: HOUR_MS, path: '/reset-password' },
} as const

export type Purpose = keyof typeof PURPOSES
export type AccountToken = Selectable<AccountTokenTable>

/**
 * Makes a link for one purpose of one account, sent to `email`. Those made before stay good until one of them is used,
 * since anybody may ask for one; but of an address that is to change only the last one counts.
 */
export async function makeLink(
  { clock, secret }: Pick<Services, 'clock' | 'secret'>,
  trx: Trx,
  purpose: Purpose,
  account: Pick<AccountRow, 'id'>,
  email: string,
): Promise<MailLink> {
  const { life_ms, path } = PURPOSES[purpose]
  const now = clock.now()
  if (purpose === 'change_email') await voidLinks(trx, account.id, [purpose])
  const { link, token_hash } = newMailLink(secret, path, {
    uid: account.id,
    expires_at: toIso(now + life_ms),
  })
  await trx
    .insertInto('account_token')
    .values({
      account_id: account.id,
      purpose,
      token_hash,
      email,
      created_at: now,
      expires_at: now + life_ms,
      used_at: null,
    })
    .execute()
  return link
}

/** Spends the token of a link in one conditional statement: of parallel callers exactly one gets it. */
export function spendToken(
  trx: Trx,
  purposes: Purpose[],
  token: string,
  now: number,
): Promise<AccountToken | undefined> {
  return trx
    .updateTable('account_token')
    .set({ used_at: now })
    .where('token_hash', '=', hashLinkToken(token))
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

/** The token of a link that can still be used, without using it. */
export function usableToken(
  db: Db,
  purpose: Purpose,
  token: string,
  now: number,
): Promise<AccountToken | undefined> {
  return db
    .selectFrom('account_token')
    .selectAll()
    .where('token_hash', '=', hashLinkToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Makes every unused link of these purposes worthless; of all when none is named. */
export async function voidLinks(trx: Trx, account_id: number, purposes?: Purpose[]): Promise<void> {
  let links = trx.deleteFrom('account_token').where('account_id', '=', account_id)
  if (purposes) links = links.where('purpose', 'in', purposes)
  await links.execute()
}

/** Removes links that ran out; answers how many. */
export async function removeOldTokens(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_token')
    .where('expires_at', '<', now)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
