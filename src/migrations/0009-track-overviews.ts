import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

/** A table of its own: to reach a further column of `track`, SQLite would read all the data of the track. */
export async function up(db: Kysely<never>): Promise<void> {
  const { integer, text, blob, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('track_overview')
      .addColumn('workout_id', integer, (column) =>
        column.primaryKey().notNull().references('workout.id').onDelete('cascade'),
      )
      .addColumn('data_hash', text, (column) => column.notNull())
      .addColumn('overview', blob),
  ).execute()
}
