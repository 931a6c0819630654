import type { Trx } from '../../platform/database/schema.ts'

/**
 * The numbers of these changes, in their order. Locks the people's inboxes until the transaction ends, so the changes
 * must be in the order of the account ids.
 */
export async function takeSeqs(trx: Trx, changes: readonly { account_id: number }[]): Promise<number[]> {
  const counts = new Map<number, number>()
  for (const { account_id } of changes) counts.set(account_id, (counts.get(account_id) ?? 0) + 1)
  const states = await trx
    .insertInto('inbox_state')
    .values([...counts].map(([account_id, last_seq]) => ({ account_id, last_seq })))
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((excluded) => ({
        last_seq: excluded('inbox_state.last_seq', '+', excluded.ref('excluded.last_seq')),
      })),
    )
    .returning(['account_id', 'last_seq'])
    .execute()
  const next = new Map(
    states.map(({ account_id, last_seq }) => [account_id, last_seq - counts.get(account_id)!]),
  )
  return changes.map(({ account_id }) => {
    const seq = next.get(account_id)! + 1
    next.set(account_id, seq)
    return seq
  })
}
