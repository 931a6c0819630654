declare module '../../platform/database/schema.ts' {
  interface Tables {
    reaction_summary: ReactionSummaryTable
  }
}

/**
 * How many likes and comments a workout has; without a row, none. They are not columns of `workout`, because a like must
 * neither wait for a change of the workout nor change the owner's revision. Nothing writes them yet. Whatever does must
 * also put a mark of its own into the key of the cached list of workouts, which shows them.
 */
export type ReactionSummaryTable = {
  workout_id: number
  likes_count: number
  comments_count: number
}
