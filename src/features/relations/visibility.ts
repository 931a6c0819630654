import { type Expression, type ExpressionBuilder, sql } from 'kysely'
import { arrayParameter, flag, isInArray } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { isActiveAccount, usernameKey } from '../auth/index.ts'

type Account = ExpressionBuilder<Tables, 'account'>

/** Who sees something: an account's id, or a column that contains one. */
type Viewer = number | Expression<number>

/** The condition that neither the viewer nor the account has blocked the other. */
function isNotBlocked(viewer_id: Viewer) {
  return (where: Account) => {
    const blocks = where.selectFrom('block').select('block.id')
    return where.and([
      where.not(
        where.exists(
          blocks.where('block.blocker_id', '=', viewer_id).whereRef('block.blocked_id', '=', 'account.id'),
        ),
      ),
      where.not(
        where.exists(
          blocks.where('block.blocked_id', '=', viewer_id).whereRef('block.blocker_id', '=', 'account.id'),
        ),
      ),
    ])
  }
}

/** The condition that the viewer may see the account's name and picture: it is active, and nobody blocks the other. */
export function isVisiblePerson(viewer_id: Viewer, now: number) {
  return (where: Account) => where.and([isActiveAccount(now)(where), isNotBlocked(viewer_id)(where)])
}

/** The condition that the viewer follows the account. A request that waits is not enough. */
export function isFollowedBy(viewer_id: Viewer) {
  return (where: Account) =>
    where.exists(
      where
        .selectFrom('follow')
        .select('follow.id')
        .where('follow.follower_id', '=', viewer_id)
        .whereRef('follow.followed_id', '=', 'account.id'),
    )
}

/**
 * The condition that the account's profile is not private. It compares a value, because a database may answer `exists` by
 * reading all private profiles.
 */
export function hasOpenProfile(where: Account) {
  const isPrivate = where
    .selectFrom('profile')
    .select('profile.is_private')
    .whereRef('profile.account_id', '=', 'account.id')
  return where(where.fn.coalesce(isPrivate, sql.lit(0)), '=', 0)
}

/**
 * What an owner is to a viewer. `self` sees all workouts, `follower` those for followers and public ones, `everyone`
 * public ones, `none` nothing.
 */
export type Audience = 'self' | 'follower' | 'everyone' | 'none'

/** To which audience of each owner the viewer belongs. `visibleTo` is the same rule. */
export async function audienceOf(
  db: Db,
  viewer_id: number,
  owner_ids: readonly number[],
  now: number,
): Promise<Map<number, Audience>> {
  const rows = await reachableOwners(db, { viewer_id, now, ids: arrayParameter(db, owner_ids) })
  const audiences = new Map<number, Audience>(owner_ids.map((id) => [id, 'none']))
  for (const { id, is_following } of rows) audiences.set(id, is_following ? 'follower' : 'everyone')
  if (audiences.has(viewer_id)) audiences.set(viewer_id, 'self')
  return audiences
}

/** People whose workouts the viewer sees, as far as these are not private. */
function reachable(db: Db, { viewer_id, now }: { viewer_id: number; now: number }) {
  return db
    .selectFrom('account')
    .select('account.id')
    .select((of) => flag(isFollowedBy(viewer_id)(of)).as('is_following'))
    .where(isVisiblePerson(viewer_id, now))
    .where((where) => where.or([hasOpenProfile(where), isFollowedBy(viewer_id)(where)]))
}

const reachableOwners = prepared((db, { ids, ...viewer }: { viewer_id: number; now: number; ids: unknown }) =>
  reachable(db, viewer).where(isInArray(db, 'account.id', ids)),
)

type Owner = { id: number; audience: 'follower' | 'everyone'; total_workouts: number }

/** Another person with this username, as `audienceOf` sees them; undefined for `none`. */
export async function ownerByUsername(
  db: Db,
  viewer_id: number,
  username: string,
  now: number,
): Promise<Owner | undefined> {
  const [owner] = await ownersByKey(db, { viewer_id, now, username_key: usernameKey(username) })
  return owner && { ...owner, audience: owner.is_following ? 'follower' : 'everyone' }
}

const ownersByKey = prepared(
  (db, { username_key, ...viewer }: { viewer_id: number; now: number; username_key: string }) =>
    reachable(db, viewer)
      .leftJoin('profile', 'profile.account_id', 'account.id')
      .select((of) => of.fn.coalesce('profile.total_workouts', of.val(0)).as('total_workouts'))
      .where('account.username_key', '=', username_key),
)

/**
 * The condition that the viewer may see a workout: `audienceOf` as an expression. It says nothing about the trash, and
 * nothing about what the viewer may see of the workout: a query that shows workouts of others must read them from
 * `workoutsFor` of `zones`.
 */
export function visibleTo(viewer_id: Viewer, now: number) {
  return (where: ExpressionBuilder<Tables, 'workout'>) =>
    where.or([
      where('workout.owner_id', '=', viewer_id),
      where.and([
        where('workout.visibility', '<>', 'private'),
        where.exists(
          where
            .selectFrom('account')
            .select('account.id')
            .whereRef('account.id', '=', 'workout.owner_id')
            .where(isVisiblePerson(viewer_id, now))
            .where((of) =>
              of.or([
                isFollowedBy(viewer_id)(of),
                of.and([of('workout.visibility', '=', 'public'), hasOpenProfile(of)]),
              ]),
            ),
        ),
      ]),
    ])
}
