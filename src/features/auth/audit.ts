import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Client } from './client.ts'

/** What the audit log tells of. */
type AuditKind =
  | 'account.registered'
  | 'account.email_verified'
  | 'account.email_change_asked'
  | 'account.email_changed'
  | 'account.username_changed'
  | 'account.password_changed'
  | 'account.password_reset_asked'
  | 'account.password_reset'
  | 'account.deletion_asked'
  | 'account.deletion_cancelled'
  | 'account.erased'
  | 'account.export_asked'
  | 'account.role_changed'
  | 'account.suspended'
  | 'account.restored'
  | 'sign_in.succeeded'
  | 'sign_in.failed'
  /** The right password came, and a code is still to come. */
  | 'sign_in.code_asked'
  | 'sign_in.locked'
  | 'session.ended'
  | 'session.token_reused'
  | 'factor.changed'
  | 'api_key.made'
  | 'api_key.removed'
  | 'invitation.made'
  | 'invitation.removed'

export type AuditNote = {
  kind: AuditKind
  /** Whose account it is about; null when there is none. */
  account_id: number | null
  /** Who did it, where that is not the account itself. */
  actor_id?: number
  client?: Client
  /** Never a secret, a password, or what was typed in place of one. */
  details?: Record<string, string | number | boolean | null>
}

/** Adds one line to the audit log, together with what it tells of. */
export async function recordAudit(trx: Trx, now: number, note: AuditNote): Promise<void> {
  const { kind, account_id, actor_id = null, client, details } = note
  await trx
    .insertInto('audit_entry')
    .values({
      created_at: now,
      kind,
      account_id,
      actor_id,
      request_id: client?.request_id ?? null,
      address: client?.address ?? null,
      user_agent: client?.user_agent ?? null,
      details: details ? JSON.stringify(details) : null,
    })
    .execute()
}

/** Empties everything in the log that tells of an account; the lines themselves stay. */
export async function forgetInAudit(trx: Trx, account_id: number): Promise<void> {
  const nothing = { account_id: null, request_id: null, address: null, user_agent: null, details: null }
  await trx.updateTable('audit_entry').set(nothing).where('account_id', '=', account_id).execute()
  await trx
    .updateTable('audit_entry')
    .set({ actor_id: null, request_id: null, address: null, user_agent: null })
    .where('actor_id', '=', account_id)
    .execute()
}

/** Addresses and agents are personal: they are kept for a year. */
export async function forgetOldOrigins(db: Db, before: number): Promise<void> {
  await db
    .updateTable('audit_entry')
    .set({ address: null, user_agent: null })
    .where('created_at', '<', before)
    .where((where) => where.or([where('address', 'is not', null), where('user_agent', 'is not', null)]))
    .execute()
}
