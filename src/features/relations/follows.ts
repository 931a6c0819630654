import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { notify } from '../inbox/index.ts'
import { lockOtherPerson } from './access.ts'
import { notifyOfFollow, withdrawFollow } from './notices.ts'
import { followQuota, requestQuota } from './quotas.ts'
import { deleteRequest, requestFollow, withdrawRequest } from './requests.ts'
import type { FollowAnswer } from './schemas.ts'
import { addFollow, removeFollow } from './summaries.ts'

type Needs = Pick<Services, 'db' | 'clock' | 'events'>

/** Follows an open profile at once, and asks to follow a private one. Changes nothing when that is done already. */
export async function follow(
  services: Pick<Services, 'clock' | 'events' | 'queue' | 'quotas'>,
  trx: Trx,
  actor: Actor,
  username: string,
): Promise<FollowAnswer> {
  const { quotas } = services
  const { account_id } = actor
  const now = services.clock.now()
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
    const follow = { follower_id: account_id, followed_id: person.id }
    await addFollow(trx, person.pair, { ...follow, created_at: now })
    await notifyOfFollow(services, trx, follow)
    return { status: 'accepted' }
  }
  await quotas.take(trx, account_id, requestQuota)
  const isSent = await requestFollow(trx, request, now)
  if (isSent)
    await notify(services, trx, { kind: 'follow_request', account_id: person.id, actor_id: account_id })
  return { status: 'requested' }
}

/** Ends a follow or withdraws a request, if there is one. */
export function unfollow(services: Needs, actor: Actor, username: string): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const { account_id } = actor
    const now = services.clock.now()
    const person = await lockOtherPerson(trx, actor, username, now)
    const follow = { follower_id: account_id, followed_id: person.id }
    await removeFollow(trx, person.pair, follow)
    if (person.is_requested)
      await withdrawRequest(trx, { requester_id: account_id, target_id: person.id }, now)
    await withdrawFollow(services, trx, follow)
  })
}

/** Ends the follow of a follower of the actor, if there is one. */
export function removeFollower(services: Needs, actor: Actor, username: string): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const person = await lockOtherPerson(trx, actor, username, services.clock.now())
    const follow = { follower_id: person.id, followed_id: actor.account_id }
    await removeFollow(trx, person.pair, follow)
    await withdrawFollow(services, trx, follow)
  })
}
