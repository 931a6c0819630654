import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Db, Tables } from '../../platform/database/schema.ts'
import type { ShownTrackTable } from './tables.ts'

type Workout = Selectable<Tables['workout']>
type Column = keyof Workout

/** What is shown to others of the track; the cells hide the rest. Columns of `workoutsFor` with `shown_to`. */
export const SHOWN_COLUMNS = ['is_cut', 'cells', 'mark', 'point_count'] as const
export type ShownColumns = Pick<ShownTrackTable, (typeof SHOWN_COLUMNS)[number]>

/** Nothing is hidden of the workout. A track without a row in `shown_track` is hidden whole. */
const IS_WHOLE = sql<SqlBool>`(workout.has_track = 0 or part.is_cut = 0)`
/** It is the viewer's own. */
const IS_OWN = sql<SqlBool>`key.is_own = 1`

type Shown = (isWhole: RawBuilder<SqlBool>) => RawBuilder<unknown>
const own =
  (name: Column): Shown =>
  () =>
    sql.ref(`workout.${name}`)
/** The workout's own column if nothing is hidden of it. */
const ifCut =
  (value: RawBuilder<unknown>, name: Column): Shown =>
  (isWhole) =>
    sql`case when ${isWhole} then ${sql.ref(`workout.${name}`)} else ${value} end`
const ofPart = (name: Column & keyof ShownTrackTable) => ifCut(sql.ref(`part.${name}`), name)

const PART_FIGURES = {
  elapsed_s: ofPart('elapsed_s'),
  timer_s: ofPart('timer_s'),
  moving_s: ofPart('moving_s'),
  distance_m: ofPart('distance_m'),
  ascent_m: ofPart('ascent_m'),
  descent_m: ofPart('descent_m'),
  avg_hr_bpm: ofPart('avg_hr_bpm'),
  max_hr_bpm: ofPart('max_hr_bpm'),
  avg_cadence_rpm: ofPart('avg_cadence_rpm'),
  avg_power_w: ofPart('avg_power_w'),
  max_power_w: ofPart('max_power_w'),
  avg_speed_mps: ofPart('avg_speed_mps'),
  max_speed_mps: ofPart('max_speed_mps'),
  // It would tell how long the whole workout was.
  calories_kcal: ifCut(sql`null`, 'calories_kcal'),
}

/**
 * The share of a track without times, in whole minutes. If nothing is shown of the track, there is nothing with which the
 * whole duration could be compared.
 */
const SHOWN_DURATION = sql`coalesce(
  part.duration_min,
  case when part.point_count > 0
    then 1 + floor(workout.duration_min * coalesce(part.distance_m / nullif(workout.distance_m, 0), 0))
    else workout.duration_min
  end
)`

/** A file of several activities is never given to others, because they may see only one of these. */
const SHARES_FILE: Shown = (isWhole) => sql`case
  when workout.shares_original = 1 and ${isWhole} then coalesce(
    (select 1 from recording_item as item where item.id = workout.recording_item_id and item.activities = 1), 0)
  else 0
end`

/** Each column as others get it. A new column of the table does not compile until it is listed here. */
const COLUMNS: Record<Column, Shown> = {
  ...PART_FIGURES,
  duration_min: ifCut(SHOWN_DURATION, 'duration_min'),
  started_at: ifCut(sql`workout.started_at + coalesce(part.start_ms, 0)`, 'started_at'),
  shows_start_time: ifCut(
    sql`case when part.start_ms is null then 0 else workout.shows_start_time end`,
    'shows_start_time',
  ),
  has_track: ifCut(sql`case when part.point_count > 0 then 1 else 0 end`, 'has_track'),
  summary_polyline: ofPart('summary_polyline'),
  shares_original: SHARES_FILE,
  // The owner's alone.
  device_totals: () => sql`null`,
  track_totals: () => sql`null`,
  search_words: own('search_words'),
  id: own('id'),
  owner_id: own('owner_id'),
  title: own('title'),
  type: own('type'),
  sport: own('sport'),
  intensity: own('intensity'),
  notes: own('notes'),
  tags: own('tags'),
  images: own('images'),
  visibility: own('visibility'),
  body_visibility: own('body_visibility'),
  map_visibility: own('map_visibility'),
  hidden_ends_m: own('hidden_ends_m'),
  time_zone: own('time_zone'),
  local_date: own('local_date'),
  day_starts_at: own('day_starts_at'),
  shown_start_at: own('shown_start_at'),
  source: own('source'),
  device: own('device'),
  totals_source: own('totals_source'),
  recording_item_id: own('recording_item_id'),
  perceived_exertion: own('perceived_exertion'),
  deleted_at: own('deleted_at'),
  created_at: own('created_at'),
  updated_at: own('updated_at'),
}

/** Who reads workouts: their owner, or others. */
type Reader = {
  shown_to?: 'followers' | 'public' | undefined
  /** The owner, if the query reads the workouts of one person. */
  owner_id?: number
  /**
   * With `shown_to`: a table `key` has the ids of the workouts to read, and `is_own` is 1 for those that are shown as they
   * are. Of the others, it must be known what is shown.
   */
  hasKeys?: boolean
}

/**
 * The workouts to read. With `shown_to`, as others get them: without what their owners hide of the tracks, with the
 * figures of what is shown, and without workouts of which it is not known yet what is shown. Which workouts these people
 * see must be a condition of the query.
 */
export function workoutsFor(db: Db, { shown_to, owner_id, hasKeys = false }: Reader) {
  const workouts = db.selectFrom('workout')
  if (shown_to === undefined) return workouts
  const shown = hasKeys ? keyedWorkouts(db) : shownWorkouts(db, IS_WHOLE).where(isComputed(owner_id))
  return db.selectFrom(shown.as('workout')) as unknown as typeof workouts
}

/** The same workouts for queries that read no figure, track or start. Faster than `workoutsFor`. */
export function plainWorkoutsFor(db: Db, { shown_to, owner_id }: Reader) {
  return db.selectFrom('workout').$if(shown_to !== undefined, (query) => query.where(isComputed(owner_id)))
}

/** The condition that it is known what is shown of the workout. It is faster for the workouts of one owner. */
function isComputed(owner_id: number | undefined): RawBuilder<SqlBool> {
  return owner_id === undefined
    ? sql`not exists (select 1 from pending_track where pending_track.workout_id = workout.id)`
    : sql`workout.id not in (select workout_id from pending_track where owner_id = ${owner_id})`
}

function shownWorkouts(db: Db, isWhole = IS_WHOLE, columns = COLUMNS) {
  return db
    .selectFrom('workout')
    .leftJoin('shown_track as part', 'part.workout_id', 'workout.id')
    .select(Object.entries(columns).map(([name, shown]) => shown(isWhole).as(name)))
    .select([
      sql<number>`case when ${isWhole} then 0 else 1 end`.as('is_cut'),
      sql<string>`coalesce(part.cells, '[]')`.as('cells'),
      sql<string>`coalesce(part.mark, '')`.as('mark'),
      sql<number>`coalesce(part.point_count, 0)`.as('point_count'),
    ])
}

/** Workouts of others and, as they are, the viewer's own. One query of both is faster than a union of two. */
function keyedWorkouts(db: Db) {
  const shares_original: Shown = (isWhole) =>
    sql`case when ${IS_OWN} then workout.shares_original else ${SHARES_FILE(isWhole)} end`
  return shownWorkouts(db, sql`(${IS_OWN} or ${IS_WHOLE})`, { ...COLUMNS, shares_original }).innerJoin(
    sql<{ id: number }>`key`.as('key'),
    'key.id',
    'workout.id',
  )
}
