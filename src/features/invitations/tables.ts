import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    invitation: InvitationTable
  }
}

export type InvitationTable = {
  id: Generated<number>
  code_hash: string
  /** The address that the code was mailed to, until it is used; null when it was handed over in person. */
  email: string | null
  created_by: number | null
  created_at: number
  expires_at: number
  used_at: number | null
  used_by: number | null
}
