import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'
import { startOfDay } from '../platform/time.ts'

const ROWS_PER_STATEMENT = 200

export async function up(db: Kysely<never>): Promise<void> {
  const { integer } = columnsOf(db)
  for (const name of ['day_starts_at', 'shown_start_at'])
    await db.schema
      .alterTable('workout')
      .addColumn(name, integer, (column) => column.notNull().defaultTo(0))
      .execute()
  await fillStarts(db)
  await createIndexes(db)
}

/** Databases do not know all time zones, so the starts of days are computed here, once for each day and time zone. */
export async function fillStarts(db: Kysely<never>): Promise<void> {
  const { integer, text } = columnsOf(db)
  // Only for this migration.
  await sql`create table day_start (
    local_date ${text} not null, time_zone ${text} not null, starts_at ${integer} not null,
    primary key (local_date, time_zone)
  )`.execute(db)
  const { rows } = await sql<{ local_date: string; time_zone: string }>`
    select distinct local_date, time_zone from workout`.execute(db)
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const values = rows
      .slice(from, from + ROWS_PER_STATEMENT)
      .map(
        ({ local_date, time_zone }) =>
          sql`(${local_date}, ${time_zone}, ${sql.lit(startOfDay(local_date, time_zone))})`,
      )
    await sql`insert into day_start values ${sql.join(values)}`.execute(db)
  }
  await sql`update workout set day_starts_at = (
    select starts_at from day_start
    where day_start.local_date = workout.local_date and day_start.time_zone = workout.time_zone
  )`.execute(db)
  await sql`update workout set shown_start_at = case
    when shows_start_time = 0 then day_starts_at
    when has_track = 0 then started_at
    else coalesce(started_at + (
      select case when is_cut = 0 then 0 else start_ms end from shown_track where workout_id = workout.id
    ), day_starts_at)
  end`.execute(db)
  await db.schema.dropTable('day_start').execute()
}

/** With all columns that the feed compares, so that it does not read the wide rows of workouts that it leaves out. */
async function createIndexes(db: Kysely<never>): Promise<void> {
  const isShown = sql`visibility <> 'private' and deleted_at is null`
  await sql`create index workout_shown on workout (
    shown_start_at, id, owner_id, type, sport, visibility, deleted_at
  ) where ${isShown}`.execute(db)
  await sql`create index workout_shown_of_owner on workout (
    owner_id, shown_start_at, id, type, sport, visibility, deleted_at
  ) where ${isShown}`.execute(db)
}
