import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

/** Not columns of `track`: SQLite would read all the data of a track to get at a column behind them. */
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
