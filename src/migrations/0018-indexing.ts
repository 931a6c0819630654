import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer } = columnsOf(db)
  await db.schema
    .alterTable('profile')
    .addColumn('allows_indexing', integer, (column) => column.notNull().defaultTo(0))
    .execute()
}
