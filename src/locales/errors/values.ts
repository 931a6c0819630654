import type { QuotaName } from './quota-names.ts'

type Scalar = string | number | boolean | null
/** A number, or a day as text. */
type Bound = number | string
/** A calendar day, YYYY-MM-DD. */
type Day = string

/** The values of a field error, by its code. A code that is missing here has no values. */
export type FieldValues = {
  required_without: { other: string }
  either_required: { other: string }
  wrong_type: { expected: string[] }
  not_one_of: { allowed: Scalar[] }
  unknown_entry: { allowed: string[] }
  too_small: { minimum: Bound }
  too_large: { maximum: Bound }
  not_above: { limit: Bound }
  out_of_range: { minimum: Bound; maximum: Bound }
  too_short: { minimum: number }
  too_long: { maximum: number }
  too_few: { minimum: number }
  too_many: { maximum: number }
  invalid_format: { format: 'date-time' | 'date' | 'email' | 'time_zone' }
  mismatch: { other: string }
  too_early: { minimum: Bound }
  too_far_ahead: { years: number }
  before_field: { other: string }
  after_field: { other: string }
  range_too_long: { maximum_days: number }
  invalid_idempotency_key: { maximum: number }
  password_too_short: { minimum: number }
  guessable_password: { part: string }
  scope_needs_role: { scope: string }
  goal_counted: { kind: string }
  goal_without_workouts: { kind: string }
  wrong_unit: { unit: string; kind: string }
  invalid_tag: { maximum: number }
  too_many_words: { maximum: number }
  too_many_tags: { workout: number; maximum: number }
  too_many_pixels: { maximum_megapixels: number }
  refused_word: { word: string }
}

/** `used` does not include what was refused. */
type QuotaValues = { quota: QuotaName; limit: number; used: number }

/** The values of a refusal of the whole request, by its code. A code that is missing here has no values. */
export type RequestValues = {
  file_too_large: { maximum_mb: number }
  nested_too_deep: { maximum: number }
  key_not_allowed: { key: string }
  key_given_twice: { key: string }
  number_too_large: { number: string }
  method_not_allowed: { allowed: string[] }
  rate_limited: { retry_after_s: number }
  suspended: { reason: string }
  /** `until` is an instant in ISO 8601. */
  suspended_until: { reason: string; until: string }
  /** `until` is an instant in ISO 8601. */
  limited_until: { until: string }
  scope_missing: { scope: string }
  passkey_origin: { origin: string; public_url: string }
  passkey_origin_localhost: { origin: string }
  quota_exceeded: QuotaValues
  selection_too_large: { maximum: number }
  image_limit: { maximum: number }
}

/** The values of the refusal of a recorded file, by its code. A code that is missing here has no values. */
export type RecordingRefusalValues = {
  unknown_format: { formats: string[] }
  gzip_too_large: { maximum_mb: number }
  too_many_points: { maximum: number }
  too_many_workouts: { maximum: number }
  too_many_laps: { maximum: number }
  no_time: { file_format: string }
  not_a_workout: { file_format: string; content: FileContent }
  other_fit_type: { type: string }
  no_summary: { points: number }
  truncated: { points: number }
  damaged_at: { byte: number; points: number }
  xml_encoding: { encoding: string }
  xml_too_deep: { maximum: number }
  xml_malformed: { line: number; column: number }
  xml_not_in_encoding: { encoding: string }
  quota_exceeded: QuotaValues
  other: { text: string }
}

/** What a file contains instead of a workout: a key of `content` in the catalogue. */
export type FileContent = keyof typeof import('./en.json')['content']

/** The values of a warning about an imported file, by its code. A code that is missing here has no values. */
export type RecordingWarningValues = {
  partly_known: { workout: number }
  clock_ahead: { day: Day }
  clock_not_set: { day: Day }
  activities_left_out: { activities: number }
  missing_times: { points: number; all: number }
  impossible_times: { points: number; all: number }
  unusable_times: { points: number; all: number }
  times_left_out: { points: number }
  positions_left_out: { points: number }
  truncated: { points: number }
  damaged_at: { byte: number; points: number }
  bytes_ignored: { bytes: number }
  other: { text: string }
}
