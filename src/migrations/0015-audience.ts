import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await db.schema
    .alterTable('workout')
    .addColumn('body_visibility', text, (column) => column.notNull().defaultTo('private'))
    .execute()
  await db.schema
    .alterTable('workout')
    .addColumn('shows_start_time', integer, (column) => column.notNull().defaultTo(1))
    .execute()
  await strict(
    db.schema
      .createTable('sharing_default')
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('sport', text, (column) => column.notNull())
      .addColumn('visibility', text, (column) => column.notNull())
      .addColumn('body_visibility', text, (column) => column.notNull())
      .addColumn('shows_start_time', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('sharing_default_key', ['account_id', 'sport']),
  ).execute()
  for (const column of ['followers_workouts', 'public_workouts', 'shows_streaks'] as const)
    await db.schema
      .alterTable('profile')
      .addColumn(column, integer, (of) => of.notNull().defaultTo(0))
      .execute()
  const count = (visibility: string) => sql`(
    select count(*) from workout
    where workout.owner_id = profile.account_id and visibility = ${visibility} and deleted_at is null
  )`
  await sql`update profile set followers_workouts = ${count('followers')}, public_workouts = ${count('public')}`.execute(
    db,
  )
}
