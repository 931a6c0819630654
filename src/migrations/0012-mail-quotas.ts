import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('mail_quota')
      .addColumn('counter', text, (column) => column.primaryKey())
      .addColumn('mails', integer, (column) => column.notNull())
      .addColumn('free_at', integer, (column) => column.notNull()),
  ).execute()
  await db.schema.createIndex('mail_quota_free_at').on('mail_quota').column('free_at').execute()
  await strict(
    db.schema
      .createTable('held_notice')
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('recipient', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('username', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('notices', integer, (column) => column.notNull())
      .addColumn('first_at', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('held_notice_key', ['account_id', 'recipient', 'kind']),
  ).execute()
}
