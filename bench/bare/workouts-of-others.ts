import { type Row, toWorkout } from './workout.ts'

/** A row of another person's workout, with the heart rate, power and so on that the server leaves out. */
export type SharedRow = Row & { total: number }

const DAY_MS = 86_400_000
const BODY = ['avg_hr_bpm', 'max_hr_bpm', 'avg_power_w', 'max_power_w', 'calories_kcal', 'perceived_exertion']
const NO_BODY = Object.fromEntries(BODY.map((name) => [name, null])) as Pick<Row, 'avg_hr_bpm'>

/** The fields of FitTrack's response to a stranger. */
export function toSharedWorkout(row: SharedRow) {
  return {
    ...toWorkout({
      ...row,
      ...NO_BODY,
      started_at: row.shows_start_time === 1 ? row.started_at : startOfDay(row.local_date, row.time_zone),
      created_at: row.created_at - (row.created_at % DAY_MS),
      updated_at: row.updated_at - (row.updated_at % DAY_MS),
    }),
    body_visibility: null,
    map_visibility: null,
    shares_original: false,
    hidden_ends_m: null,
  }
}

const startOfDay = (day: string, time_zone: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime(time_zone).epochMilliseconds

const FIGURES = [
  'elapsed_s',
  'timer_s',
  'moving_s',
  'distance_m',
  'ascent_m',
  'descent_m',
  'avg_cadence_rpm',
  'avg_speed_mps',
  'max_speed_mps',
]

/** A track without a row in `shown_track` is hidden whole. */
const IS_WHOLE = 'w.has_track = 0 or s.is_cut = 0'

/** What others see of the track; the workout's own values where the condition holds. */
export function shownColumns(isWhole: string): string {
  const ifCut = (value: string, own: string) => `case when ${isWhole} then ${own} else ${value} end`
  const duration = `coalesce(s.duration_min, case when s.point_count > 0
    then 1 + floor(w.duration_min * coalesce(s.distance_m / nullif(w.distance_m, 0), 0)) else w.duration_min end)`
  const showsStart = 'case when s.start_ms is null then 0 else w.shows_start_time end'
  return [
    `${ifCut(duration, 'w.duration_min')} as duration_min`,
    `${ifCut('w.started_at + coalesce(s.start_ms, 0)', 'w.started_at')} as started_at`,
    `${ifCut(showsStart, 'w.shows_start_time')} as shows_start_time`,
    `${ifCut('case when s.point_count > 0 then 1 else 0 end', 'w.has_track')} as has_track`,
    ...[...FIGURES, 'summary_polyline'].map((name) => `${ifCut(`s.${name}`, `w.${name}`)} as ${name}`),
  ].join(', ')
}

/** The columns that others get unchanged. */
export const SHARED_COLUMNS = `w.id, w.owner_id, a.username as owner_username, p.name as owner_name,
  p.image as owner_image, w.title, w.type, w.sport, w.intensity, w.notes, w.visibility, w.time_zone, w.local_date,
  w.source, w.device, w.tags, w.images, w.created_at, w.updated_at`

const IS_SHARED = `w.owner_id = ? and w.deleted_at is null and w.visibility = 'public'
  and w.id not in (select workout_id from pending_track where owner_id = ?)`

export const SHARED_SQL = {
  /** The owner, if the asking person may see the owner's public workouts. */
  sharedOwner: `select a.id from account a left join profile p on p.account_id = a.id
    where a.username_key = ? and coalesce(p.is_private, 0) = 0
      and not exists (select 1 from block where blocker_id = ? and blocked_id = a.id)
      and not exists (select 1 from block where blocked_id = ? and blocker_id = a.id)`,
  sharedList: `select ${SHARED_COLUMNS}, ${shownColumns(IS_WHOLE)},
    coalesce(r.likes_count, 0) as likes_count, coalesce(r.comments_count, 0) as comments_count,
    (select count(*) from workout w where ${IS_SHARED}) as total
    from workout w join account a on a.id = w.owner_id left join profile p on p.account_id = w.owner_id
    left join reaction_summary r on r.workout_id = w.id left join shown_track s on s.workout_id = w.id
    where ${IS_SHARED} and w.visibility <> 'private' order by w.shown_start_at desc, w.id desc limit 20`,
}
