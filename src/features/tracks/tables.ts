import type { TrackOverview } from './overview.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    track: TrackTable
    track_overview: TrackOverviewTable
  }
}

export type TrackTable = { workout_id: number; point_count: number; data: Uint8Array }

/** One row for each track; older tracks get theirs when they are first read. */
export type TrackOverviewTable = { workout_id: number } & TrackOverview
