import type { Generated } from 'kysely'
import type { NO_TOTALS } from '../tracks/index.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    privacy_grid: PrivacyGridTable
    privacy_zone: PrivacyZoneTable
    shown_track: ShownTrackTable
    pending_track: PendingTrackTable
  }
}

/** One row for each person with zones or tracks. */
export type PrivacyGridTable = {
  account_id: number
  /** Where the person's grid lies. It must stay secret and never change: see `cells.ts` of `cropping`. */
  north: number
  east: number
  /** Counts the changes of the person's zones. */
  version: number
}

/** A place that others must not find. Only its owner ever sees it. */
export type PrivacyZoneTable = {
  id: Generated<number>
  account_id: number
  name: string
  lat: number
  lon: number
  radius_m: number
  created_at: number
}

/**
 * A workout with a track of which it is not known what others get, because the track is new or what is hidden of it has
 * changed. Until the job `zones.cover` has deleted the row, others do not see the workout.
 */
export type PendingTrackTable = { workout_id: number; owner_id: number }

/** What others get of a workout's track. Without a row, nothing is shown of the track. */
export type ShownTrackTable = {
  workout_id: number
  /** With which value of the workout this was computed. */
  hidden_ends_m: number
  /** The bounds of the whole track in degrees; null without positions. */
  south: number | null
  west: number | null
  north: number | null
  east: number | null
  /** 1: the track has positions, but not at its first or last point. Any zone may concern these points. */
  has_unknown_ends: number
  /** 1: a part of the track is hidden, and others get the following columns instead of the workout's. */
  is_cut: number
  /** JSON: the squares that hide a part of the track. */
  cells: string
  /** Changes whenever the shown part changes. */
  mark: string
  point_count: number
  /** From the start of the workout to the first point that is shown; null if unknown or on another day. */
  start_ms: number | null
  /** From the totals of the shown part; null if nothing is shown. */
  duration_min: number | null
  summary_polyline: string | null
} & Omit<typeof NO_TOTALS, 'calories_kcal'>
