import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    lap: LapTable
    recording: RecordingTable
    recording_item: RecordingItemTable
  }
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
  /** 0 once the file is deleted. */
  size_bytes: Generated<number>
  status: 'pending' | 'imported' | 'duplicate' | 'refused'
  /** How many activities the file contains; null if that is not known. */
  activities: number | null
  /** JSON: ImportWarning[]. */
  warnings: string
  /** JSON: the RefusalReason of a refused file; null for other files. */
  error: string | null
  /** The workout that this file duplicates; null when there is none, or it has been deleted. */
  duplicate_of: number | null
}

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
