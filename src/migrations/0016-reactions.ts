import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('reaction_summary')
      .addColumn('workout_id', integer, (column) =>
        column.primaryKey().notNull().references('workout.id').onDelete('cascade'),
      )
      .addColumn('likes_count', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('comments_count', integer, (column) => column.notNull().defaultTo(0)),
  ).execute()
  await sql`insert into reaction_summary (workout_id, likes_count, comments_count)
    select id, likes_count, comments_count from workout where likes_count > 0 or comments_count > 0`.execute(
    db,
  )
  for (const column of ['likes_count', 'comments_count'])
    await db.schema.alterTable('workout').dropColumn(column).execute()
}
