import type { Generated, Kysely, Transaction } from 'kysely'
import type {
  AccountExportTable,
  AccountTable,
  AccountTokenTable,
  ApiKeyTable,
  AuditEntryTable,
  InvitationTable,
  PasskeyChallengeTable,
  PasskeyTable,
  RecoveryCodeTable,
  RefreshTokenTable,
  SessionTable,
  TotpTable,
} from './features/auth/tables.ts'
import type { Sport, WorkoutType } from './features/sports/index.ts'
import type { MailKind } from './mails.ts'
import type { Language } from './platform/i18n.ts'

/**
 * Every table on one page, those of accounts beside their feature. Instants are Unix milliseconds UTC, calendar days are text `YYYY-MM-DD`,
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
  image: ImageTable
  goal: GoalTable
  goal_period: GoalPeriodTable
  track: TrackTable
  lap: LapTable
  recording: RecordingTable
  recording_item: RecordingItemTable
  job: JobTable
  idempotency_key: IdempotencyKeyTable
  kysely_migration: { name: string; timestamp: string }
}

export type * from './features/auth/tables.ts'

export type Db = Kysely<Database>
/** A transaction made by `inTransaction`; a function that must run inside one asks for this. */
export type Trx = Transaction<Database>

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
  /** The name of the picture. */
  image: Generated<string | null>
  /** Another one with every write of what answers about this person are made of: log, goals, pictures, profile. */
  revision: Generated<number>
}

export type WorkoutDayTable = { owner_id: number; local_date: string; workouts: number }

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
  /** Borg's CR10 scale, 1 to 10; null: not said. */
  perceived_exertion: Generated<number | null>
  /** JSON: string[]. */
  tags: Generated<string>
  /** JSON: the names of its images in their order. */
  images: Generated<string>
  /** When it was put into the trash; null: it is not there. */
  deleted_at: Generated<number | null>
  created_at: number
  updated_at: number
}

/** A picture of a workout, or of its owner. */
export type ImageTable = {
  id: Generated<number>
  /** Random: the content under a name never changes. */
  name: string
  owner_id: number
  /** Null: it shows its owner. */
  workout_id: number | null
  width: number
  height: number
  /** All its sizes together. */
  size_bytes: number
  created_at: number
}

export type GoalTable = {
  id: Generated<number>
  owner_id: number
  kind: 'workouts' | 'duration' | 'distance' | 'ascent' | 'energy' | 'streak' | 'weight' | 'custom'
  description: string
  target: number
  unit: string
  period: 'once' | 'week' | 'month' | 'year'
  start_date: string
  /** Null: it goes on. */
  deadline: string | null
  type: WorkoutType | null
  sport: Sport | null
  created_at: number
  updated_at: number
}

/** What its owner said of one period of a goal, over what the training log says. */
export type GoalPeriodTable = {
  goal_id: number
  first_date: string
  /** How far it is, where nothing can be counted. */
  amount: number | null
  is_completed: number | null
  marked_at: number | null
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
