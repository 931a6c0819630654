import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer } = columnsOf(db)
  await db.schema
    .alterTable('reaction_summary')
    .addColumn('comments_closed', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  await createRevisions(db)
  await createWorkoutLikes(db)
  await createComments(db)
  await createCommentLikes(db)
  await createMentions(db)
}

async function createRevisions(db: Kysely<never>): Promise<void> {
  const { integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('reaction_revision')
      .addColumn('account_id', integer, (column) =>
        column.primaryKey().notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('revision', integer, (column) => column.notNull()),
  ).execute()
}

async function createWorkoutLikes(db: Kysely<never>): Promise<void> {
  const { id, integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('workout_like')
      .addColumn('id', id)
      .addColumn('workout_id', integer, (column) =>
        column.notNull().references('workout.id').onDelete('cascade'),
      )
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('is_counted', integer, (column) => column.notNull().defaultTo(1))
      .addColumn('created_at', integer, (column) => column.notNull())
      .addUniqueConstraint('workout_like_pair', ['workout_id', 'account_id']),
  ).execute()
  // Lists are read in the order of the ids.
  await sql`create index workout_like_of_workout on workout_like (workout_id, id)`.execute(db)
  await sql`create index workout_like_of_account on workout_like (account_id)`.execute(db)
}

async function createComments(db: Kysely<never>): Promise<void> {
  const { id, integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('comment')
      .addColumn('id', id)
      .addColumn('workout_id', integer, (column) =>
        column.notNull().references('workout.id').onDelete('cascade'),
      )
      .addColumn('author_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('parent_id', integer, (column) => column.references('comment.id').onDelete('cascade'))
      .addColumn('content', text, (column) => column.notNull())
      .addColumn('likes_count', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('is_counted', integer, (column) => column.notNull().defaultTo(1))
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('edited_at', integer)
      .addColumn('hidden_at', integer),
  ).execute()
  await sql`create index comment_of_workout on comment (workout_id, id)`.execute(db)
  await sql`create index comment_of_author on comment (author_id, id)`.execute(db)
  await sql`create index comment_of_parent on comment (parent_id) where parent_id is not null`.execute(db)
}

async function createCommentLikes(db: Kysely<never>): Promise<void> {
  const { id, integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('comment_like')
      .addColumn('id', id)
      .addColumn('comment_id', integer, (column) =>
        column.notNull().references('comment.id').onDelete('cascade'),
      )
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('is_counted', integer, (column) => column.notNull().defaultTo(1))
      .addColumn('created_at', integer, (column) => column.notNull())
      .addUniqueConstraint('comment_like_pair', ['comment_id', 'account_id']),
  ).execute()
  await sql`create index comment_like_of_comment on comment_like (comment_id, id)`.execute(db)
  await sql`create index comment_like_of_account on comment_like (account_id)`.execute(db)
}

async function createMentions(db: Kysely<never>): Promise<void> {
  const { integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('comment_mention')
      .addColumn('comment_id', integer, (column) =>
        column.notNull().references('comment.id').onDelete('cascade'),
      )
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('comment_mention_pair', ['comment_id', 'account_id']),
  ).execute()
  // Erasing an account looks here for its rows.
  await sql`create index comment_mention_of_account on comment_mention (account_id)`.execute(db)
}
