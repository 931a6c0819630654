import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer } = columnsOf(db)
  await db.schema
    .alterTable('recording_item')
    .addColumn('size_bytes', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  // Items in any other status have no file.
  await sql`update recording_item set size_bytes = (
    select size_bytes from recording where recording.id = recording_item.recording_id
  ) where status in ('pending', 'imported')`.execute(db)
  await db.schema
    .createIndex('recording_item_size')
    .on('recording_item')
    .columns(['owner_id', 'size_bytes'])
    .execute()
  await sql`create index recording_item_unused on recording_item (recording_id)
    where status in ('duplicate', 'refused')`.execute(db)
  await db.schema
    .createIndex('recording_owner_created')
    .on('recording')
    .columns(['owner_id', 'created_at'])
    .execute()
  await db.schema
    .createIndex('audit_entry_account_kind')
    .on('audit_entry')
    .columns(['account_id', 'kind', 'created_at'])
    .execute()
}
