import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Tables } from '../../../platform/database/schema.ts'
import type { AccountTable } from '../tables.ts'

type Suspension = Pick<Selectable<AccountTable>, 'suspended_at' | 'suspended_until'>

/** True while the account is suspended. A suspension without an end lasts until somebody lifts it. */
export function isSuspended({ suspended_at, suspended_until }: Suspension, now: number): boolean {
  return suspended_at !== null && (suspended_until === null || suspended_until > now)
}

/** The condition that an account is neither suspended nor waiting to be erased. */
export function isActiveAccount(now: number) {
  return (where: ExpressionBuilder<Tables, 'account'>) =>
    where.and([
      where('account.deletion_at', 'is', null),
      where.or([where('account.suspended_at', 'is', null), where('account.suspended_until', '<=', now)]),
    ])
}
