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
  await countSharedWorkouts(db)
  await widenFigures(db)
}

export async function countSharedWorkouts(db: Kysely<never>): Promise<void> {
  await sql`update profile set followers_workouts = shared.followers, public_workouts = shared.everyone from (
    select
      owner_id,
      sum(case when visibility = 'followers' then 1 else 0 end) as followers,
      sum(case when visibility = 'public' then 1 else 0 end) as everyone
    from workout where deleted_at is null and visibility <> 'private' group by owner_id
  ) as shared where shared.owner_id = profile.account_id`.execute(db)
}

/** Lets sums of what others see read only the index, too. */
async function widenFigures(db: Kysely<never>): Promise<void> {
  await sql`drop index workout_figures`.execute(db)
  await sql`create index workout_figures on workout (
    owner_id, local_date, type, sport, intensity, duration_min, distance_m, ascent_m, calories_kcal,
    avg_hr_bpm, avg_speed_mps, avg_power_w, visibility, body_visibility, started_at, deleted_at
  ) where deleted_at is null`.execute(db)
}
