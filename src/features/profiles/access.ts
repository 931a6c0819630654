import type { Actor } from '../auth/index.ts'
import type { ProfileRow } from './queries.ts'

type Shown = Pick<ProfileRow, 'id' | 'is_private' | 'shows_body'>

/** True when more than name and picture is shown: to its owner, and to everybody unless it is private. */
export function seesAll(viewer: Actor, profile: Shown): boolean {
  return profile.id === viewer.account_id || profile.is_private === 0
}

/** True when what training is measured against is shown: to its owner, to others only where the owner says so. */
export function seesBody(viewer: Actor, profile: Shown): boolean {
  return profile.id === viewer.account_id || (seesAll(viewer, profile) && profile.shows_body === 1)
}
