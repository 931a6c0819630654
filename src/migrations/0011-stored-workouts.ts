import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer } = columnsOf(db)
  await db.schema
    .alterTable('profile')
    .addColumn('stored_workouts', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  await countStoredWorkouts(db)
}

export async function countStoredWorkouts(db: Kysely<never>): Promise<void> {
  await sql`update profile set stored_workouts = (
    select count(*) from workout where workout.owner_id = profile.account_id
  )`.execute(db)
}
