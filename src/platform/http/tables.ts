declare module '../database/schema.ts' {
  interface Tables {
    idempotency_key: IdempotencyKeyTable
  }
}

export type IdempotencyKeyTable = {
  account_id: number
  key: string
  request_hash: string
  body: string | null
  created_at: number
}
