import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { lockOtherPerson } from './access.ts'
import { followQuota, requestQuota } from './quotas.ts'
import { deleteRequest, requestFollow, withdrawRequest } from './requests.ts'
import type { FollowAnswer } from './schemas.ts'
import { addFollow, removeFollow } from './summaries.ts'

type Needs = Pick<Services, 'db' | 'clock'>

/** Follows an open profile at once, and asks to follow a private one. Changes nothing when that is done already. */
export async function follow(
  { clock, quotas }: Pick<Services, 'clock' | 'quotas'>,
  trx: Trx,
  actor: Actor,
  username: string,
): Promise<FollowAnswer> {
  const { account_id } = actor
  const now = clock.now()
  const person = await lockOtherPerson(trx, actor, username, now)
  if (person.is_following) return { status: 'accepted' }
  const isAllowed = person.is_open === 1
  if (person.is_requested && !isAllowed) return { status: 'requested' }
  // A request counts as a follow, so that it can be accepted whenever it is.
  if (!person.is_requested) await quotas.take(trx, account_id, followQuota)
  const request = { requester_id: account_id, target_id: person.id }
  if (isAllowed) {
    // Also deletes the memory of a refusal: who follows starts afresh.
    await deleteRequest(trx, request)
    await addFollow(trx, person.pair, { follower_id: account_id, followed_id: person.id, created_at: now })
    return { status: 'accepted' }
  }
  await quotas.take(trx, account_id, requestQuota)
  await requestFollow(trx, request, now)
  return { status: 'requested' }
}

/** Ends a follow or withdraws a request, if there is one. */
export function unfollow({ db, clock }: Needs, actor: Actor, username: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { account_id } = actor
    const person = await lockOtherPerson(trx, actor, username, clock.now())
    await removeFollow(trx, person.pair, { follower_id: account_id, followed_id: person.id })
    if (!person.is_requested) return
    await withdrawRequest(trx, { requester_id: account_id, target_id: person.id }, clock.now())
  })
}

/** Ends the follow of a follower of the actor, if there is one. */
export function removeFollower({ db, clock }: Needs, actor: Actor, username: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    const person = await lockOtherPerson(trx, actor, username, clock.now())
    await removeFollow(trx, person.pair, { follower_id: person.id, followed_id: actor.account_id })
  })
}
