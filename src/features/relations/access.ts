import { flag } from '../../platform/database/columns.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { type Actor, isActiveAccount, usernameKey } from '../auth/index.ts'
import { isAskedBy } from './people.ts'
import { type LockedPair, lockPair } from './summaries.ts'
import { hasOpenProfile, isFollowedBy, isVisiblePerson } from './visibility.ts'

/** In paths, this stands for the actor's own username. */
const SELF_ALIAS = 'me'

type Viewer = Pick<Actor, 'account_id' | 'username'>

/** True for the actor's own username and for `me`. */
export function isSelf(actor: Viewer, username: string): boolean {
  return username === SELF_ALIAS || usernameKey(username) === usernameKey(actor.username)
}

/** Throws the same `conflict` for everything that nobody can do to themselves. */
function assertOther(actor: Viewer, username: string): void {
  if (isSelf(actor, username)) throw new AppError('conflict', 'self_relation')
}

/** A person and how the viewer stands to them. */
type Relation = { id: number; is_open: number; is_following: number; is_requested: number }

/** The person with this username, if the viewer may see them: active, and nobody blocks the other. */
function relationByUsername(db: Db, viewer_id: number, username: string, now: number) {
  return db
    .selectFrom('account')
    .select('account.id')
    .select((of) => [
      flag(hasOpenProfile(of)).as('is_open'),
      flag(isFollowedBy(viewer_id)(of)).as('is_following'),
      flag(isAskedBy(viewer_id)(of)).as('is_requested'),
    ])
    .where('account.username_key', '=', usernameKey(username))
    .where(isVisiblePerson(viewer_id, now))
    .executeTakeFirst()
}

/** Another person whom the actor may see; throws `not_found`, or `conflict` for the actor. */
export async function otherPerson(db: Db, actor: Viewer, username: string, now: number): Promise<Relation> {
  assertOther(actor, username)
  const person = await relationByUsername(db, actor.account_id, username, now)
  if (!person) throw notFound()
  return person
}

export type LockedRelation = Relation & { pair: LockedPair }

/**
 * Like `otherPerson`, but locks the relations of both until the transaction ends. Looks again after that, because a
 * block may have come first.
 */
export async function lockOtherPerson(
  trx: Trx,
  actor: Viewer,
  username: string,
  now: number,
): Promise<LockedRelation> {
  const { id } = await otherPerson(trx, actor, username, now)
  const pair = await lockPair(trx, actor.account_id, id)
  return { ...(await otherPerson(trx, actor, username, now)), pair }
}

/**
 * The active account that the actor wants to block or unblock. Also finds people whom the actor has blocked; throws
 * `not_found` for others who have blocked the actor.
 */
export async function blockablePerson(
  db: Db,
  actor: Viewer,
  username: string,
  now: number,
): Promise<{ id: number }> {
  assertOther(actor, username)
  const { account_id } = actor
  const person = await db
    .selectFrom('account')
    .select('account.id')
    .where('account.username_key', '=', usernameKey(username))
    .where(isActiveAccount(now))
    .where((where) => {
      const blocks = where.selectFrom('block').select('block.id')
      const isBlocked = blocks
        .where('block.blocker_id', '=', account_id)
        .whereRef('block.blocked_id', '=', 'account.id')
      const hasBlocked = blocks
        .where('block.blocked_id', '=', account_id)
        .whereRef('block.blocker_id', '=', 'account.id')
      return where.or([where.exists(isBlocked), where.not(where.exists(hasBlocked))])
    })
    .executeTakeFirst()
  if (!person) throw notFound()
  return person
}

/**
 * The id of the person whose lists of followers and followed people the viewer asks for: their own, those of open
 * profiles, and those of people whom the viewer follows. Throws `not_found` for others.
 */
export async function listedPerson(db: Db, viewer: Viewer, username: string, now: number): Promise<number> {
  if (isSelf(viewer, username)) return viewer.account_id
  const person = await relationByUsername(db, viewer.account_id, username, now)
  if (!person || (person.is_open === 0 && person.is_following === 0)) throw notFound()
  return person.id
}
