import { type Kysely, sql } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await createRecords(db)
  await createReachedGoals(db)
  await computeAll(db)
}

async function createRecords(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('workout_record')
      .addColumn('workout_id', integer, (column) =>
        column.notNull().references('workout.id').onDelete('cascade'),
      )
      .addColumn('owner_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('sport', text, (column) => column.notNull())
      .addColumn('audience', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('workout_record_key', ['workout_id', 'audience', 'kind']),
  ).execute()
  await db.schema
    .createIndex('workout_record_owner')
    .on('workout_record')
    .columns(['owner_id', 'sport'])
    .execute()
}

async function createReachedGoals(db: Kysely<never>): Promise<void> {
  const { integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('workout_goal')
      .addColumn('goal_id', integer, (column) => column.notNull().references('goal.id').onDelete('cascade'))
      .addColumn('first_date', text, (column) => column.notNull())
      .addColumn('workout_id', integer, (column) =>
        column.notNull().references('workout.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('workout_goal_key', ['goal_id', 'first_date']),
  ).execute()
  await db.schema.createIndex('workout_goal_workout').on('workout_goal').column('workout_id').execute()
}

/** Adds a job for each person and sport, as a change of a workout does. */
export async function computeAll(db: Kysely<never>): Promise<void> {
  const { json } = columnsOf(db)
  const now = Date.now()
  await sql`insert into job
    (kind, payload, unique_key, lane, owner_id, state, run_at, attempts, failures, created_at)
    select 'workouts.changed',
      cast('{"owner_id":' || owner_id || ',"sport":"' || sport || '"}' as ${json}),
      'workouts.changed ' || owner_id || ' ' || sport, 'highlights',
      owner_id, 'queued', ${sql.lit(now)}, 0, 0, ${sql.lit(now)}
    from (select distinct owner_id, sport from workout where deleted_at is null) as logs`.execute(db)
}
