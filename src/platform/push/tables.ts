declare module '../database/schema.ts' {
  interface Tables {
    push_key: PushKeyTable
  }
}

/** The key with which this server identifies itself to push services. One row. */
export type PushKeyTable = {
  id: number
  /** Base64url of the uncompressed point. Browsers bind their subscriptions to it. */
  public_key: string
  /** Encrypted. */
  private_key: string
  created_at: number
}
