import type { Db, Trx } from '../../platform/database/schema.ts'
import type { RequestOrigin } from '../../platform/http/request-origin.ts'
import type { AuditKind } from './kinds.ts'
import { addToSum, hasEnoughEntries, writeSums } from './sums.ts'

export type AuditEvent = {
  kind: AuditKind
  /** The account that the event is about; null when there is none. */
  account_id: number | null
  /** The account that caused the event, if it is not `account_id`. */
  actor_id?: number
  origin?: RequestOrigin
  /** Must never hold a secret, a password, or text that somebody entered as a password. */
  details?: Record<string, string | number | boolean | null>
}

/**
 * Adds an entry to the audit log, in the transaction of the change that it records. If there are too many of its kind,
 * it is only counted; the hourly maintenance writes the sum as one entry.
 */
export async function recordAudit(trx: Trx, now: number, event: AuditEvent): Promise<void> {
  const { kind, account_id, actor_id = null, origin, details } = event
  const counted = { kind, account_id: account_id ?? 0, actor_id }
  if (await hasEnoughEntries(trx, now, counted)) return addToSum(trx, now, counted)
  await trx
    .insertInto('audit_entry')
    .values({
      created_at: now,
      kind,
      account_id,
      actor_id,
      request_id: origin?.request_id ?? null,
      address: origin?.address ?? null,
      user_agent: origin?.user_agent ?? null,
      details: details ? JSON.stringify(details) : null,
    })
    .execute()
}

/** A query that counts the events of one kind about an account since an instant. */
export function countAudit(
  db: Db,
  { kind, account_id, since }: { kind: AuditKind; account_id: number; since: number },
) {
  return db
    .selectFrom('audit_entry')
    .select((of) => of.fn.countAll().as('count'))
    .where('account_id', '=', account_id)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
}

/** Clears everything in the log that identifies an erased account. The entries themselves stay. */
export async function eraseFromAudit(trx: Trx, account_id: number): Promise<void> {
  const origin = { request_id: null, address: null, user_agent: null }
  await trx
    .updateTable('audit_entry')
    .set({ ...origin, account_id: null, details: null })
    .where('account_id', '=', account_id)
    .execute()
  await trx
    .updateTable('audit_entry')
    .set({ ...origin, actor_id: null })
    .where('actor_id', '=', account_id)
    .execute()
  await writeSums(trx, account_id)
}

/** Clears network addresses and user agents in entries from before `before`, because they are personal data. */
export async function clearOldOrigins(db: Db, before: number): Promise<void> {
  await db
    .updateTable('audit_entry')
    .set({ address: null, user_agent: null })
    .where('created_at', '<', before)
    .where((where) => where.or([where('address', 'is not', null), where('user_agent', 'is not', null)]))
    .execute()
}
