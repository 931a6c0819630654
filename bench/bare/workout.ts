import type { WorkoutFigures } from '../../src/features/workouts/tables.ts'

/** The columns about the owner in a row of a workout. */
export type Owner = { owner_username: string; owner_name: string; owner_image: string | null }

/** A row of a workout; the bare server does not validate it. */
export type Row = WorkoutFigures &
  Owner & {
    id: number
    owner_id: number
    title: string
    type: string
    sport: string
    duration_min: number
    intensity: string
    notes: string
    visibility: string
    body_visibility: string
    map_visibility: string
    shows_start_time: number
    shares_original: number
    hidden_ends_m: number
    started_at: number
    time_zone: string
    local_date: string
    source: string
    device: string | null
    has_track: number
    summary_polyline: string | null
    likes_count: number
    comments_count: number
    perceived_exertion: number | null
    tags: string
    images: string
    created_at: number
    updated_at: number
    totals_source: string
    device_totals: string | null
    track_totals: string | null
  }

export type Given = {
  title: string
  type: string
  sport: string
  duration: number
  intensity: string
  notes: string
  visibility: string
  started_at: string
  time_zone: string
} & Partial<WorkoutFigures>

/** The fields of FitTrack's response in the same order, so that both servers send equally many bytes. */
export function toWorkout(row: Row) {
  return {
    id: row.id,
    owner: {
      id: row.owner_id,
      username: row.owner_username,
      name: row.owner_name || null,
      image: row.owner_image === null ? null : imageUrl(row.owner_image),
    },
    title: row.title,
    type: row.type,
    sport: row.sport,
    duration: row.duration_min,
    intensity: row.intensity,
    notes: row.notes,
    visibility: row.visibility,
    body_visibility: row.body_visibility,
    map_visibility: row.map_visibility,
    shows_start_time: row.shows_start_time === 1,
    shares_original: row.shares_original === 1,
    hidden_ends_m: row.hidden_ends_m,
    started_at: new Date(row.started_at).toISOString(),
    time_zone: row.time_zone,
    local_date: row.local_date,
    elapsed_s: row.elapsed_s,
    timer_s: row.timer_s,
    moving_s: row.moving_s,
    distance_m: row.distance_m,
    ascent_m: row.ascent_m,
    descent_m: row.descent_m,
    avg_hr_bpm: row.avg_hr_bpm,
    max_hr_bpm: row.max_hr_bpm,
    avg_cadence_rpm: row.avg_cadence_rpm,
    avg_power_w: row.avg_power_w,
    max_power_w: row.max_power_w,
    calories_kcal: row.calories_kcal,
    avg_speed_mps: row.avg_speed_mps,
    max_speed_mps: row.max_speed_mps,
    source: row.source,
    device: row.device,
    has_track: row.has_track === 1,
    summary_polyline: row.summary_polyline,
    likes_count: row.likes_count,
    comments_count: row.comments_count,
    has_liked: false,
    perceived_exertion: row.perceived_exertion,
    tags: row.tags === '[]' ? [] : JSON.parse(row.tags),
    images: row.images === '[]' ? [] : JSON.parse(row.images).map(imageUrl),
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  }
}

const imageUrl = (name: string) => `/api/images/${name}/`

export function toDetail(row: Row) {
  return {
    ...toWorkout(row),
    totals_source: row.totals_source,
    device_totals: row.device_totals === null ? null : JSON.parse(row.device_totals),
    track_totals: row.track_totals === null ? null : JSON.parse(row.track_totals),
  }
}

/** A row without the columns that the database generates. */
type NewRow = Omit<Row, 'id' | keyof Owner>

