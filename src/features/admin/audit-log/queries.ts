import type { ExpressionBuilder } from 'kysely'
import type { Db, Tables } from '../../../platform/database/schema.ts'
import { parseInstant } from '../../../platform/time.ts'
import { withTotal } from '../pages.ts'
import type { AuditQuery } from './schemas.ts'

/** A page of the audit log, the newest entry first, with the usernames of accounts that still exist. */
export async function auditEntries(db: Db, query: AuditQuery) {
  const { page, page_size } = query
  const where = entryWhere(query)
  const total = db
    .selectFrom('audit_entry')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(where)
  const rows = await db
    .selectFrom('audit_entry')
    .leftJoin('account', 'account.id', 'audit_entry.account_id')
    .leftJoin('account as actor', 'actor.id', 'audit_entry.actor_id')
    .selectAll('audit_entry')
    .select(['account.username as account_username', 'actor.username as actor_username'])
    .select(total.as('total'))
    .where(where)
    .orderBy('audit_entry.id', 'desc')
    .limit(page_size)
    .offset((page - 1) * page_size)
    .execute()
  return withTotal(page, rows, () => total.executeTakeFirstOrThrow())
}

export type AuditRow = Awaited<ReturnType<typeof auditEntries>>['rows'][number]

function entryWhere({ account, actor, kind, after, before }: AuditQuery) {
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
