import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    invitation: InvitationTable
  }
}

export type InvitationTable = {
  id: Generated<number>
  code_hash: string
  /** The address that the code was mailed to; null when it was not mailed, or has been used. */
  email: string | null
  created_by: number | null
  created_at: number
  expires_at: number
  used_at: number | null
  used_by: number | null
}
