import { flag, lockRow } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { isActiveAccount } from '../auth/index.ts'
import { newRevision } from '../revisions/index.ts'
import { serializeRelations } from './summaries.ts'

/**
 * Takes an account that is suspended or waits to be erased off the counters of others, and counts it again when it is
 * active. Changes nothing when the counters are right already.
 */
export async function updateCounted(trx: Trx, account_id: number, now: number): Promise<void> {
  await serializeRelations(trx, account_id)
  await lockNeighbours(trx, account_id)
  const account = await trx
    .selectFrom('account')
    .leftJoin('relation_summary', 'relation_summary.account_id', 'account.id')
    .select((of) => [
      of.fn.coalesce('is_counted', of.lit(1)).as('is_counted'),
      flag(isActiveAccount(now)(of)).as('is_active'),
    ])
    .where('account.id', '=', account_id)
    .executeTakeFirst()
  if (!account || account.is_counted === account.is_active) return
  await saveCounted(trx, account_id, account.is_active)
  await addToNeighbours(trx, account_id, account.is_active ? 1 : -1)
}

/** Locks the counters of the account and of everybody whose counters include it, the lowest id first. */
async function lockNeighbours(trx: Trx, account_id: number): Promise<void> {
  await trx
    .selectFrom('relation_summary')
    .select('account_id')
    .where((where) =>
      where.or([
        where('account_id', '=', account_id),
        where('account_id', 'in', followedBy(trx, account_id)),
        where('account_id', 'in', followersOf(trx, account_id)),
      ]),
    )
    .orderBy('account_id')
    .$call(lockRow(trx))
    .execute()
}

async function saveCounted(trx: Trx, account_id: number, is_counted: number): Promise<void> {
  await trx
    .insertInto('relation_summary')
    .values({ account_id, is_counted })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ is_counted }))
    .execute()
}

async function addToNeighbours(trx: Trx, account_id: number, difference: 1 | -1): Promise<void> {
  const revision = newRevision()
  await trx
    .updateTable('relation_summary')
    .set((row) => ({ followers_count: row('followers_count', '+', difference), revision }))
    .where('account_id', 'in', followedBy(trx, account_id))
    .execute()
  await trx
    .updateTable('relation_summary')
    .set((row) => ({ following_count: row('following_count', '+', difference), revision }))
    .where('account_id', 'in', followersOf(trx, account_id))
    .execute()
}

function followedBy(trx: Trx, account_id: number) {
  return trx.selectFrom('follow').select('followed_id').where('follower_id', '=', account_id)
}

function followersOf(trx: Trx, account_id: number) {
  return trx.selectFrom('follow').select('follower_id').where('followed_id', '=', account_id)
}
