import { prepared } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { newRevision } from '../revisions/index.ts'

/**
 * Gives the owner's data a new revision, which ends every cached response about it. Call it in every transaction that
 * writes what `sendOwnerCached` shows. Locks the owner's profile row until the transaction ends.
 */
export async function bumpRevision(trx: Trx, owner_id: number): Promise<void> {
  await upsertRevision(trx, { account_id: owner_id, revision: newRevision() })
}

const upsertRevision = prepared((trx, row: { account_id: number; revision: number }) =>
  trx
    .insertInto('profile')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet((excluded) => ({ revision: excluded.ref('excluded.revision') })),
    ),
)
