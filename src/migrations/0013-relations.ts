import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await createFollows(db)
  await createFollowRequests(db)
  await createBlocks(db)
  await createMutes(db)
  await createSummaries(db)
}

async function createFollows(db: Kysely<never>): Promise<void> {
  const { id, integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('follow')
      .addColumn('id', id)
      .addColumn('follower_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('followed_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('created_at', integer, (column) => column.notNull())
      .addUniqueConstraint('follow_pair', ['follower_id', 'followed_id']),
  ).execute()
  // Lists are read in the order of the ids.
  await db.schema.createIndex('follow_of_follower').on('follow').columns(['follower_id', 'id']).execute()
  await db.schema.createIndex('follow_of_followed').on('follow').columns(['followed_id', 'id']).execute()
}

async function createFollowRequests(db: Kysely<never>): Promise<void> {
  const { id, integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('follow_request')
      .addColumn('id', id)
      .addColumn('requester_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('target_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('asked_at', integer)
      .addColumn('refused_at', integer)
      .addUniqueConstraint('follow_request_pair', ['requester_id', 'target_id']),
  ).execute()
  await db.schema
    .createIndex('follow_request_of_target')
    .on('follow_request')
    .columns(['target_id', 'id'])
    .execute()
}

async function createBlocks(db: Kysely<never>): Promise<void> {
  const { id, integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('block')
      .addColumn('id', id)
      .addColumn('blocker_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('blocked_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('created_at', integer, (column) => column.notNull())
      .addUniqueConstraint('block_pair', ['blocker_id', 'blocked_id']),
  ).execute()
  await db.schema.createIndex('block_of_blocked').on('block').columns(['blocked_id', 'blocker_id']).execute()
}

async function createMutes(db: Kysely<never>): Promise<void> {
  const { id, integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('mute')
      .addColumn('id', id)
      .addColumn('muter_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('muted_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('created_at', integer, (column) => column.notNull())
      .addUniqueConstraint('mute_pair', ['muter_id', 'muted_id']),
  ).execute()
  // Erasing an account looks here for its rows.
  await db.schema.createIndex('mute_of_muted').on('mute').column('muted_id').execute()
}

async function createSummaries(db: Kysely<never>): Promise<void> {
  const { integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('relation_summary')
      .addColumn('account_id', integer, (column) =>
        column.primaryKey().notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('followers_count', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('following_count', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('is_counted', integer, (column) => column.notNull().defaultTo(1))
      .addColumn('revision', integer, (column) => column.notNull().defaultTo(0)),
  ).execute()
}
