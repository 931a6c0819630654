import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    audit_entry: AuditEntryTable
    audit_sum: AuditSumTable
  }
}

/** Append-only. When an account is erased, the columns that identify it are cleared. */
export type AuditEntryTable = {
  id: Generated<number>
  created_at: number
  kind: string
  /** The account that the event is about; null when there is none, or it has been erased. */
  account_id: number | null
  /** The account that caused the event; null when it is `account_id`, or has been erased. */
  actor_id: number | null
  request_id: string | null
  address: string | null
  user_agent: string | null
  /** JSON. */
  details: string | null
}

/** Events that get no entries of their own, because there were too many. Within about an hour a sum becomes an entry. */
export type AuditSumTable = {
  account_id: number
  kind: string
  /** The account that caused the events; `account_id` when it is the same. */
  actor_id: number
  first_at: number
  last_at: number
  events: number
}
