import type { Selectable } from 'kysely'
import type { Tables } from '../../platform/database/schema.ts'
import type { Cell } from '../cropping/index.ts'
import type { Audience } from '../relations/index.ts'
import type { ShownColumns } from '../zones/index.ts'

type Workout = Selectable<Tables['workout']>

/** Everybody but the owner. */
export type OtherAudience = Exclude<Audience, 'self'>

/** The columns that decide what others see of a workout. Only `workoutsFor` of `zones` gives all of them. */
export type SharedColumns = ShownColumns &
  Pick<
    Workout,
    | 'owner_id'
    | 'visibility'
    | 'body_visibility'
    | 'map_visibility'
    | 'shows_start_time'
    | 'shares_original'
    | 'deleted_at'
  >

/** What of a workout a viewer gets. */
export type Access = {
  isOwner: boolean
  /** The track, the map and the laps. */
  map: boolean
  /** What is shown of the track; null for the whole track. */
  cut: Cut | null
  /** Heart rate, power, energy and exertion. */
  body: boolean
  /** The time of the start. Without it, only the day is shown. */
  startTime: boolean
  /** The file that was uploaded. */
  original: boolean
}

/** The track without what is in the cells. */
type Cut = {
  cells(): Cell[]
  /** Changes whenever the shown part changes. */
  mark: string
  point_count: number
}

export const FULL_ACCESS: Access = {
  isOwner: true,
  map: true,
  cut: null,
  body: true,
  startTime: true,
  original: true,
}

/** What others get of the workout as this audience of its owner; undefined if they may not see it at all. */
export function accessOf(audience: OtherAudience, workout: SharedColumns): Access | undefined {
  if (workout.deleted_at !== null || !isShownTo(audience, workout.visibility)) return undefined
  const map = isShownTo(audience, workout.map_visibility)
  const body = isShownTo(audience, workout.body_visibility)
  const cut = workout.is_cut === 1 ? toCut(workout) : null
  const startTime = workout.shows_start_time === 1
  // The file contains everything.
  const original = workout.shares_original === 1 && map && body && startTime && !cut
  return { isOwner: false, map, cut, body, startTime, original }
}

function toCut({ cells, mark, point_count }: ShownColumns): Cut {
  // Lists do not need the cells.
  return { cells: () => JSON.parse(cells) as Cell[], mark, point_count }
}

/** True if a part of a workout with this visibility is shown to the audience. */
function isShownTo(audience: OtherAudience, visibility: Workout['visibility']): boolean {
  if (visibility === 'public') return audience === 'everyone' || audience === 'follower'
  return visibility === 'followers' && audience === 'follower'
}
