import type { Selectable } from 'kysely'
import type { Tables } from '../../platform/database/schema.ts'
import { startOfDay, startOfUtcDay } from '../../platform/time.ts'
import type { Access } from './access.ts'

type Workout = Selectable<Tables['workout']>
type Column = keyof Workout

/**
 * Who sees a column of another person's workout: `all` who see the workout; those who also see its `body` or `map`;
 * nobody but the `owner`. Of `start` and `write` instants, others may get only the day.
 */
type Part = 'all' | 'body' | 'map' | 'owner' | 'start' | 'write'

/** A new column of the table does not compile until it is listed here. */
const PARTS: Record<Column, Part> = {
  id: 'all',
  owner_id: 'all',
  title: 'all',
  type: 'all',
  sport: 'all',
  duration_min: 'all',
  intensity: 'all',
  notes: 'all',
  tags: 'all',
  images: 'all',
  visibility: 'all',
  body_visibility: 'all',
  shows_start_time: 'all',
  shares_original: 'all',
  map_visibility: 'all',
  hidden_ends_m: 'all',
  time_zone: 'all',
  local_date: 'all',
  started_at: 'start',
  day_starts_at: 'all',
  shown_start_at: 'all',
  elapsed_s: 'all',
  timer_s: 'all',
  moving_s: 'all',
  distance_m: 'all',
  ascent_m: 'all',
  descent_m: 'all',
  avg_cadence_rpm: 'all',
  avg_speed_mps: 'all',
  max_speed_mps: 'all',
  avg_hr_bpm: 'body',
  max_hr_bpm: 'body',
  avg_power_w: 'body',
  max_power_w: 'body',
  calories_kcal: 'body',
  perceived_exertion: 'body',
  has_track: 'map',
  summary_polyline: 'map',
  source: 'all',
  device: 'all',
  // They repeat the figures or tell that there is a track, and only the owner may choose between them.
  totals_source: 'owner',
  device_totals: 'owner',
  track_totals: 'owner',
  search_words: 'owner',
  recording_item_id: 'owner',
  deleted_at: 'all',
  created_at: 'write',
  updated_at: 'write',
}

/** The values of hidden columns that cannot be null. */
const PLACEHOLDERS: Partial<Workout> = { has_track: 0, totals_source: 'device', search_words: '' }

/** The columns of a part, with the values that stand for them when it is hidden. */
function hidden(part: Part): Partial<Workout> {
  const columns = (Object.keys(PARTS) as Column[]).filter((column) => PARTS[column] === part)
  return Object.fromEntries(columns.map((column) => [column, PLACEHOLDERS[column] ?? null]))
}

const NO_OWNER_PART = hidden('owner')
const NO_BODY = hidden('body')
const NO_MAP = hidden('map')

/** The row of another person's workout without what its viewer does not get. */
export function withoutHidden<T extends Partial<Workout>>(row: T, access: Access): T {
  return {
    ...row,
    ...NO_OWNER_PART,
    ...daysOfWrites(row),
    ...(!access.body && NO_BODY),
    ...(!access.map && NO_MAP),
    ...(!access.startTime && dayOfStart(row)),
  }
}

/**
 * Only the days of the row's own instants: a recording is often uploaded right after the workout, and ids in between
 * would tell when a workout with a hidden start was added.
 */
function daysOfWrites({ created_at, updated_at }: Partial<Workout>): Partial<Workout> {
  return {
    ...(created_at !== undefined && { created_at: startOfUtcDay(created_at) }),
    ...(updated_at !== undefined && { updated_at: startOfUtcDay(updated_at) }),
  }
}

function dayOfStart({ local_date, time_zone }: Partial<Workout>): Partial<Workout> {
  if (local_date === undefined || time_zone === undefined) return {}
  return { started_at: startOfDay(local_date, time_zone) }
}
