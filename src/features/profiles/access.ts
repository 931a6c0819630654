import type { Actor } from '../auth/index.ts'
import type { ProfileRow } from './queries.ts'

type Visibility = Pick<ProfileRow, 'id' | 'is_private' | 'shows_body'>

/** True if the viewer may see more than name and picture: the owner, and everybody unless the profile is private. */
export function canSeeProfile(viewer: Actor, profile: Visibility): boolean {
  return profile.id === viewer.account_id || profile.is_private === 0
}

/** True if the viewer may see body figures: the owner, and others if the owner shares them. */
export function canSeeBody(viewer: Actor, profile: Visibility): boolean {
  return profile.id === viewer.account_id || (canSeeProfile(viewer, profile) && profile.shows_body === 1)
}
