import type { Kysely } from 'kysely'
import { columnsOf } from '../platform/database/columns.ts'

const FIGURES = [
  'elapsed_s',
  'timer_s',
  'moving_s',
  'distance_m',
  'ascent_m',
  'descent_m',
  'avg_hr_bpm',
  'max_hr_bpm',
  'avg_cadence_rpm',
  'avg_power_w',
  'max_power_w',
  'calories_kcal',
  'avg_speed_mps',
  'max_speed_mps',
] as const

const LAP_FIGURES = FIGURES.filter(
  (name) => name !== 'moving_s' && name !== 'descent_m' && name !== 'max_power_w',
)

export async function up(db: Kysely<never>): Promise<void> {
  await createAccounts(db)
  await createRecordings(db)
  await createWorkouts(db)
  await createJobs(db)
}

async function createAccounts(db: Kysely<never>): Promise<void> {
  const { id, integer, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('account')
      .addColumn('id', id)
      .addColumn('username', text, (column) => column.notNull())
      .addColumn('username_key', text, (column) => column.notNull().unique())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('email_key', text, (column) => column.notNull())
      .addColumn('email_verified_at', integer)
      .addColumn('password_hash', text, (column) => column.notNull())
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('time_zone', text, (column) => column.notNull())
      .addColumn('units', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('updated_at', integer, (column) => column.notNull()),
  ).execute()
  await db.schema.createIndex('account_email_key').on('account').column('email_key').execute()
  await strict(
    db.schema
      .createTable('session')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('user_agent', text, (column) => column.notNull())
      .addColumn('address', text, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('last_used_at', integer, (column) => column.notNull())
      .addColumn('expires_at', integer, (column) => column.notNull())
      .addColumn('ended_at', integer),
  ).execute()
  await db.schema.createIndex('session_account_id').on('session').column('account_id').execute()
  await strict(
    db.schema
      .createTable('refresh_token')
      .addColumn('token_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('session_id', integer, (column) =>
        column.notNull().references('session.id').onDelete('cascade'),
      )
      .addColumn('generation', integer, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('expires_at', integer, (column) => column.notNull())
      .addColumn('used_at', integer),
  ).execute()
  await db.schema.createIndex('refresh_token_session_id').on('refresh_token').column('session_id').execute()
}

async function createRecordings(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('recording')
      .addColumn('id', id)
      .addColumn('owner_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('file_name', text, (column) => column.notNull())
      .addColumn('storage_key', text, (column) => column.notNull())
      .addColumn('size_bytes', integer, (column) => column.notNull())
      .addColumn('status', text, (column) => column.notNull())
      .addColumn('progress', integer, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('updated_at', integer, (column) => column.notNull()),
  ).execute()
  await db.schema.createIndex('recording_owner_id').on('recording').columns(['owner_id', 'id']).execute()
  await strict(
    db.schema
      .createTable('recording_item')
      .addColumn('id', id)
      .addColumn('recording_id', integer, (column) =>
        column.notNull().references('recording.id').onDelete('cascade'),
      )
      .addColumn('owner_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('file_name', text, (column) => column.notNull())
      .addColumn('storage_key', text, (column) => column.notNull())
      .addColumn('sha256', text, (column) => column.notNull())
      .addColumn('status', text, (column) => column.notNull())
      .addColumn('warnings', json, (column) => column.notNull())
      .addColumn('error', text)
      .addColumn('duplicate_of', integer),
  ).execute()
  await db.schema
    .createIndex('recording_item_recording_id')
    .on('recording_item')
    .column('recording_id')
    .execute()
  await db.schema
    .createIndex('recording_item_storage_key')
    .on('recording_item')
    .column('storage_key')
    .execute()
  await db.schema
    .createIndex('recording_item_sha256')
    .on('recording_item')
    .columns(['owner_id', 'sha256'])
    .execute()
}

async function createWorkouts(db: Kysely<never>): Promise<void> {
  const { id, integer, real, text, json, blob, strict } = columnsOf(db)
  let workout = db.schema
    .createTable('workout')
    .addColumn('id', id)
    .addColumn('owner_id', integer, (column) => column.notNull().references('account.id').onDelete('cascade'))
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('sport', text, (column) => column.notNull())
    .addColumn('duration_min', integer, (column) => column.notNull())
    .addColumn('intensity', text, (column) => column.notNull())
    .addColumn('notes', text, (column) => column.notNull())
    .addColumn('visibility', text, (column) => column.notNull())
    .addColumn('started_at', integer, (column) => column.notNull())
    .addColumn('time_zone', text, (column) => column.notNull())
    .addColumn('local_date', text, (column) => column.notNull())
    .addColumn('source', text, (column) => column.notNull())
    .addColumn('device', text)
    .addColumn('has_track', integer, (column) => column.notNull())
    .addColumn('summary_polyline', text)
    .addColumn('totals_source', text, (column) => column.notNull())
    .addColumn('device_totals', json)
    .addColumn('track_totals', json)
    .addColumn('search_text', text, (column) => column.notNull())
    .addColumn('likes_count', integer, (column) => column.notNull().defaultTo(0))
    .addColumn('comments_count', integer, (column) => column.notNull().defaultTo(0))
    .addColumn('recording_item_id', integer, (column) =>
      column.references('recording_item.id').onDelete('set null'),
    )
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('updated_at', integer, (column) => column.notNull())
  for (const figure of FIGURES) workout = workout.addColumn(figure, real)
  await strict(workout).execute()
  await db.schema
    .createIndex('workout_owner_started')
    .on('workout')
    .columns(['owner_id', 'started_at', 'id'])
    .execute()
  await db.schema.createIndex('workout_recording_item_id').on('workout').column('recording_item_id').execute()

  await strict(
    db.schema
      .createTable('track')
      .addColumn('workout_id', integer, (column) =>
        column.primaryKey().notNull().references('workout.id').onDelete('cascade'),
      )
      .addColumn('point_count', integer, (column) => column.notNull())
      .addColumn('data', blob, (column) => column.notNull()),
  ).execute()

  let lap = db.schema
    .createTable('lap')
    .addColumn('workout_id', integer, (column) =>
      column.notNull().references('workout.id').onDelete('cascade'),
    )
    .addColumn('index', integer, (column) => column.notNull())
    .addColumn('started_at', integer)
    .addPrimaryKeyConstraint('lap_key', ['workout_id', 'index'])
  for (const figure of LAP_FIGURES) lap = lap.addColumn(figure, real)
  await strict(lap).execute()
}

async function createJobs(db: Kysely<never>): Promise<void> {
  const { id, integer, text, json, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('job')
      .addColumn('id', id)
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('payload', json, (column) => column.notNull())
      .addColumn('unique_key', text, (column) => column.unique())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('run_at', integer, (column) => column.notNull())
      .addColumn('attempts', integer, (column) => column.notNull())
      .addColumn('failures', integer, (column) => column.notNull())
      .addColumn('locked_until', integer)
      .addColumn('last_error', text)
      .addColumn('created_at', integer, (column) => column.notNull()),
  ).execute()
  await db.schema.createIndex('job_state_run_at').on('job').columns(['state', 'run_at']).execute()
  await strict(
    db.schema
      .createTable('idempotency_key')
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('key', text, (column) => column.notNull())
      .addColumn('request_hash', text, (column) => column.notNull())
      .addColumn('body', text)
      .addColumn('created_at', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('idempotency_key_key', ['account_id', 'key']),
  ).execute()
  await db.schema
    .createIndex('idempotency_key_created_at')
    .on('idempotency_key')
    .column('created_at')
    .execute()
}
