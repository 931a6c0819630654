import { inTransaction } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { toIso } from '../../platform/time.ts'
import type { AuditKind } from './kinds.ts'

const HOUR_MS = 3_600_000

/** So many entries of one kind are written about an account in any hour. Further events are summed. */
const MAX_PER_HOUR = 100

/** Without an account, `account_id` is 0: the work is the same, so that timing reveals no account. */
type Event = { kind: AuditKind; account_id: number; actor_id: number | null }

/**
 * True when the last hour has enough entries of this kind about the account. Each kind is counted for itself, so that
 * no flood hides an event of another kind. Transactions that run at the same time may exceed the maximum together.
 */
export async function hasEnoughEntries(trx: Trx, now: number, { kind, account_id }: Event): Promise<boolean> {
  const { entries } = await trx
    .selectFrom('audit_entry')
    .select((of) => of.fn.countAll<number>().as('entries'))
    .where('account_id', '=', account_id)
    .where('kind', '=', kind)
    .where('created_at', '>', now - HOUR_MS)
    .executeTakeFirstOrThrow()
  return entries >= MAX_PER_HOUR
}

/** Counts an event that gets no entry of its own. Events of different actors have different sums. */
export async function addToSum(trx: Trx, now: number, { kind, account_id, actor_id }: Event): Promise<void> {
  await trx
    .insertInto('audit_sum')
    .values({ account_id, kind, actor_id: actor_id ?? account_id, first_at: now, last_at: now, events: 1 })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'kind', 'actor_id']).doUpdateSet((row) => ({
        last_at: row.ref('excluded.last_at'),
        events: row('audit_sum.events', '+', 1),
      })),
    )
    .execute()
}

/**
 * Replaces sums by one entry each, and returns how many. For an erased account: only those that name it, by entries that
 * do not.
 */
export function writeSums(db: Db, erased_id?: number): Promise<number> {
  return inTransaction(db, async (trx) => {
    const sums = await trx
      .deleteFrom('audit_sum')
      .$if(erased_id !== undefined, (query) =>
        query.where((where) =>
          where.or([where('account_id', '=', erased_id!), where('actor_id', '=', erased_id!)]),
        ),
      )
      .returningAll()
      .execute()
    for (const { kind, account_id, actor_id, first_at, last_at, events } of sums)
      await trx
        .insertInto('audit_entry')
        .values({
          created_at: last_at,
          kind,
          account_id: account_id === erased_id ? null : account_id,
          actor_id: actor_id === account_id || actor_id === erased_id ? null : actor_id,
          details: JSON.stringify({ repeated: events, since: toIso(first_at) }),
        })
        .execute()
    return sums.length
  })
}
