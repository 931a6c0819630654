import { type Kysely, sql } from 'kysely'
import { columnsOf, dayNumber } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await createProfiles(db)
  await createStreaks(db)
  await createBodyWeights(db)
  await countWhatIsThere(db)
}

async function createProfiles(db: Kysely<never>): Promise<void> {
  const { integer, real, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('profile')
      .addColumn('account_id', integer, (column) =>
        column.primaryKey().notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('name', text, (column) => column.notNull().defaultTo(''))
      .addColumn('bio', text, (column) => column.notNull().defaultTo(''))
      .addColumn('is_private', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('shows_body', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('birth_date', text)
      .addColumn('sex', text)
      .addColumn('height_cm', real)
      .addColumn('resting_hr_bpm', integer)
      .addColumn('max_hr_bpm', integer)
      .addColumn('threshold_hr_bpm', integer)
      .addColumn('ftp_w', integer)
      .addColumn('total_workouts', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('last_workout_at', integer)
      .addColumn('longest_streak', integer, (column) => column.notNull().defaultTo(0))
      .addColumn('streak_first_date', text)
      .addColumn('streak_last_date', text),
  ).execute()
}

async function createStreaks(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('workout_day')
      .addColumn('owner_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('local_date', text, (column) => column.notNull())
      .addColumn('workouts', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('workout_day_key', ['owner_id', 'local_date']),
  ).execute()
  await strict(
    db.schema
      .createTable('streak_run')
      .addColumn('owner_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('first_date', text, (column) => column.notNull())
      .addColumn('last_date', text, (column) => column.notNull())
      .addColumn('days', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('streak_run_key', ['owner_id', 'first_date']),
  ).execute()
  await db.schema
    .createIndex('streak_run_last_date')
    .on('streak_run')
    .columns(['owner_id', 'last_date'])
    .execute()
  await db.schema.createIndex('streak_run_days').on('streak_run').columns(['owner_id', 'days']).execute()
}

async function createBodyWeights(db: Kysely<never>): Promise<void> {
  const { id, integer, real, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('body_weight')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('local_date', text, (column) => column.notNull())
      .addColumn('weight_kg', real, (column) => column.notNull()),
  ).execute()
  await db.schema
    .createIndex('body_weight_account_date')
    .unique()
    .on('body_weight')
    .columns(['account_id', 'local_date'])
    .execute()
}

/** Fills days, streaks and counters from existing workouts. */
export async function countWhatIsThere(db: Kysely<never>): Promise<void> {
  await sql`insert into workout_day (owner_id, local_date, workouts)
    select owner_id, local_date, count(*) from workout group by owner_id, local_date`.execute(db)
  await sql`insert into streak_run (owner_id, first_date, last_date, days)
    select owner_id, min(local_date), max(local_date), count(*) from (
      select owner_id, local_date, ${dayNumber(db, 'local_date')} - row_number() over (partition by owner_id order by local_date) as run
      from workout_day
    ) numbered group by owner_id, run`.execute(db)
  await sql`insert into profile (account_id, total_workouts, last_workout_at, longest_streak, streak_first_date, streak_last_date)
    select account.id,
      (select count(*) from workout where owner_id = account.id),
      (select max(started_at) from workout where owner_id = account.id),
      coalesce((select max(days) from streak_run where owner_id = account.id), 0),
      (select first_date from streak_run where owner_id = account.id order by last_date desc limit 1),
      (select last_date from streak_run where owner_id = account.id order by last_date desc limit 1)
    from account`.execute(db)
}
