import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    follow: FollowTable
    follow_request: FollowRequestTable
    block: BlockTable
    mute: MuteTable
    relation_summary: RelationSummaryTable
  }
}

export type FollowTable = {
  id: Generated<number>
  follower_id: number
  followed_id: number
  created_at: number
}

/** A request to follow a private profile, or the memory of a refused one. */
export type FollowRequestTable = {
  id: Generated<number>
  requester_id: number
  target_id: number
  /** Null when a refused request has been withdrawn. */
  asked_at: number | null
  /** The requester is not told of a refusal. */
  refused_at: number | null
}

/** While it exists, neither of the two sees the other. */
export type BlockTable = { id: Generated<number>; blocker_id: number; blocked_id: number; created_at: number }

/** The person is neither in the muter's suggestions nor in the muter's feed. */
export type MuteTable = { id: Generated<number>; muter_id: number; muted_id: number; created_at: number }

/** One row per person who has ever had relations. */
export type RelationSummaryTable = {
  account_id: number
  /** Followers whose accounts are counted. */
  followers_count: Generated<number>
  /** People whom this person follows and whose accounts are counted. */
  following_count: Generated<number>
  /** 0 while the account is suspended or waits to be erased: the counters of others leave it out. */
  is_counted: Generated<number>
  /** Changes with the counters and with what this person does or is asked; cache keys contain it. */
  revision: Generated<number>
}
