import type { Sport } from '../sports/index.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    sharing_default: SharingDefaultTable
  }
}

/** What others see of a person's new workouts. */
export type SharingDefaultTable = {
  account_id: number
  /** Empty for all sports that have no row of their own. */
  sport: Sport | ''
  visibility: 'private' | 'followers' | 'public'
  body_visibility: 'private' | 'followers' | 'public'
  map_visibility: 'private' | 'followers' | 'public'
  shows_start_time: number
  shares_original: number
  hidden_ends_m: number
}
