import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer, text } = columnsOf(db)
  await db.schema
    .alterTable('job')
    .addColumn('lane', text, (column) => column.notNull().defaultTo('cleanup'))
    .execute()
  await db.schema
    .alterTable('job')
    .addColumn('owner_id', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update job set lane = case
    when kind in ('mail.send', 'accounts.welcome', 'accounts.verify', 'accounts.reset') then 'mails'
    when kind = 'recordings.import' then 'imports'
    when kind = 'accounts.export' then 'exports'
    else 'cleanup' end`.execute(db)
  // A worker queues the jobs that are due again within a second.
  await sql`update job set state = 'delayed' where state = 'queued'`.execute(db)
  // Finds the next owner in a lane and their next job without reading the others.
  await db.schema
    .createIndex('job_turns')
    .on('job')
    .columns(['lane', 'state', 'owner_id', 'run_at', 'id'])
    .execute()
}
