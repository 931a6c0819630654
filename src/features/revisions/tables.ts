declare module '../../platform/database/schema.ts' {
  interface Tables {
    reaction_revision: ReactionRevisionTable
  }
}

/** Changes with every like and comment on the owner's workouts. The keys of cached responses that show them contain it. */
export type ReactionRevisionTable = {
  account_id: number
  revision: number
}
