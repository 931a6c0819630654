import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { hashLinkToken, type MailLink, newMailLink } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import type { AccountTokenTable } from '../tables.ts'
import type { AccountRow } from './queries.ts'

const HOUR_MS = 3_600_000

/** How long each kind of link works, and the page that it opens. */
const PURPOSES = {
  verify_email: { life_ms: 72 * HOUR_MS, path: '/verify-email' },
  change_email: { life_ms: 24 * HOUR_MS, path: '/verify-email' },
  reset_password: { life_ms: HOUR_MS, path: '/reset-password' },
} as const

export type LinkPurpose = keyof typeof PURPOSES
export type AccountToken = Selectable<AccountTokenTable>

/**
 * Creates a one-time link for a mail to `email`. Earlier links of the same purpose stay valid, because a stranger may
 * have requested this one. An exception is `change_email`, where only the newest link counts.
 */
export async function createLink(
  { clock, secret }: Pick<Services, 'clock' | 'secret'>,
  trx: Trx,
  purpose: LinkPurpose,
  account: Pick<AccountRow, 'id'>,
  email: string,
): Promise<MailLink> {
  const { life_ms, path } = PURPOSES[purpose]
  const now = clock.now()
  if (purpose === 'change_email') await deleteLinks(trx, account.id, [purpose])
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

/** Spends a link's token. One conditional statement, so that only one of several parallel callers gets it. */
export function spendLinkToken(
  trx: Trx,
  purposes: LinkPurpose[],
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

/** Finds a token that can still be spent, without spending it. */
export function usableLinkToken(
  db: Db,
  purpose: LinkPurpose,
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

/** Deletes the account's links of these purposes, or all of them, so that none works any more. */
export async function deleteLinks(trx: Trx, account_id: number, purposes?: LinkPurpose[]): Promise<void> {
  let links = trx.deleteFrom('account_token').where('account_id', '=', account_id)
  if (purposes) links = links.where('purpose', 'in', purposes)
  await links.execute()
}

/** Deletes expired links; returns how many. */
export async function deleteExpiredLinks(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_token')
    .where('expires_at', '<', now)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
