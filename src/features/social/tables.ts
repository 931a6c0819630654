import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    reaction_summary: ReactionSummaryTable
    workout_like: WorkoutLikeTable
    comment: CommentTable
    comment_like: CommentLikeTable
    comment_mention: CommentMentionTable
  }
}

/**
 * How many likes and comments a workout has; without a row, none. They are not columns of `workout`, because a like must
 * neither wait for a change of the workout nor change the owner's revision.
 */
export type ReactionSummaryTable = {
  workout_id: number
  likes_count: Generated<number>
  comments_count: Generated<number>
  /** 1: nobody may add comments. */
  comments_closed: Generated<number>
}

export type WorkoutLikeTable = {
  id: Generated<number>
  workout_id: number
  account_id: number
  /** 0: not in the counter, because the account is suspended or will be erased. */
  is_counted: Generated<number>
  created_at: number
}

export type CommentTable = {
  id: Generated<number>
  workout_id: number
  author_id: number
  /** The comment to which this is a reply. A reply has no replies of its own. */
  parent_id: number | null
  content: string
  likes_count: Generated<number>
  /** 0: not in the counter, because it or its parent is hidden or by an account that is suspended or will be erased. */
  is_counted: Generated<number>
  created_at: number
  edited_at: Generated<number | null>
  /** When a moderator hid it; null if it is not hidden. */
  hidden_at: Generated<number | null>
}

export type CommentLikeTable = {
  id: Generated<number>
  comment_id: number
  account_id: number
  /** 0: not in the counter, because the account is suspended or will be erased. */
  is_counted: Generated<number>
  created_at: number
}

/** People named in a comment (`@name`) who could see the workout when it was written. */
export type CommentMentionTable = {
  comment_id: number
  account_id: number
}
