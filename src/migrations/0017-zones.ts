import { type Kysely, sql } from 'kysely'
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
  'avg_speed_mps',
  'max_speed_mps',
] as const

export async function up(db: Kysely<never>): Promise<void> {
  const { integer, text } = columnsOf(db)
  for (const table of ['workout', 'sharing_default'] as const) {
    const add = (column: string, type: typeof text, value: string | number) =>
      db.schema
        .alterTable(table)
        .addColumn(column, type, (of) => of.notNull().defaultTo(value))
        .execute()
    await add('map_visibility', text, 'followers')
    await add('shares_original', integer, 0)
    await add('hidden_ends_m', integer, 200)
  }
  await widenFigures(db)
  await db.schema.alterTable('recording_item').addColumn('activities', integer).execute()
  await createZones(db)
  await createShownTracks(db)
  await hideUntilComputed(db)
}

/** Lets sums of what others see read only the index, too. */
async function widenFigures(db: Kysely<never>): Promise<void> {
  await sql`drop index workout_figures`.execute(db)
  await sql`create index workout_figures on workout (
    owner_id, local_date, type, sport, intensity, duration_min, distance_m, ascent_m, calories_kcal,
    avg_hr_bpm, avg_speed_mps, avg_power_w, visibility, body_visibility, has_track,
    started_at, id, deleted_at
  ) where deleted_at is null`.execute(db)
}

async function createZones(db: Kysely<never>): Promise<void> {
  const { id, integer, real, text, strict } = columnsOf(db)
  await strict(
    db.schema
      .createTable('privacy_grid')
      .addColumn('account_id', integer, (column) =>
        column.primaryKey().references('account.id').onDelete('cascade'),
      )
      .addColumn('north', real, (column) => column.notNull())
      .addColumn('east', real, (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull()),
  ).execute()
  await strict(
    db.schema
      .createTable('privacy_zone')
      .addColumn('id', id)
      .addColumn('account_id', integer, (column) =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('lat', real, (column) => column.notNull())
      .addColumn('lon', real, (column) => column.notNull())
      .addColumn('radius_m', integer, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull()),
  ).execute()
  await sql`create index privacy_zone_account on privacy_zone (account_id)`.execute(db)
}

async function createShownTracks(db: Kysely<never>): Promise<void> {
  const { integer, real, text, strict } = columnsOf(db)
  let table = db.schema
    .createTable('shown_track')
    .addColumn('workout_id', integer, (column) =>
      column.primaryKey().references('workout.id').onDelete('cascade'),
    )
    .addColumn('hidden_ends_m', integer, (column) => column.notNull())
    .addColumn('south', real)
    .addColumn('west', real)
    .addColumn('north', real)
    .addColumn('east', real)
    .addColumn('has_unknown_ends', integer, (column) => column.notNull())
    .addColumn('is_cut', integer, (column) => column.notNull())
    .addColumn('cells', text, (column) => column.notNull())
    .addColumn('mark', text, (column) => column.notNull())
    .addColumn('point_count', integer, (column) => column.notNull())
    .addColumn('start_ms', integer)
    .addColumn('duration_min', integer)
    .addColumn('summary_polyline', text)
  for (const name of FIGURES) table = table.addColumn(name, real) as never
  await strict(table).execute()
  await strict(
    db.schema
      .createTable('pending_track')
      .addColumn('workout_id', integer, (column) =>
        column.primaryKey().references('workout.id').onDelete('cascade'),
      )
      .addColumn('owner_id', integer, (column) => column.notNull()),
  ).execute()
  await sql`create index pending_track_owner on pending_track (owner_id, workout_id)`.execute(db)
}

/** Others see a workout with a track only once the job has computed what is shown of the track. */
export async function hideUntilComputed(db: Kysely<never>): Promise<void> {
  const { json } = columnsOf(db)
  const now = Date.now()
  await sql`insert into pending_track (workout_id, owner_id)
    select id, owner_id from workout where has_track = 1`.execute(db)
  await sql`insert into job
    (kind, payload, lane, owner_id, state, run_at, attempts, failures, created_at)
    select 'zones.cover', cast('{"account_id":' || owner_id || '}' as ${json}), 'zones',
      owner_id, 'queued', ${sql.lit(now)}, 0, 0, ${sql.lit(now)}
    from (select distinct owner_id from workout where has_track = 1) as owners`.execute(db)
}
