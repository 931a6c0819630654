import type { Generated, Kysely, Transaction } from 'kysely'
import type { Sport, WorkoutType } from './features/workouts/index.ts'

/**
 * Every table on one page. Instants are Unix milliseconds UTC, calendar days are text `YYYY-MM-DD`,
 * booleans 0 or 1, JSON is text: they read back the same from every database.
 */
export type Database = {
  account: AccountTable
  session: SessionTable
  refresh_token: RefreshTokenTable
  workout: WorkoutTable
  track: TrackTable
  lap: LapTable
  recording: RecordingTable
  recording_item: RecordingItemTable
  job: JobTable
  idempotency_key: IdempotencyKeyTable
  kysely_migration: { name: string; timestamp: string }
}

export type Db = Kysely<Database>
/** A transaction made by `inTransaction`; a function that must run inside one asks for this. */
export type Trx = Transaction<Database>

export type AccountTable = {
  id: Generated<number>
  username: string
  /** NFKC and lower case: what must be unique. */
  username_key: string
  email: string
  email_key: string
  email_verified_at: number | null
  password_hash: string
  role: 'user' | 'moderator' | 'admin'
  language: 'en' | 'de'
  time_zone: string
  units: 'metric' | 'imperial'
  created_at: number
  updated_at: number
}

export type SessionTable = {
  id: Generated<number>
  account_id: number
  user_agent: string
  address: string
  created_at: number
  last_used_at: number
  expires_at: number
  ended_at: number | null
}

export type RefreshTokenTable = {
  token_hash: string
  session_id: number
  generation: number
  created_at: number
  expires_at: number
  used_at: number | null
}

/** The figures of a workout; null where nobody measured them. */
export type WorkoutFigures = {
  elapsed_s: number | null
  timer_s: number | null
  moving_s: number | null
  distance_m: number | null
  ascent_m: number | null
  descent_m: number | null
  avg_hr_bpm: number | null
  max_hr_bpm: number | null
  avg_cadence_rpm: number | null
  avg_power_w: number | null
  max_power_w: number | null
  calories_kcal: number | null
  avg_speed_mps: number | null
  max_speed_mps: number | null
}

export type WorkoutTable = WorkoutFigures & {
  id: Generated<number>
  owner_id: number
  title: string
  type: WorkoutType
  sport: Sport
  duration_min: number
  intensity: 'low' | 'moderate' | 'high'
  notes: string
  visibility: 'private' | 'followers' | 'public'
  started_at: number
  time_zone: string
  local_date: string
  source: 'manual' | 'file' | 'live'
  device: string | null
  has_track: number
  summary_polyline: string | null
  totals_source: 'device' | 'track'
  device_totals: string | null
  track_totals: string | null
  /** Title and notes without accents and case: what `search` looks through. */
  search_text: string
  likes_count: Generated<number>
  comments_count: Generated<number>
  recording_item_id: number | null
  created_at: number
  updated_at: number
}

type TrackTable = { workout_id: number; point_count: number; data: Uint8Array }

type LapTable = {
  workout_id: number
  index: number
  started_at: number | null
  elapsed_s: number | null
  timer_s: number | null
  distance_m: number | null
  ascent_m: number | null
  avg_hr_bpm: number | null
  max_hr_bpm: number | null
  avg_power_w: number | null
  avg_cadence_rpm: number | null
  calories_kcal: number | null
  avg_speed_mps: number | null
  max_speed_mps: number | null
}

export type RecordingTable = {
  id: Generated<number>
  owner_id: number
  file_name: string
  storage_key: string
  size_bytes: number
  status: 'queued' | 'running' | 'done' | 'failed'
  progress: number
  created_at: number
  updated_at: number
}

export type RecordingItemTable = {
  id: Generated<number>
  recording_id: number
  owner_id: number
  file_name: string
  storage_key: string
  sha256: string
  status: 'pending' | 'imported' | 'duplicate' | 'refused'
  warnings: string
  error: string | null
  /** The workout that was there first; cleared when it is deleted. */
  duplicate_of: number | null
}

export type JobTable = {
  id: Generated<number>
  kind: string
  payload: string
  unique_key: string | null
  state: 'queued' | 'running' | 'dead'
  run_at: number
  /** How often it was claimed; tells a worker whether the job is still its own. */
  attempts: number
  /** How often its handler threw. */
  failures: number
  locked_until: number | null
  last_error: string | null
  created_at: number
}

type IdempotencyKeyTable = {
  account_id: number
  key: string
  request_hash: string
  body: string | null
  created_at: number
}
