import type { Selectable } from 'kysely'
import type { Tables } from '../../platform/database/schema.ts'
import type { Audience } from '../relations/index.ts'

type Workout = Selectable<Tables['workout']>

/** Everybody but the owner. */
export type OtherAudience = Exclude<Audience, 'self'>

/** The columns that decide what others see of a workout. */
export type SharedColumns = Pick<
  Workout,
  'owner_id' | 'visibility' | 'body_visibility' | 'shows_start_time' | 'deleted_at'
>

/** What of a workout a viewer gets. */
export type Access = {
  isOwner: boolean
  /** The track, the map, the laps and the original file. */
  map: boolean
  /** Heart rate, power, energy and exertion. */
  body: boolean
  /** The time of the start. Without it, only the day is shown. */
  startTime: boolean
}

export const FULL_ACCESS: Access = { isOwner: true, map: true, body: true, startTime: true }

/** What others get of the workout as this audience of its owner; undefined if they may not see it at all. */
export function accessOf(audience: OtherAudience, workout: SharedColumns): Access | undefined {
  if (workout.deleted_at !== null || !isShownTo(audience, workout.visibility)) return undefined
  return {
    isOwner: false,
    map: false,
    body: isShownTo(audience, workout.body_visibility),
    startTime: workout.shows_start_time === 1,
  }
}

/** True if a part of a workout with this visibility is shown to the audience. */
function isShownTo(audience: OtherAudience, visibility: Workout['visibility']): boolean {
  if (visibility === 'public') return audience === 'everyone' || audience === 'follower'
  return visibility === 'followers' && audience === 'follower'
}
