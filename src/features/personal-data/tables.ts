import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    account_export: AccountExportTable
  }
}

export type AccountExportTable = {
  id: Generated<number>
  account_id: number
  status: 'queued' | 'done' | 'failed'
  storage_key: string | null
  size_bytes: number | null
  created_at: number
  expires_at: number | null
}
