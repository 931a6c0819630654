import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Tables } from '../../../platform/database/schema.ts'
import type { AccountTable } from '../tables.ts'

type Standing = Pick<Selectable<AccountTable>, 'suspended_at' | 'suspended_until'>

/** True from the suspension to its end; one without an end lasts until somebody restores the account. */
export function isSuspended({ suspended_at, suspended_until }: Standing, now: number): boolean {
  return suspended_at !== null && (suspended_until === null || suspended_until > now)
}

/** The condition on `account` that it is neither suspended nor about to be erased. */
export function isInGoodOrder(now: number) {
  return (where: ExpressionBuilder<Tables, 'account'>) =>
    where.and([
      where('account.deletion_at', 'is', null),
      where.or([where('account.suspended_at', 'is', null), where('account.suspended_until', '<=', now)]),
    ])
}
