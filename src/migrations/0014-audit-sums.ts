import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('audit_sum')
      .addColumn('account_id', integer, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('actor_id', integer, (column) => column.notNull())
      .addColumn('first_at', integer, (column) => column.notNull())
      .addColumn('last_at', integer, (column) => column.notNull())
      .addColumn('events', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_sum_key', ['account_id', 'kind', 'actor_id']),
  ).execute()
}
