import type { ExpressionBuilder } from 'kysely'
import { contains } from '../../../platform/database/like.ts'
import type { Db, Tables } from '../../../platform/database/schema.ts'
import { isActiveAccount, usernameKey } from '../../auth/index.ts'
import { withTotal } from '../pages.ts'
import type { UserQuery } from './schemas.ts'

const LIST_COLUMNS = [
  'account.id',
  'account.username',
  'account.email',
  'account.email_verified_at',
  'account.role',
  'account.created_at',
  'account.suspended_at',
  'account.suspended_until',
  'account.suspension_reason',
  'account.deletion_at',
] as const

/** `isEmailSearched`: also look for the text in e-mail addresses. */
type UserFilter = UserQuery & { now: number; isEmailSearched: boolean }

/** A page of the accounts that match the filter. */
export async function userPage(db: Db, filter: UserFilter) {
  const { page, page_size, ordering } = filter
  const where = userWhere(filter)
  const total = db
    .selectFrom('account')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(where)
  const direction = ordering.startsWith('-') ? 'desc' : 'asc'
  const rows = await db
    .selectFrom('account')
    .select(LIST_COLUMNS)
    .select(total.as('total'))
    .where(where)
    .orderBy(ordering.endsWith('username') ? 'account.username_key' : 'account.created_at', direction)
    .orderBy('account.id', direction)
    .limit(page_size)
    .offset((page - 1) * page_size)
    .execute()
  return withTotal(page, rows, () => total.executeTakeFirstOrThrow())
}

export type UserRow = Awaited<ReturnType<typeof userPage>>['rows'][number]

function userWhere({ search, role, status, now, isEmailSearched }: UserFilter) {
  return (where: ExpressionBuilder<Tables, 'account'>) => {
    const text = search === undefined ? undefined : usernameKey(search)
    return where.and([
      ...(text === undefined
        ? []
        : [
            where.or([
              contains('account.username_key', text),
              ...(isEmailSearched ? [contains('account.email_key', text)] : []),
            ]),
          ]),
      ...(role ? [where('account.role', '=', role)] : []),
      ...(status ? [statusWhere(where, status, now)] : []),
    ])
  }
}

/** The same rules as `statusOf` in the presenter. */
function statusWhere(
  where: ExpressionBuilder<Tables, 'account'>,
  status: NonNullable<UserQuery['status']>,
  now: number,
) {
  const isNotSuspended = where.or([
    where('account.suspended_at', 'is', null),
    where('account.suspended_until', '<=', now),
  ])
  switch (status) {
    case 'suspended':
      return where.and([
        where('account.suspended_at', 'is not', null),
        where.or([where('account.suspended_until', 'is', null), where('account.suspended_until', '>', now)]),
      ])
    case 'deleting':
      return where.and([isNotSuspended, where('account.deletion_at', 'is not', null)])
    case 'unverified':
      return where.and([isActiveAccount(now)(where), where('account.email_verified_at', 'is', null)])
    case 'active':
      return where.and([isActiveAccount(now)(where), where('account.email_verified_at', 'is not', null)])
  }
}

/** One account with the number of its API keys and second factors. */
export function userDetail(db: Db, id: number, now: number) {
  return db
    .selectFrom('account')
    .select(LIST_COLUMNS)
    .select('account.failed_sign_ins')
    .select((of) => [
      of
        .selectFrom('api_key')
        .select((key) => key.fn.countAll<number>().as('count'))
        .whereRef('api_key.account_id', '=', 'account.id')
        .where((key) => key.or([key('api_key.expires_at', 'is', null), key('api_key.expires_at', '>', now)]))
        .as('key_count'),
      of
        .selectFrom('passkey')
        .select((passkey) => passkey.fn.countAll<number>().as('count'))
        .whereRef('passkey.account_id', '=', 'account.id')
        .as('passkey_count'),
      of
        .selectFrom('totp')
        .select('totp.confirmed_at')
        .whereRef('totp.account_id', '=', 'account.id')
        .as('totp_confirmed_at'),
    ])
    .where('account.id', '=', id)
    .executeTakeFirst()
}

export type UserDetailRow = NonNullable<Awaited<ReturnType<typeof userDetail>>>

/** When the account last signed in or registered; undefined when the audit log has no such entry. */
export async function lastSignInOf(db: Db, account_id: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('audit_entry')
    .select('created_at')
    .where('account_id', '=', account_id)
    .where('kind', 'in', ['sign_in.succeeded', 'account.registered'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at
}
