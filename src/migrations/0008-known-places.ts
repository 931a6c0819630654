import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('known_place')
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('place_hash', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('used_at', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('known_place_key', ['account_id', 'place_hash']),
  ).execute()
  await db.schema.createIndex('known_place_used_at').on('known_place').column('used_at').execute()
}
