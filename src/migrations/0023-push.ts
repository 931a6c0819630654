import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await createKey(db)
  await createSubscriptions(db)
  await createDeliveries(db)
}

async function createKey(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('push_key')
      .addColumn('id', integer, (column) => column.primaryKey())
      .addColumn('public_key', text, (column) => column.notNull())
      .addColumn('private_key', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull()),
  ).execute()
}

async function createSubscriptions(db: Kysely<never>): Promise<void> {
  const { id, integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('push_subscription')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('session_id', integer, (column) =>
        column.notNull().unique().references('session.id').onDelete('cascade'),
      )
      .addColumn('server_key', text, (column) => column.notNull())
      .addColumn('endpoint', text, (column) => column.notNull().unique())
      .addColumn('p256dh', text, (column) => column.notNull())
      .addColumn('auth', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('failing_since', integer),
  ).execute()
  await sql`create index push_subscription_account on push_subscription (account_id)`.execute(db)
}

async function createDeliveries(db: Kysely<never>): Promise<void> {
  const { integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('notification_delivery')
      .addColumn('notification_id', integer, (column) =>
        column.primaryKey().notNull().references('notification.id').onDelete('cascade'),
      )
      .addColumn('pushed_at', integer)
      .addColumn('mailed_at', integer),
  ).execute()
}
