import type { Generated } from 'kysely'
import type { Sport, WorkoutType } from '../sports/index.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    workout: WorkoutTable
    hidden_workout: HiddenWorkoutTable
  }
}

/** The figures of a workout; null where nothing was measured. */
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
  /** Who sees the workout. */
  visibility: 'private' | 'followers' | 'public'
  /** Who of them also sees heart rate, power, energy and exertion. */
  body_visibility: 'private' | 'followers' | 'public'
  /** Who of them also sees the map and the laps. */
  map_visibility: 'private' | 'followers' | 'public'
  /** 0: others see the day of the start, but not the time. */
  shows_start_time: number
  /** 1: those who see the map, the body figures and the whole track may have the original file. */
  shares_original: number
  /** How much of the track's start and end others do not get, at least. */
  hidden_ends_m: number
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
  /** The words of title and notes, each after a space. The filter `search` reads an index of these words. */
  search_words: string
  recording_item_id: number | null
  /** Borg CR10 scale, 1 to 10; null when the owner gave none. */
  perceived_exertion: Generated<number | null>
  /** JSON: string[]. */
  tags: Generated<string>
  /** JSON: the names of the workout's images in the order in which they are shown. */
  images: Generated<string>
  /** When the workout was put into the trash; null if it is not in the trash. */
  deleted_at: Generated<number | null>
  created_at: number
  updated_at: number
}

/** A workout that moderators have hidden: it is private, and `visibility` is what it gets back when it is shown again. */
export type HiddenWorkoutTable = { workout_id: number; visibility: WorkoutTable['visibility'] }
