import type { TrackOverview } from './overview.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    track: TrackTable
    track_overview: TrackOverviewTable
    lap: LapTable
  }
}

export type TrackTable = { workout_id: number; point_count: number; data: Uint8Array }

/** One row for each track; older tracks get theirs when they are first read. */
export type TrackOverviewTable = { workout_id: number } & TrackOverview

export type LapTable = Lap & { workout_id: number }

/** One lap as the device wrote it, null where it wrote nothing. `started_at` is Unix milliseconds UTC. */
export type Lap = {
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
