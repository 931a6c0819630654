import type { Generated, Kysely, Transaction } from 'kysely'
import type { Sport, WorkoutType } from './features/workouts/index.ts'
import type { MailKind } from './mails.ts'
import type { Language } from './platform/i18n.ts'

/**
 * Every table on one page. Instants are Unix milliseconds UTC, calendar days are text `YYYY-MM-DD`,
 * booleans 0 or 1, JSON is text: they read back the same from every database.
 */
export type Database = {
  account: AccountTable
  session: SessionTable
  refresh_token: RefreshTokenTable
  account_token: AccountTokenTable
  totp: TotpTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  api_key: ApiKeyTable
  invitation: InvitationTable
  account_export: AccountExportTable
  audit_entry: AuditEntryTable
  mail: MailTable
  profile: ProfileTable
  workout_day: WorkoutDayTable
  streak_run: StreakRunTable
  body_weight: BodyWeightTable
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
  role: Role
  language: Language
  time_zone: string
  units: 'metric' | 'imperial'
  /** Wrong passwords since the last right one. */
  failed_sign_ins: Generated<number>
  suspended_at: Generated<number | null>
  /** Null while suspended: until somebody restores it. */
  suspended_until: Generated<number | null>
  suspension_reason: Generated<string | null>
  /** When everything of it will be gone; null: it stays. */
  deletion_at: Generated<number | null>
  created_at: number
  updated_at: number
}

export type Role = 'user' | 'moderator' | 'admin'

export type SessionTable = {
  id: Generated<number>
  account_id: number
  user_agent: string
  /** Read from `user_agent`: "Firefox", "Android phone". */
  browser: Generated<string>
  device: Generated<string>
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

/** The secret of a link in a mail, or rather its hash. */
export type AccountTokenTable = {
  id: Generated<number>
  account_id: number
  purpose: 'verify_email' | 'reset_password' | 'change_email'
  token_hash: string
  /** The address that the link was sent to. */
  email: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export type TotpTable = {
  account_id: number
  /** Encrypted. */
  secret: string
  /** Null until the first code has been entered. */
  confirmed_at: number | null
  /** The newest 30 s step whose code was accepted: none is accepted twice. */
  last_step: number | null
  created_at: number
}

type RecoveryCodeTable = { account_id: number; code_hash: string; used_at: number | null }

export type PasskeyTable = {
  id: Generated<number>
  account_id: number
  /** Base64url, as the browser gives it. */
  credential_id: string
  public_key: Uint8Array
  sign_count: number
  /** JSON: string[]. */
  transports: string
  name: string
  created_at: number
  last_used_at: number | null
}

export type PasskeyChallengeTable = {
  challenge: string
  /** Null when nobody is signed in. */
  account_id: number | null
  purpose: 'register' | 'sign_in' | 'prove'
  expires_at: number
}

export type Scope = 'read' | 'write' | 'upload' | 'live' | 'admin'

export type ApiKeyTable = {
  id: Generated<number>
  account_id: number
  name: string
  /** JSON: Scope[]. */
  scopes: string
  key_hash: string
  /** The first characters, to tell keys apart. */
  hint: string
  created_at: number
  expires_at: number | null
  last_used_at: number | null
}

export type InvitationTable = {
  id: Generated<number>
  code_hash: string
  /** Whom it was mailed to; null: the code was handed over. */
  email: string | null
  created_by: number | null
  created_at: number
  expires_at: number
  used_at: number | null
  used_by: number | null
}

export type AccountExportTable = {
  id: Generated<number>
  account_id: number
  status: 'queued' | 'done' | 'failed'
  storage_key: string | null
  size_bytes: number | null
  created_at: number
  expires_at: number | null
}

/** Only ever added to; when an account is erased, its rows lose everything that tells of it. */
type AuditEntryTable = {
  id: Generated<number>
  created_at: number
  kind: string
  /** Whose account it is about; null: nobody's, or erased since. */
  account_id: number | null
  /** Who did it, where that is not the account itself. */
  actor_id: number | null
  request_id: string | null
  address: string | null
  user_agent: string | null
  /** JSON. */
  details: string | null
}

/** Mails that wait to be sent, or were lately. */
export type MailTable = {
  id: Generated<number>
  /** The same mail is written down once. */
  dedupe_key: string
  account_id: number | null
  recipient: string
  language: Language
  kind: MailKind
  /** JSON: MailValues of its kind. */
  values: string
  created_at: number
  sent_at: number | null
}

/** What a person shows of themselves, and counters that are written with the workouts that they count. */
export type ProfileTable = {
  account_id: number
  name: Generated<string>
  bio: Generated<string>
  is_private: Generated<number>
  /** 0: nobody else sees what follows. */
  shows_body: Generated<number>
  birth_date: Generated<string | null>
  sex: Generated<'female' | 'male' | 'other' | null>
  height_cm: Generated<number | null>
  resting_hr_bpm: Generated<number | null>
  max_hr_bpm: Generated<number | null>
  threshold_hr_bpm: Generated<number | null>
  ftp_w: Generated<number | null>
  total_workouts: Generated<number>
  last_workout_at: Generated<number | null>
  longest_streak: Generated<number>
  /** The last run of consecutive days with a workout. */
  streak_first_date: Generated<string | null>
  streak_last_date: Generated<string | null>
}

type WorkoutDayTable = { owner_id: number; local_date: string; workouts: number }

/** Consecutive days with a workout, as many as there are: two runs of a person are never neighbours. */
export type StreakRunTable = { owner_id: number; first_date: string; last_date: string; days: number }

export type BodyWeightTable = {
  id: Generated<number>
  account_id: number
  local_date: string
  weight_kg: number
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
