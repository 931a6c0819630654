import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await createStates(db)
  await createNotifications(db)
  await createActors(db)
  await createPreferences(db)
}

async function createStates(db: Kysely<never>): Promise<void> {
  const { integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('inbox_state')
      .addColumn('account_id', integer, (column) =>
        column.primaryKey().notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('last_seq', integer, (column) => column.notNull()),
  ).execute()
}

async function createNotifications(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('notification')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('group_key', text)
      .addColumn('seq', integer, (column) => column.notNull())
      .addColumn('workout_id', integer, (column) => column.references('workout.id').onDelete('cascade'))
      .addColumn('goal_id', integer, (column) => column.references('goal.id').onDelete('cascade'))
      .addColumn('data', json, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('updated_at', integer, (column) => column.notNull())
      .addColumn('read_at', integer)
      // Lists and streams are read in this order.
      .addUniqueConstraint('notification_seq', ['account_id', 'seq']),
  ).execute()
  await sql`create unique index notification_group on notification (account_id, group_key) where read_at is null`.execute(
    db,
  )
  // Notices that are taken back may have been read.
  await db.schema
    .createIndex('notification_of_group')
    .on('notification')
    .columns(['account_id', 'group_key'])
    .execute()
  // Deleting a workout or a goal looks here for its rows; so does the maintenance for old ones.
  for (const column of ['workout_id', 'goal_id', 'updated_at'])
    await db.schema.createIndex(`notification_${column}`).on('notification').column(column).execute()
}

async function createActors(db: Kysely<never>): Promise<void> {
  const { id, integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('notification_actor')
      .addColumn('id', id)
      .addColumn('notification_id', integer, (column) =>
        column.notNull().references('notification.id').onDelete('cascade'),
      )
      .addColumn('actor_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('comment_id', integer, (column) => column.references('comment.id').onDelete('cascade'))
      .addColumn('created_at', integer, (column) => column.notNull()),
  ).execute()
  await sql`create unique index notification_actor_once
    on notification_actor (notification_id, actor_id, coalesce(comment_id, 0))`.execute(db)
  await db.schema
    .createIndex('notification_actor_newest')
    .on('notification_actor')
    .columns(['notification_id', 'id'])
    .execute()
  // Deleting an account or a comment looks here for its rows.
  for (const column of ['actor_id', 'comment_id'])
    await db.schema
      .createIndex(`notification_actor_${column}`)
      .on('notification_actor')
      .column(column)
      .execute()
}

async function createPreferences(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('notification_preference')
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('in_app', integer, (column) => column.notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('push', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('notification_preference_of_account', ['account_id', 'kind']),
  ).execute()
}