/** The row for a request body. */
export function rowOf(owner_id: number, given: Given): NewRow {
  const now = Date.now()
  const figure = (name: keyof WorkoutFigures) => given[name] ?? null
  return {
    owner_id,
    title: given.title,
    type: given.type,
    sport: given.sport,
    duration_min: given.duration,
    intensity: given.intensity,
    notes: given.notes,
    visibility: given.visibility,
    body_visibility: 'private',
    map_visibility: 'followers',
    shows_start_time: 1,
    shares_original: 0,
    hidden_ends_m: 200,
    started_at: Date.parse(given.started_at),
    time_zone: given.time_zone,
    local_date: given.started_at.slice(0, 10),
    elapsed_s: figure('elapsed_s'),
    timer_s: figure('timer_s'),
    moving_s: figure('moving_s'),
    distance_m: figure('distance_m'),
    ascent_m: figure('ascent_m'),
    descent_m: figure('descent_m'),
    avg_hr_bpm: figure('avg_hr_bpm'),
    max_hr_bpm: figure('max_hr_bpm'),
    avg_cadence_rpm: figure('avg_cadence_rpm'),
    avg_power_w: figure('avg_power_w'),
    max_power_w: figure('max_power_w'),
    calories_kcal: figure('calories_kcal'),
    avg_speed_mps: figure('avg_speed_mps'),
    max_speed_mps: figure('max_speed_mps'),
    source: 'manual',
    device: null,
    has_track: 0,
    summary_polyline: null,
    totals_source: 'device',
    device_totals: null,
    track_totals: null,
    likes_count: 0,
    comments_count: 0,
    perceived_exertion: null,
    tags: '[]',
    images: '[]',
    created_at: now,
    updated_at: now,
  }
}

const INSERTED = Object.keys(rowOf(0, { started_at: '' } as Given)).filter(
  (name) => name !== 'likes_count' && name !== 'comments_count',
)

/** The columns of an insert, in the order of `insertValues`. */
const INSERT_COLUMNS = [...INSERTED, 'search_words']

export function insertValues(row: NewRow): unknown[] {
  const values: unknown[] = INSERTED.map((name) => row[name as keyof typeof row])
  values.push(`${row.title}\n${row.notes}`.toLowerCase())
  return values
}

const SHOWN = `w.id, w.owner_id, a.username as owner_username, p.name as owner_name, p.image as owner_image,
  w.title, w.type, w.sport, w.duration_min, w.intensity, w.notes, w.visibility, w.body_visibility, w.map_visibility,
  w.shows_start_time, w.shares_original, w.hidden_ends_m,
  w.started_at, w.time_zone, w.local_date,
  w.elapsed_s, w.timer_s, w.moving_s, w.distance_m, w.ascent_m, w.descent_m, w.avg_hr_bpm, w.max_hr_bpm,
  w.avg_cadence_rpm, w.avg_power_w, w.max_power_w, w.calories_kcal, w.avg_speed_mps, w.max_speed_mps, w.source, w.device,
  w.has_track, w.summary_polyline, coalesce(r.likes_count, 0) as likes_count,
  coalesce(r.comments_count, 0) as comments_count, w.perceived_exertion, w.tags, w.images, w.created_at, w.updated_at`
const OWNED = `workout w join account a on a.id = w.owner_id left join profile p on p.account_id = w.owner_id
  left join reaction_summary r on r.workout_id = w.id`

/**
 * Counts a workout in the profile and on its day, as FitTrack does. Streaks are left out: the benchmark adds workouts
 * to a single day, which changes no streak.
 */
export const WORKOUT_SQL = {
  list: `select ${SHOWN} from ${OWNED} where w.owner_id = ? and w.deleted_at is null
    order by w.started_at desc, w.id desc limit 20`,
  total: 'select count(*) as total from workout where owner_id = ? and deleted_at is null',
  one: `select ${SHOWN}, w.totals_source, w.device_totals, w.track_totals
    from ${OWNED} where w.id = ? and w.deleted_at is null`,
  insert: `insert into workout (${INSERT_COLUMNS.join(', ')})
    values (${INSERT_COLUMNS.map(() => '?').join(', ')}) returning id`,
  count: `insert into profile (account_id, total_workouts, stored_workouts, followers_workouts, last_workout_at, revision)
    values (?, 1, 1, 1, ?, 1)
    on conflict (account_id) do update set total_workouts = profile.total_workouts + 1,
      stored_workouts = profile.stored_workouts + 1, followers_workouts = profile.followers_workouts + 1,
      last_workout_at = case when excluded.last_workout_at > coalesce(profile.last_workout_at, 0)
        then excluded.last_workout_at else profile.last_workout_at end,
      revision = profile.revision + 1
    returning name as owner_name, image as owner_image`,
  countDay: `insert into workout_day (owner_id, local_date, workouts) values (?, ?, 1)
    on conflict (owner_id, local_date) do update set workouts = workout_day.workouts + 1`,
  username: 'select username from account where id = ?',
}
