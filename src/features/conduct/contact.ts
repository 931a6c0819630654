import { prepared } from '../../platform/database/index.ts'
import { AppError } from '../../platform/errors.ts'
import { accountLimitKey } from '../../platform/limits/index.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'

const DAY_MS = 86_400_000

/** What somebody is about to do to other people, and how many of it. */
export type Contact = { follows: number } | { comments: number; mentions: number }

type Needs = Pick<Services, 'db' | 'clock' | 'config' | 'limits'>

/**
 * Throws `forbidden` while moderators have limited the person, and `rate_limited` when a new account does too much.
 * Call it before the transaction, which must not wait for the limits.
 */
export async function admitContact(
  { db, clock, config, limits }: Needs,
  { account_id }: { account_id: number },
  contact: Contact,
): Promise<void> {
  const now = clock.now()
  const [person] = await standings(db, { account_id })
  if (!person) return
  if (person.until !== null && person.until > now)
    throw new AppError('forbidden', { code: 'limited_until', until: toIso(person.until) })
  if (person.created_at <= now - config.newAccountDays * DAY_MS) return
  const key = accountLimitKey(account_id)
  for (const [name, count] of Object.entries(contact))
    if (count > 0) await limits.take(`new_${name as 'follows' | 'comments' | 'mentions'}`, key, count)
}

const standings = prepared((db, { account_id }: { account_id: number }) =>
  db
    .selectFrom('account')
    .leftJoin('account_restriction', 'account_restriction.account_id', 'account.id')
    .select(['account.created_at', 'account_restriction.until'])
    .where('account.id', '=', account_id),
)
