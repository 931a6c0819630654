import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { bumpReactions } from '../revisions/index.ts'
import { blockablePerson, otherPerson } from './access.ts'
import { withdrawFollow } from './notices.ts'
import { endRequest } from './requests.ts'
import { bumpRelations, lockPair, removeFollow } from './summaries.ts'

type Needs = Pick<Services, 'db' | 'clock'>

/** Blocks a person: ends follows and requests both ways, and hides each from the other. Changes nothing if it is done. */
export async function block(
  services: Pick<Services, 'clock' | 'events'>,
  trx: Trx,
  actor: Actor,
  username: string,
): Promise<void> {
  const { clock } = services
  const { account_id } = actor
  const { id } = await blockablePerson(trx, actor, username, clock.now())
  // From here on nobody can add a follow between the two without seeing the block.
  const pair = await lockPair(trx, account_id, id)
  const added = await trx
    .insertInto('block')
    .values({ blocker_id: account_id, blocked_id: id, created_at: clock.now() })
    .onConflict((conflict) => conflict.columns(['blocker_id', 'blocked_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return
  for (const [one, other] of [
    [account_id, id],
    [id, account_id],
  ] as const) {
    await removeFollow(trx, pair, { follower_id: one, followed_id: other })
    // A block and its end must not let a refused person ask again.
    await endRequest(trx, { requester_id: one, target_id: other }, clock.now())
  }
  // Not the other person's revision: without a follow that ended, its change would tell them of the block.
  await bumpRelations(trx, account_id)
  await bumpReactionsOf(trx, id, account_id)
  await withdrawFollow(services, trx, { follower_id: account_id, followed_id: id })
  await withdrawFollow(services, trx, { follower_id: id, followed_id: account_id })
}

/** Ends a block of the actor, if there is one. What it ended does not return. */
export function unblock({ db, clock }: Needs, actor: Actor, username: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { account_id } = actor
    const { id } = await blockablePerson(trx, actor, username, clock.now())
    await lockPair(trx, account_id, id)
    await trx.deleteFrom('block').where('blocker_id', '=', account_id).where('blocked_id', '=', id).execute()
    await bumpRelations(trx, account_id)
    await bumpReactionsOf(trx, id, account_id)
  })
}

/**
 * Ends cached responses that show the likes and comments of `person_id` to the owner. Does nothing without any: a new
 * ETag would tell of the block.
 */
async function bumpReactionsOf(trx: Trx, owner_id: number, person_id: number): Promise<void> {
  const of = trx.selectFrom('workout').where('workout.owner_id', '=', owner_id)
  const found = await trx
    .selectNoFrom((where) => [
      where
        .exists(
          of
            .innerJoin('workout_like', 'workout_like.workout_id', 'workout.id')
            .select('workout_like.id')
            .where('workout_like.account_id', '=', person_id),
        )
        .as('likes'),
      where
        .exists(
          of
            .innerJoin('comment', 'comment.workout_id', 'workout.id')
            .select('comment.id')
            .where('comment.author_id', '=', person_id),
        )
        .as('comments'),
    ])
    .executeTakeFirstOrThrow()
  if (found.likes || found.comments) await bumpReactions(trx, owner_id)
}

/** Mutes a person for the actor. Nobody else can notice, not even by a revision. */
export async function mute(
  { clock }: Pick<Services, 'clock'>,
  trx: Trx,
  actor: Actor,
  username: string,
): Promise<void> {
  const { account_id } = actor
  const { id } = await otherPerson(trx, actor, username, clock.now())
  await trx
    .insertInto('mute')
    .values({ muter_id: account_id, muted_id: id, created_at: clock.now() })
    .onConflict((conflict) => conflict.columns(['muter_id', 'muted_id']).doNothing())
    .execute()
  await bumpRelations(trx, account_id)
}

/** Ends a mute of the actor, if there is one. */
export function unmute({ db, clock }: Needs, actor: Actor, username: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { account_id } = actor
    const { id } = await otherPerson(trx, actor, username, clock.now())
    await trx.deleteFrom('mute').where('muter_id', '=', account_id).where('muted_id', '=', id).execute()
    await bumpRelations(trx, account_id)
  })
}
