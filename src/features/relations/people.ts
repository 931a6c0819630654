import type { ExpressionBuilder } from 'kysely'
import { flag } from '../../platform/database/columns.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'
import type { CursorRange } from '../../platform/http/pagination.ts'
import { isActiveAccount } from '../auth/index.ts'
import { imageUrl } from '../media/index.ts'
import { followCounts } from './counts.ts'
import type { Links } from './links.ts'
import { type Person, RELATION_FIELDS } from './schemas.ts'
import { isFollowedBy, isVisiblePerson } from './visibility.ts'

type Account = ExpressionBuilder<Tables, 'account'>

/** How the viewer stands to the account, as columns. */
export function relationTo(viewer_id: number) {
  return (of: Account) => [
    flag(isFollowedBy(viewer_id)(of)).as('is_following'),
    flag(isAskedBy(viewer_id)(of)).as('is_requested'),
    flag(
      of.exists(
        of
          .selectFrom('follow')
          .select('follow.id')
          .whereRef('follow.follower_id', '=', 'account.id')
          .where('follow.followed_id', '=', viewer_id),
      ),
    ).as('follows_you'),
    flag(isMutedBy(viewer_id)(of)).as('is_muted'),
  ]
}

/** The condition that the viewer has asked to follow the account. The viewer is not told of a refusal. */
export function isAskedBy(viewer_id: number) {
  return (where: Account) =>
    where.exists(
      where
        .selectFrom('follow_request')
        .select('follow_request.id')
        .where('follow_request.requester_id', '=', viewer_id)
        .whereRef('follow_request.target_id', '=', 'account.id')
        .where('follow_request.asked_at', 'is not', null),
    )
}

export function isMutedBy(viewer_id: number) {
  return (where: Account) =>
    where.exists(
      where
        .selectFrom('mute')
        .select('mute.id')
        .where('mute.muter_id', '=', viewer_id)
        .whereRef('mute.muted_id', '=', 'account.id'),
    )
}

/**
 * How the viewer stands to a person: the fields of responses, the columns for them, counters as the viewer sees them, and
 * the condition that the viewer has muted the person.
 */
export const viewerRelation = {
  fields: RELATION_FIELDS,
  columnsFor: relationTo,
  countsFor: followCounts,
  isMutedBy,
}

export type View = { viewer_id: number; now: number; includesBlocked?: boolean }

/** The condition that a list names the account to the viewer. Only the list of people whom the viewer has blocked names those. */
export function isListed({ viewer_id, now, includesBlocked = false }: View) {
  return includesBlocked ? isActiveAccount(now) : isVisiblePerson(viewer_id, now)
}

/** A page of the people in `links` whom the viewer may see. */
export function loadPeople(db: Db, links: Links, view: View, { compare, id, order, limit }: CursorRange) {
  return db
    .selectFrom(links)
    .innerJoin('account', 'account.id', 'link.person_id')
    .leftJoin('profile', 'profile.account_id', 'account.id')
    .select(['link.id', 'link.since', 'account.id as account_id', 'account.username'])
    .select(['profile.name', 'profile.image', 'profile.is_private'])
    .select(relationTo(view.viewer_id))
    .where(isListed(view))
    .where('link.id', compare, id)
    .orderBy('link.id', order)
    .limit(limit)
    .execute()
}

export type PersonRow = Omit<Awaited<ReturnType<typeof loadPeople>>[number], 'id' | 'since'>

export function toPerson(row: PersonRow, viewer_id: number): Person {
  return {
    username: row.username,
    name: row.name ?? '',
    image: row.image === null ? null : imageUrl(row.image),
    is_private: row.is_private === 1,
    is_owner: row.account_id === viewer_id,
    is_following: row.is_following === 1,
    is_requested: row.is_requested === 1,
    follows_you: row.follows_you === 1,
  }
}
