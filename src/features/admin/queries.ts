import type { ExpressionBuilder } from 'kysely'
import { contains } from '../../platform/database/like.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { parseInstant } from '../../platform/time.ts'
import { isInGoodOrder, keyOf } from '../auth/index.ts'
import type { AuditQuery, UserQuery } from './schemas.ts'

type Asked = { page: number; page_size: number }

/** A page of rows with the total: in the first of them, or asked for when the page is past the last. */
async function paged<R extends { total: number | null }>(
  { page }: Asked,
  rows: R[],
  total: () => Promise<{ total: number }>,
): Promise<{ count: number; rows: R[] }> {
  const count = rows[0]?.total ?? (page === 1 ? 0 : (await total()).total)
  return { count, rows }
}

const USER = [
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

type UserAsked = UserQuery & { now: number; isEmailSearched: boolean }

/** Accounts by part of their name, and of their address only for who may see addresses. */
export async function usersFound(db: Db, asked: UserAsked) {
  const { page, page_size, ordering } = asked
  const total = db
    .selectFrom('account')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(matchingUsers(asked))
  const direction = ordering.startsWith('-') ? 'desc' : 'asc'
  const rows = await db
    .selectFrom('account')
    .select(USER)
    .select(total.as('total'))
    .where(matchingUsers(asked))
    .orderBy(ordering.endsWith('username') ? 'account.username_key' : 'account.created_at', direction)
    .orderBy('account.id', direction)
    .limit(page_size)
    .offset((page - 1) * page_size)
    .execute()
  return paged(asked, rows, () => total.executeTakeFirstOrThrow())
}

export type UserRow = Awaited<ReturnType<typeof usersFound>>['rows'][number]

function matchingUsers({ search, role, status, now, isEmailSearched }: UserAsked) {
  return (where: ExpressionBuilder<Tables, 'account'>) => {
    const text = search === undefined ? undefined : keyOf(search)
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
      ...(status ? [hasStatus(where, status, now)] : []),
    ])
  }
}

/** The same that `statusOf` tells of a row. */
function hasStatus(
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
      return where.and([isInGoodOrder(now)(where), where('account.email_verified_at', 'is', null)])
    case 'active':
      return where.and([isInGoodOrder(now)(where), where('account.email_verified_at', 'is not', null)])
  }
}

/** One account with what it can sign in with; undefined when there is none. */
export function userDetail(db: Db, id: number, now: number) {
  return db
    .selectFrom('account')
    .select(USER)
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

/** When the account last signed in, making it included; undefined when the log does not tell. */
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

/** The audit log, the newest first, with the names of those whose accounts still exist. */
export async function auditEntries(db: Db, asked: AuditQuery) {
  const { page, page_size } = asked
  const matching = matchingEntries(asked)
  const total = db
    .selectFrom('audit_entry')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(matching)
  const rows = await db
    .selectFrom('audit_entry')
    .leftJoin('account as about', 'about.id', 'audit_entry.account_id')
    .leftJoin('account as doer', 'doer.id', 'audit_entry.actor_id')
    .selectAll('audit_entry')
    .select(['about.username as account_username', 'doer.username as actor_username'])
    .select(total.as('total'))
    .where(matching)
    .orderBy('audit_entry.id', 'desc')
    .limit(page_size)
    .offset((page - 1) * page_size)
    .execute()
  return paged(asked, rows, () => total.executeTakeFirstOrThrow())
}

export type AuditRow = Awaited<ReturnType<typeof auditEntries>>['rows'][number]

function matchingEntries({ account, actor, kind, after, before }: AuditQuery) {
  const from = after === undefined ? undefined : parseInstant(after, 'after')
  const to = before === undefined ? undefined : parseInstant(before, 'before')
  return (where: ExpressionBuilder<Tables, 'audit_entry'>) =>
    where.and([
      ...(account === undefined ? [] : [where('audit_entry.account_id', '=', account)]),
      ...(actor === undefined ? [] : [where('audit_entry.actor_id', '=', actor)]),
      ...(kind === undefined ? [] : [where('audit_entry.kind', '=', kind)]),
      ...(from === undefined ? [] : [where('audit_entry.created_at', '>=', from)]),
      ...(to === undefined ? [] : [where('audit_entry.created_at', '<', to)]),
    ])
}

/** Invitations, the newest first. */
export async function invitationsMade(db: Db, asked: Asked) {
  const total = db.selectFrom('invitation').select((of) => of.fn.countAll<number>().as('total'))
  const rows = await db
    .selectFrom('invitation')
    .leftJoin('account as maker', 'maker.id', 'invitation.created_by')
    .leftJoin('account as guest', 'guest.id', 'invitation.used_by')
    .select(['invitation.id', 'invitation.email', 'invitation.created_at', 'invitation.created_by'])
    .select(['invitation.expires_at', 'invitation.used_at', 'invitation.used_by'])
    .select(['maker.username as maker_username', 'guest.username as guest_username'])
    .select(total.as('total'))
    .orderBy('invitation.id', 'desc')
    .limit(asked.page_size)
    .offset((asked.page - 1) * asked.page_size)
    .execute()
  return paged(asked, rows, () => total.executeTakeFirstOrThrow())
}

export type InvitationRow = Omit<Awaited<ReturnType<typeof invitationsMade>>['rows'][number], 'total'>
