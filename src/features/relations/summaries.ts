import { serialize } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { newRevision } from '../revisions/index.ts'

/** Whether each of two locked people counts in the counters of others: 1 or 0, by account. */
export type LockedPair = ReadonlyMap<number, number>

/** Makes changes of these people's relations run one after another, from this call on. The lowest id must come first. */
export function serializeRelations(trx: Trx, ...ids: number[]): Promise<void> {
  return serialize(trx, ...ids.map((id) => `relations ${id}`))
}

/**
 * Locks all relations of two people, and their counters, until the transaction ends. The lower id comes first, so that
 * transactions about the same people cannot deadlock.
 */
export async function lockPair(trx: Trx, one: number, other: number): Promise<LockedPair> {
  const ids = [one, other].toSorted((a, b) => a - b)
  await serializeRelations(trx, ...ids)
  const rows = await trx
    .insertInto('relation_summary')
    .values(ids.map((account_id) => ({ account_id })))
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet((excluded) => ({ revision: excluded.ref('relation_summary.revision') })),
    )
    .returning(['account_id', 'is_counted'])
    .execute()
  return new Map(rows.map(({ account_id, is_counted }) => [account_id, is_counted]))
}

/** Gives the person's relations a new revision, which ends cached responses that show them. */
export async function bumpRelations(trx: Trx, account_id: number): Promise<void> {
  const revision = newRevision()
  await trx
    .insertInto('relation_summary')
    .values({ account_id, revision })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ revision }))
    .execute()
}

type Follow = { follower_id: number; followed_id: number }

/** Adds a follow with its counters, unless it is there. Both people must be locked. */
export async function addFollow(
  trx: Trx,
  pair: LockedPair,
  follow: Follow & { created_at: number },
): Promise<void> {
  const added = await trx
    .insertInto('follow')
    .values(follow)
    .onConflict((conflict) => conflict.columns(['follower_id', 'followed_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await countFollow(trx, pair, follow, 1)
}

/** Deletes a follow with its counters, if it is there. Both people must be locked. */
export async function removeFollow(trx: Trx, pair: LockedPair, follow: Follow): Promise<void> {
  const removed = await trx
    .deleteFrom('follow')
    .where('follower_id', '=', follow.follower_id)
    .where('followed_id', '=', follow.followed_id)
    .returning('id')
    .executeTakeFirst()
  if (removed) await countFollow(trx, pair, follow, -1)
}

/** Adds the difference to the counters of both people, and gives both a new revision. */
async function countFollow(
  trx: Trx,
  pair: LockedPair,
  { follower_id, followed_id }: Follow,
  difference: 1 | -1,
): Promise<void> {
  const countedOf = (account_id: number) => difference * (pair.get(account_id) ?? 0)
  await trx
    .updateTable('relation_summary')
    .set((row) => {
      const added = (column: 'followers_count' | 'following_count', account_id: number, by: number) =>
        row
          .case()
          .when('account_id', '=', account_id)
          .then(row(column, '+', by))
          .else(row.ref(column))
          .end()
      return {
        following_count: added('following_count', follower_id, countedOf(followed_id)),
        followers_count: added('followers_count', followed_id, countedOf(follower_id)),
        revision: newRevision(),
      }
    })
    .where('account_id', 'in', [follower_id, followed_id])
    .execute()
}
