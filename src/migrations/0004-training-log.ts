import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await extendWorkouts(db)
  await extendPeople(db)
  await createImages(db)
  await createGoals(db)
}

async function extendWorkouts(db: Kysely<never>): Promise<void> {
  const { integer, text } = columnsOf(db)
  const columns = [
    ['perceived_exertion', integer, ''],
    ['tags', text, "not null default '[]'"],
    ['images', text, "not null default '[]'"],
    ['deleted_at', integer, ''],
  ] as const
  for (const [name, type, end] of columns)
    await db.schema
      .alterTable('workout')
      .addColumn(name, type, (column) => column.modifyEnd(sql.raw(end)))
      .execute()
  await db.schema.dropIndex('workout_owner_started').execute()
  // For all workouts of a person: lists, export and erasure. Includes deleted_at to tell what is in the trash.
  await db.schema
    .createIndex('workout_owner_started')
    .on('workout')
    .columns(['owner_id', 'started_at', 'id', 'deleted_at'])
    .execute()
  await sql`create index workout_trash on workout (owner_id, deleted_at) where deleted_at is not null`.execute(
    db,
  )
  await sql`create index workout_purge on workout (deleted_at, id) where deleted_at is not null`.execute(db)
  // Covers statistics, records and goals, so that the wide rows are not read. Includes deleted_at because SQLite
  // would otherwise read the row to check the condition of the index.
  await sql`create index workout_figures on workout (
    owner_id, local_date, type, sport, intensity, duration_min, distance_m, ascent_m, calories_kcal,
    avg_hr_bpm, avg_speed_mps, avg_power_w, started_at, deleted_at
  ) where deleted_at is null`.execute(db)
}

async function extendPeople(db: Kysely<never>): Promise<void> {
  const { integer, text } = columnsOf(db)
  await db.schema
    .alterTable('profile')
    .addColumn('revision', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('profile').addColumn('image', text).execute()
  await db.schema
    .alterTable('account')
    .addColumn('week_start', text, (column) => column.notNull().defaultTo('monday'))
    .execute()
}

async function createImages(db: Kysely<never>): Promise<void> {
  const { id, integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('image')
      .addColumn('id', id)
      .addColumn('name', text, (column) => column.notNull().unique())
      .addColumn('owner_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('workout_id', integer, (column) => column.references('workout.id').onDelete('cascade'))
      .addColumn('width', integer, (column) => column.notNull())
      .addColumn('height', integer, (column) => column.notNull())
      .addColumn('size_bytes', integer, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull()),
  ).execute()
  await db.schema.createIndex('image_workout').on('image').columns(['workout_id', 'id']).execute()
  await db.schema.createIndex('image_owner').on('image').columns(['owner_id', 'size_bytes']).execute()
  // A person has at most one profile picture.
  await sql`create unique index image_profile on image (owner_id) where workout_id is null`.execute(db)
}

async function createGoals(db: Kysely<never>): Promise<void> {
  const { id, integer, real, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('goal')
      .addColumn('id', id)
      .addColumn('owner_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('description', text, (column) => column.notNull())
      .addColumn('target', real, (column) => column.notNull())
      .addColumn('unit', text, (column) => column.notNull())
      .addColumn('period', text, (column) => column.notNull())
      .addColumn('start_date', text, (column) => column.notNull())
      .addColumn('deadline', text)
      .addColumn('type', text)
      .addColumn('sport', text)
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('updated_at', integer, (column) => column.notNull()),
  ).execute()
  await db.schema.createIndex('goal_owner').on('goal').columns(['owner_id', 'id']).execute()
  await strict(
    db.schema
      .createTable('goal_period')
      .addColumn('goal_id', integer, (column) => column.notNull().references('goal.id').onDelete('cascade'))
      .addColumn('first_date', text, (column) => column.notNull())
      .addColumn('amount', real)
      .addColumn('is_completed', integer)
      .addColumn('marked_at', integer)
      .addPrimaryKeyConstraint('goal_period_key', ['goal_id', 'first_date']),
  ).execute()
}
