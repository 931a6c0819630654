import type { Db } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { NOBODY, type Viewer } from '../../platform/viewer.ts'
import type { Actor } from '../auth/index.ts'
import { isVisiblePerson } from '../relations/index.ts'
import type { ProfileRow } from './queries.ts'

type Visibility = Pick<ProfileRow, 'id' | 'is_private' | 'shows_body' | 'is_following'>

/** True if the viewer may see more than name and picture. The owner and followers may; others may unless the profile is private. */
export function canSeeProfile(viewer: Actor, profile: Visibility): boolean {
  return profile.id === viewer.account_id || profile.is_private === 0 || profile.is_following === 1
}

/** True if the viewer may see body figures. The owner may; others may if they see the profile and the owner shares them. */
export function canSeeBody(viewer: Actor, profile: Visibility): boolean {
  return profile.id === viewer.account_id || (canSeeProfile(viewer, profile) && profile.shows_body === 1)
}

/** How many of the person's workouts the viewer sees, if the viewer sees the profile. */
export function visibleWorkouts(viewer: Actor, profile: ProfileRow): number {
  if (profile.id === viewer.account_id) return profile.total_workouts
  return profile.public_workouts + (profile.is_following === 1 ? profile.followers_workouts : 0)
}

/** True if the viewer may see the streaks. They count hidden workouts, so the owner decides. */
export function canSeeStreaks(viewer: Actor, profile: ProfileRow): boolean {
  return profile.id === viewer.account_id || (canSeeProfile(viewer, profile) && profile.shows_streaks === 1)
}

/**
 * Throws `not_found` unless the viewer may see the person's name and picture. Private profiles show these to everybody
 * who is signed in. To others, only people whose workouts they see are shown.
 */
export async function assertCanSeePerson(
  db: Db,
  { account_id }: Viewer,
  person_id: number,
  now: number,
): Promise<void> {
  if (account_id === person_id) return
  const person = await db
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '=', person_id)
    .where(isVisiblePerson(account_id, now))
    .$if(account_id === NOBODY.account_id, (query) =>
      query
        .innerJoin('profile', 'profile.account_id', 'account.id')
        .where('profile.is_private', '=', 0)
        .where('profile.public_workouts', '>', 0),
    )
    .executeTakeFirst()
  if (!person) throw notFound()
}
