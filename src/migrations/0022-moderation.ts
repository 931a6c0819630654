import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await createCases(db)
  await createReports(db)
  await createDecisions(db)
  await createRestrictions(db)
  await createHiddenWorkouts(db)
}

async function createCases(db: Kysely<never>): Promise<void> {
  const { id, integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('moderation_case')
      .addColumn('id', id)
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('target', text, (column) => column.notNull())
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('claimed_by', integer, (column) => column.references('account.id').onDelete('set null'))
      .addColumn('claimed_at', integer)
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('closed_at', integer),
  ).execute()
  // All reports of a thing make one case until it is closed.
  await sql`create unique index moderation_case_open on moderation_case (kind, target) where closed_at is null`.execute(
    db,
  )
  await db.schema
    .createIndex('moderation_case_closed')
    .on('moderation_case')
    .columns(['closed_at', 'id'])
    .execute()
  await db.schema
    .createIndex('moderation_case_of_account')
    .on('moderation_case')
    .column('account_id')
    .execute()
  await db.schema.createIndex('moderation_case_claimed').on('moderation_case').column('claimed_by').execute()
}

async function createReports(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('reported_copy')
      .addColumn('id', id)
      .addColumn('case_id', integer, (column) =>
        column.notNull().references('moderation_case.id').onDelete('cascade'),
      )
      .addColumn('content', json, (column) => column.notNull())
      .addColumn('content_hash', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addUniqueConstraint('reported_copy_content', ['case_id', 'content_hash']),
  ).execute()
  await strict(
    db.schema
      .createTable('reported_image')
      .addColumn('copy_id', integer, (column) =>
        column.notNull().references('reported_copy.id').onDelete('cascade'),
      )
      .addColumn('name', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('reported_image_key', ['copy_id', 'name']),
  ).execute()
  await db.schema.createIndex('reported_image_name').on('reported_image').column('name').execute()
  await strict(
    db.schema
      .createTable('report')
      .addColumn('id', id)
      .addColumn('case_id', integer, (column) =>
        column.notNull().references('moderation_case.id').onDelete('cascade'),
      )
      .addColumn('copy_id', integer, (column) =>
        column.notNull().references('reported_copy.id').onDelete('cascade'),
      )
      .addColumn('reporter_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('target', text, (column) => column.notNull())
      .addColumn('reason', text, (column) => column.notNull())
      .addColumn('content', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addUniqueConstraint('report_of_reporter', ['reporter_id', 'kind', 'target']),
  ).execute()
  await db.schema.createIndex('report_of_case').on('report').columns(['case_id', 'id']).execute()
  await db.schema.createIndex('report_of_copy').on('report').column('copy_id').execute()
}

async function createDecisions(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('moderation_action')
      .addColumn('id', id)
      .addColumn('case_id', integer, (column) =>
        column.notNull().references('moderation_case.id').onDelete('cascade'),
      )
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('moderator_id', integer, (column) => column.references('account.id').onDelete('set null'))
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('reason', text, (column) => column.notNull())
      .addColumn('until', integer)
      .addColumn('undo', json)
      .addColumn('appeal_token_hash', text)
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('reversed_at', integer),
  ).execute()
  for (const [name, columns] of Object.entries({
    moderation_action_of_case: ['case_id', 'id'],
    moderation_action_of_account: ['account_id', 'id'],
    moderation_action_of_moderator: ['moderator_id'],
  } as const))
    await db.schema
      .createIndex(name)
      .on('moderation_action')
      .columns([...columns])
      .execute()
  await sql`create unique index moderation_action_token on moderation_action (appeal_token_hash)
    where appeal_token_hash is not null`.execute(db)
  await strict(
    db.schema
      .createTable('appeal')
      .addColumn('action_id', integer, (column) =>
        column.primaryKey().notNull().references('moderation_action.id').onDelete('cascade'),
      )
      .addColumn('content', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('answered_by', integer, (column) => column.references('account.id').onDelete('set null'))
      .addColumn('answered_at', integer)
      .addColumn('outcome', text)
      .addColumn('answer', text),
  ).execute()
  await sql`create index appeal_open on appeal (created_at) where answered_at is null`.execute(db)
  await db.schema.createIndex('appeal_answered_by').on('appeal').column('answered_by').execute()
}

async function createRestrictions(db: Kysely<never>): Promise<void> {
  const { integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('account_restriction')
      .addColumn('account_id', integer, (column) =>
        column.primaryKey().notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('until', integer, (column) => column.notNull()),
  ).execute()
}

async function createHiddenWorkouts(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('hidden_workout')
      .addColumn('workout_id', integer, (column) =>
        column.primaryKey().notNull().references('workout.id').onDelete('cascade'),
      )
      .addColumn('visibility', text, (column) => column.notNull()),
  ).execute()
}
