import { inTransaction } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { notify, withdraw } from '../inbox/index.ts'
import { addFollow, bumpRelations, lockPair } from './summaries.ts'
import { isVisiblePerson } from './visibility.ts'

/** A refused person can ask again meanwhile, but the request does not reach the other person. */
const REFUSAL_LASTS_MS = 30 * 86_400_000

type Pair = { requester_id: number; target_id: number }

/**
 * Asks the target for permission to follow. Both people must be locked. After a recent refusal only the requester sees
 * the request: it is not sent again, and the refusal stays a secret. Returns whether the target gets the request.
 */
export async function requestFollow(trx: Trx, pair: Pair, now: number): Promise<boolean> {
  await bumpRelations(trx, pair.requester_id)
  const last = await deleteRequest(trx, pair)
  const isRefused = last?.refused_at != null && last.refused_at > now - REFUSAL_LASTS_MS
  // A new row also after a refusal: an old id, or an old place in the list, would give the refusal away.
  await trx
    .insertInto('follow_request')
    .values({ ...pair, asked_at: now, refused_at: isRefused ? last.refused_at : null })
    .execute()
  if (!isRefused) await bumpRelations(trx, pair.target_id)
  return !isRefused
}

/** Takes a request back. A recent refusal stays known. Both people must be locked. */
export async function withdrawRequest(trx: Trx, pair: Pair, now: number): Promise<void> {
  await bumpRelations(trx, pair.requester_id)
  const wasRefused = await endRequest(trx, pair, now)
  if (!wasRefused) await bumpRelations(trx, pair.target_id)
}

/** Ends a request, but keeps the memory of a recent refusal; returns whether there is one. Bumps no revision. */
export async function endRequest(trx: Trx, pair: Pair, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('follow_request')
    .set({ asked_at: null })
    .where('requester_id', '=', pair.requester_id)
    .where('target_id', '=', pair.target_id)
    .where('refused_at', '>', now - REFUSAL_LASTS_MS)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return true
  await deleteRequest(trx, pair)
  return false
}

/** Deletes a request or the memory of a refused one, and returns it; undefined if there is none. */
export function deleteRequest(
  trx: Trx,
  { requester_id, target_id }: Pair,
): Promise<{ refused_at: number | null } | undefined> {
  return trx
    .deleteFrom('follow_request')
    .where('requester_id', '=', requester_id)
    .where('target_id', '=', target_id)
    .returning('refused_at')
    .executeTakeFirst()
}

/** Accepts a request to the actor; throws `not_found`, also when it was withdrawn meanwhile. */
export async function acceptRequest(
  services: Pick<Services, 'clock' | 'events' | 'queue'>,
  trx: Trx,
  { account_id }: Actor,
  id: number,
): Promise<void> {
  const now = services.clock.now()
  const { requester_id } = await waitingRequest(trx, account_id, id, now)
  const pair = await lockPair(trx, account_id, requester_id)
  await waitingRequest(trx, account_id, id, now)
  await deleteRequest(trx, { requester_id, target_id: account_id })
  await addFollow(trx, pair, { follower_id: requester_id, followed_id: account_id, created_at: now })
  // Whose request is accepted is no news to who accepts it.
  await withdraw(services, trx, { kind: 'follow_request', account_id, actor_id: requester_id })
  await notify(services, trx, { kind: 'follow_accepted', account_id: requester_id, actor_id: account_id })
}

/** Refuses a request to the actor without telling the requester; throws `not_found`. */
export function refuseRequest(
  services: Pick<Services, 'db' | 'clock' | 'events'>,
  { account_id }: Actor,
  id: number,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const now = services.clock.now()
    const { requester_id } = await waitingRequest(trx, account_id, id, now)
    await lockPair(trx, account_id, requester_id)
    await waitingRequest(trx, account_id, id, now)
    await trx.updateTable('follow_request').set({ refused_at: now }).where('id', '=', id).execute()
    await bumpRelations(trx, account_id)
    await withdraw(services, trx, { kind: 'follow_request', account_id, actor_id: requester_id })
  })
}

/** A request that waits for the target's answer, from a person whom the target may see; throws `not_found`. */
async function waitingRequest(
  db: Db,
  target_id: number,
  id: number,
  now: number,
): Promise<{ requester_id: number }> {
  const request = await db
    .selectFrom('follow_request')
    .innerJoin('account', 'account.id', 'follow_request.requester_id')
    .select('requester_id')
    .where('follow_request.id', '=', id)
    .where('target_id', '=', target_id)
    .where('asked_at', 'is not', null)
    .where('refused_at', 'is', null)
    .where(isVisiblePerson(target_id, now))
    .executeTakeFirst()
  if (!request) throw notFound()
  return request
}

/** Forgets refusals after which the person may ask again; returns how many. */
export async function forgetRefusals(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('follow_request')
    .where('asked_at', 'is', null)
    .where('refused_at', '<=', now - REFUSAL_LASTS_MS)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
