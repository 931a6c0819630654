import { toIso } from '../../../platform/time.ts'
import type { AccountRow } from './queries.ts'
import type { User } from './schemas.ts'

/** The account as its owner sees it. */
export function toUser(account: AccountRow): User {
  const { id, username, email, role, language, time_zone, units, week_start } = account
  return {
    id,
    username,
    email,
    is_email_verified: account.email_verified_at !== null,
    role,
    language,
    time_zone,
    units,
    week_start,
    created_at: toIso(account.created_at),
  }
}
