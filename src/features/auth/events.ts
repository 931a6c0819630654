declare module '../../platform/events.ts' {
  interface Events {
    /** The account was suspended, restored or erased, or its role, password or settings changed. */
    'account.changed': { account_id: number }
    'sessions.ended': { session_ids: number[] }
    'api_key.ended': { api_key_id: number }
  }
}

export {}
