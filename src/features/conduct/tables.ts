declare module '../../platform/database/schema.ts' {
  interface Tables {
    account_restriction: AccountRestrictionTable
  }
}

/** A person whom moderators have limited: until then they cannot follow, comment or mention anybody. */
export type AccountRestrictionTable = { account_id: number; until: number }
