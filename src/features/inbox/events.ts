declare module '../../platform/events.ts' {
  interface Events {
    /** Something was added to or taken out of a person's notifications, or they have read some. */
    'inbox.changed': { account_ids: readonly number[] }
  }
}

export {}
